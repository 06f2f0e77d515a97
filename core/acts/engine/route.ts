import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { EnvelopeAnswer } from '../../../contract/record/status.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { Store } from '../../ports/store.ts';
import { specificationOf } from '../index.ts';

type Ledger = Pick<Store['ledger'], 'route'>;

/** The acts about one record and the envelopes that carry it: others may bear the same code. In order. */
export function routeOf(ledger: Ledger, { issuer, code }: RecordKey, self: OrganisationCode): LedgerEntry[] {
  const entries = ledger.route(code);
  const envelopes = new Set(
    entries.filter((entry) => issuerIn(entry, self) === issuer).map(({ subject }) => subject),
  );
  return entries.filter((entry) => {
    const { record } = specificationOf(entry);
    if (record === 'none') return false;
    if (record === 'own') return issuer === self;
    return 'envelope' in record
      ? envelopes.has(record.envelope(entry))
      : record.issuer(entry, self) === issuer;
  });
}

/** To whom the envelopes went that these acts sent. */
export function recipientsOf(entries: readonly LedgerEntry[]): ReadonlyMap<string, OrganisationCode> {
  return new Map(
    entries.flatMap((entry): [string, OrganisationCode][] => {
      if (entry.act === 'issue') return entry.data.envelopes.map(({ id, to }) => [id, to]);
      if (entry.act !== 'resend' || entry.data.envelope === undefined) return [];
      return [[entry.data.envelope.id, entry.data.to]];
    }),
  );
}

/** What the last envelope with a record of another was answered; null where none came that stands. */
export function answerTo(ledger: Ledger, key: RecordKey, self: OrganisationCode): EnvelopeAnswer | null {
  let answer: EnvelopeAnswer | null = null;
  for (const { act, data } of routeOf(ledger, key, self)) {
    if (act === 'join' || (act === 'enter' && data.envelope !== undefined)) return 'entered';
    if (act === 'receive') answer = 'waiting';
    else if (act === 'refuse') answer = 'refused';
  }
  return answer;
}

/** Whether the line of a record in the incoming register has what its issuer signed. */
export const cameInEnvelope = (ledger: Ledger, key: RecordKey, self: OrganisationCode): boolean =>
  answerTo(ledger, key, self) === 'entered';

/** Who else has a record under this code here or has sent one, `issuer` left out. */
export function othersWith(
  ledger: Ledger,
  { issuer, code }: RecordKey,
  self: OrganisationCode,
): OrganisationCode[] {
  const issuers = new Set(ledger.route(code).flatMap((entry) => issuerIn(entry, self) ?? []));
  return [...issuers].filter((other) => other !== issuer);
}

/** The issuer whose record an act brings in. */
function issuerIn(entry: LedgerEntry, self: OrganisationCode): OrganisationCode | undefined {
  const { record } = specificationOf(entry);
  return typeof record === 'object' && 'issuer' in record ? record.issuer(entry, self) : undefined;
}
