import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import type { Store } from '../ports/store.ts';

type Ledger = Pick<Store['ledger'], 'route'>;

/** The acts about one record and the envelopes that carry it: others may bear the same code. In order. */
export function routeOf(ledger: Ledger, { issuer, code }: RecordKey, self: OrganisationCode): LedgerEntry[] {
  const entries = ledger.route(code);
  const envelopes = new Set(
    entries.filter((entry) => issuerIn(entry, self) === issuer).map(({ subject }) => subject),
  );
  return entries.filter((entry) => {
    if (entry.act === 'reject') return envelopes.has(entry.subject);
    if (entry.act === 'refuse') return envelopes.has(entry.data.envelope);
    return (issuerIn(entry, self) ?? self) === issuer;
  });
}

/** Who else has a record under this code here or has sent one, `issuer` left out. */
export function othersWith(
  ledger: Ledger,
  { issuer, code }: RecordKey,
  self: OrganisationCode,
): OrganisationCode[] {
  return issuersWith(ledger, code, self).filter((other) => other !== issuer);
}

function issuersWith(ledger: Ledger, code: ControlCode, self: OrganisationCode): OrganisationCode[] {
  return [...new Set(ledger.route(code).flatMap((entry) => issuerIn(entry, self) ?? []))];
}

/** The issuer whom an act brings in; what is done to our own records afterwards names none. */
function issuerIn(entry: LedgerEntry, self: OrganisationCode): OrganisationCode | undefined {
  switch (entry.act) {
    case 'register':
      return self;
    case 'receive':
      return entry.data.from;
    case 'enter':
      return entry.data.record.issuer;
    case 'join':
      return entry.data.new.issuer;
    default:
      return undefined;
  }
}
