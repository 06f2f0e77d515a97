import { codedRecordFormat, issuedPart, type WrittenRecord } from '../../../contract/record/coded-record.ts';
import { type ControlCode, controlCodeFrom } from '../../../contract/record/control-code.ts';
import type { Urgency } from '../../../contract/record/fields.ts';
import { appendAct } from '../../../core/acts/engine/append.ts';
import { canonicalBytes, digestOf } from '../../../core/encoding/canonical.ts';
import { prepareIssue } from '../../../core/exchange/outbound/prepare.ts';
import type { Store } from '../../../core/ports/store.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { newestGeneration } from '../../../domain/record/older-generations.ts';
import type { TestRandom } from '../seeded.ts';
import { type Agency, check, indexOf } from './agencies.ts';

export const clock = { now: () => Date.now(), monotonic: () => performance.now() };

interface Sender {
  from: Agency;
  to: Agency;
  /** That of `from`. */
  store: Store;
  random: TestRandom;
}

/** What of a record must not be drawn at random: the identity of its envelope, its control code; and its urgency. */
export interface IssueChange {
  identity?: string;
  code?: ControlCode;
  urgency?: Urgency;
  /** Recipients besides, which get the paper alone; they stand behind the other in the order of codes. */
  also?: readonly string[];
}

/** Registers and issues one record, as the terminal does: signatures first, then one transaction. */
export async function issueRecord(
  { from, to, store, random }: Sender,
  number: number,
  { identity, code = controlCodeFrom(random.bytes(12)), urgency = 'normal', also = [] }: IssueChange = {},
): Promise<{ code: WrittenRecord['code']; id: string }> {
  const record = codedRecordFormat.newest.parse({
    generation: 4,
    code,
    book: 'outgoing',
    year: 2026,
    ordinal: number,
    level: 'C',
    typeCode: 'BC',
    number,
    notation: 'BC-VP',
    issuedOn: localDate(clock.now()),
    issuer: from.code,
    signer: from.personCode,
    recipients: [to.code, ...also],
    urgency,
    copies: 1 + also.length,
    pages: 1,
    enclosures: 0,
    namedOpenerOnly: false,
    copyAllowed: false,
    noteCodes: [],
  });
  const context = { store, clock, self: from.code, actor: from.personCode };
  appendAct(context, { act: 'register', subject: code, data: { record, warned: [], givenOn: null } });
  const prepared = await prepareIssue(
    {
      self: from.code,
      person: from.personCode,
      directory: indexOf(from, to),
      check,
      sign: from.clerk.sign,
      clock,
      random:
        identity === undefined ? random : { bytes: () => Buffer.from(identity.replaceAll('-', ''), 'hex') },
      newestReadBy: () => newestGeneration,
      signAsOrganisation: from.seal.sign,
    },
    issuedPart(record),
    also,
  );
  const proof = ({ content, signature }: { content: Uint8Array; signature: Uint8Array }) => ({
    content: store.proofs.put(content),
    signature: store.proofs.put(signature),
  });
  const [envelope] = prepared.envelopes;
  if (envelope === undefined) throw new Error('no envelope');
  const { id } = envelope.header;
  store.transaction(() => {
    const proofs = { record: proof(prepared.record), dispatch: proof(prepared.dispatch) };
    appendAct(context, {
      act: 'issue',
      subject: code,
      data: {
        ...proofs,
        older: [],
        envelopes: [
          { id, to: to.code, digest: digestOf(canonicalBytes(envelope)), generation: newestGeneration },
        ],
        paper: [],
      },
    });
    const queuedAt = new Date().toISOString();
    store.outbox.add({ id, to: to.code, kind: 'deliver', code, envelope, queuedAt });
  });
  return { code, id };
}
