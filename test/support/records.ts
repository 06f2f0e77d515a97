import { agencies } from '../../build/demo/cast.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import { localDate } from '../../domain/calendar/local-date.ts';

const [a, b] = agencies;

/** A valid outgoing record of agency A to agency B, as a clerk would fill it in. */
export function outgoingInput(number: number, change: Partial<RecordInput> = {}): RecordInput {
  return {
    book: 'outgoing',
    level: 'B',
    typeCode: 'BC',
    number,
    notation: 'BC-UBND',
    issuedOn: localDate(Date.now()),
    issuer: a.code,
    signer: a.head.code,
    recipients: [b.code],
    urgency: 'normal',
    copies: 2,
    pages: 6,
    enclosures: 1,
    namedOpenerOnly: false,
    noteCodes: [],
    ...change,
  };
}
