import { agencies } from '../../build/demo/cast.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { sampleInput } from './sample-input.ts';
import type { TestTerminal } from './terminal.ts';

const [a, b] = agencies;

/** A valid outgoing record of agency A to agency B, as a clerk would fill it in. */
export function outgoingInput(number: number, change: Partial<RecordInput> = {}): RecordInput {
  return {
    ...sampleInput,
    number,
    issuedOn: localDate(Date.now()),
    issuer: a.code,
    signer: a.head.code,
    recipients: [b.code],
    ...change,
  };
}

/** Registers a record of A with this number and issues it to B; its code and the identity of its envelope. */
export async function registerAndIssue(
  { handlers }: Pick<TestTerminal, 'handlers'>,
  number: number,
): Promise<{ code: ControlCode; envelope: string }> {
  const { record } = await handlers['record.register']({ input: outgoingInput(number) });
  const { envelopes } = await handlers['record.issue']({ code: record.code });
  return { code: record.code, envelope: envelopes[0] ?? '' };
}
