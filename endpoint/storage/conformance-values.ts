import { randomFor } from '../../test/support/random.ts';
import type { EndpointStorage, MailboxItem, NewAnchor, NewEnvelope, StatedReads, Waiting } from './port.ts';

/** What the conformance tests put into a storage, and what must come back. */

export const day = '2026-11-23T01:00:00.000Z';
export const alpha = 'H37.01';
export const beta = 'H37.02';
export const gamma = 'H37.03';
export const random = randomFor('endpoint/storage');
const hex = (length: number): string => Buffer.from(random.bytes(length)).toString('hex');
export const receipt = () => ({ statement: `{"purpose":"${hex(8)}"}`, signature: random.bytes(40) });

/** An envelope to beta as the writer hands it over. */
export const envelope = (seq: number, change: Partial<NewEnvelope> = {}): NewEnvelope => ({
  id: random.uuid(),
  from: alpha,
  to: beta,
  digest: hex(32),
  seq,
  storedAt: day,
  header: `{"at":"${day}","kind":"deliver"}`,
  sealed: random.bytes(100),
  warrant: `{"batch":{"size":${seq}}}`,
  receipt: receipt(),
  ...change,
});

export const anchor = (toSeq: number, change: Partial<NewAnchor> = {}): NewAnchor => ({
  organisation: alpha,
  terminal: 'T00000001',
  toSeq,
  receipt: receipt(),
  ...change,
});

export const reads = (minute: number, change: Partial<StatedReads> = {}): StatedReads => ({
  organisation: alpha,
  terminal: 'T00000001',
  at: `2026-11-23T01:${String(minute).padStart(2, '0')}:00.000Z`,
  statement: `{"newest":${minute}}`,
  signature: Buffer.from(random.bytes(40)),
  ...change,
});

/** The item of a page that an envelope must become. */
export const itemOf = ({ seq, header, sealed, warrant }: NewEnvelope): MailboxItem => ({
  seq,
  envelope: { header, sealed: Buffer.from(sealed), warrant },
});
/** What an envelope counts for while it waits. */
export const waitingOf = ({ from, to, sealed, warrant }: NewEnvelope): Waiting => ({
  from,
  to,
  bytes: sealed.length + Buffer.byteLength(warrant),
});
/** What `find` must answer for an envelope that waits. */
export const found = ({ digest, receipt: { statement, signature } }: NewEnvelope) => ({
  digest,
  receipt: { statement, signature: Buffer.from(signature) },
});
/** What `find` must answer for one that was delivered. */
export const foundDelivered = ({ digest }: NewEnvelope) => ({ digest, receipt: null });
/** What `anchor` must answer. */
export const answered = ({ receipt: { statement, signature } }: NewAnchor) => ({
  statement,
  signature: Buffer.from(signature),
});
/** A page from the beginning without a limit that matters. */
const everything = [0, 1000, 1 << 30] as const;

/** A whole page of a mailbox: `range` is after which sequence, at most how many, and until how many bytes. */
export async function pageOf(
  storage: EndpointStorage,
  organisation = beta,
  range: readonly [after: number, count: number, bytes: number] = everything,
): Promise<MailboxItem[]> {
  const items: MailboxItem[] = [];
  for await (const item of storage.page(organisation, ...range)) items.push(item);
  return items;
}
