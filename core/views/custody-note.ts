import type { CustodyNote } from '../../contract/ipc/custody-views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';

const nothing: CustodyNote = {
  ...{ copies: [], from: null, to: null, person: null, by: null, line: null, until: null, on: null },
  ...{ place: null, dossier: null, purpose: null, permit: null, offer: null, shown: null },
  carried: null,
};

/** What an act on copies inside the organisation says; null of any other. */
export function custodyNoteOf(entry: LedgerEntry): CustodyNote | null {
  switch (entry.act) {
    case 'transfer':
    case 'lend':
    case 'give-out':
    case 'give-back':
    case 'take-back':
    case 'recall':
    case 'take-out':
    case 'bring-back':
    case 'archive':
    case 'move':
    case 'miss':
    case 'arrive': {
      const { issuer: _issuer, ...said } = { ...entry.data };
      return { ...nothing, ...pick(said) };
    }
    case 'send-back': {
      const { copies, from, carrier, run } = entry.data;
      return { ...nothing, copies, from, carried: { carrier, run } };
    }
    case 'accept':
    case 'collect': {
      const { copies, from, to, place, person, statement, line } = entry.data;
      const by = statement !== undefined ? 'countersigned' : line !== undefined ? 'paper' : 'own';
      const offer = entry.act === 'accept' ? entry.data.offer : null;
      return { ...nothing, ...pick({ copies, from, to, place, person, line, offer }), by };
    }
    case 'concur': {
      const { person, line } = entry.data;
      return { ...nothing, ...pick({ person, line }), by: line === undefined ? 'countersigned' : 'paper' };
    }
    case 'complete': {
      const { opener: person, line } = entry.data;
      return { ...nothing, ...pick({ person, line }), by: line === undefined ? 'own' : 'paper' };
    }
    case 'find': {
      const { copies, holder } = entry.data;
      return {
        ...nothing,
        copies,
        from: entry.generation === undefined ? null : entry.data.from,
        to: holder,
      };
    }
    case 'disclose': {
      const { persons, outside, permit } = entry.data;
      const line = outside === undefined ? null : { year: outside.year, line: outside.line };
      return { ...nothing, permit, line, shown: { persons, outside: outside?.persons ?? 0 } };
    }
    default:
      return null;
  }
}

type Said = { readonly [Key in keyof CustodyNote]?: CustodyNote[Key] | undefined };

/** The members of a note that an act states. */
function pick(said: Said & Readonly<Record<string, unknown>>): Partial<CustodyNote> {
  const { copies, from, to, person, line, until, on, place, dossier, purpose, permit, offer } = said;
  return Object.fromEntries(
    Object.entries({
      ...{ copies, from, to, person, line, until, on, place, dossier, purpose, permit, offer },
    }).filter(([, value]) => value !== undefined),
  );
}
