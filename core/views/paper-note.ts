import type { PaperNote } from '../../contract/ipc/paper-views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';

/** What a person noted of paper on its way, or sent again on paper; null for an act that is about something else. */
export function paperNoteOf(entry: LedgerEntry): PaperNote | null {
  switch (entry.act) {
    case 'hand': {
      const { to, carrier, run, envelopes } = entry.data;
      return { to, handed: { carrier, run, envelopes }, on: null, takesBack: null, copies: null };
    }
    case 'slip':
    case 'decline':
    case 'lose':
      return { to: [entry.data.to], handed: null, on: entry.data.on, takesBack: null, copies: null };
    case 'retract':
      return { to: [entry.data.to], handed: null, on: null, takesBack: entry.data.entry, copies: null };
    case 'resend': {
      const { to, envelope } = entry.data;
      const copies = ('copies' in entry.data ? entry.data.copies : undefined) ?? null;
      return envelope === undefined ? { to: [to], handed: null, on: null, takesBack: null, copies } : null;
    }
    default:
      return null;
  }
}
