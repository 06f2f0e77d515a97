import { AppError } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { genesis } from '../ledger/chain.ts';
import type { LedgerStore } from '../ports/store.ts';

/** Entries read at a time on the way back to the last act about a document. */
const portion = 100;

/**
 * What the ledger names last, of what `named` reads in an entry; undefined before the first unlock. It is found along
 * the chain and not by an index, whose pages could be old ones too; each unlock names it, so the way back is one session
 * long.
 */
export function lastNamed<Mark>(
  ledger: Pick<LedgerStore, 'page'>,
  named: (entry: LedgerEntry) => Mark | undefined,
): Mark | undefined {
  let later: LedgerEntry | undefined;
  for (;;) {
    const { entries } = ledger.page(later?.seq ?? null, portion);
    for (const entry of entries) {
      if (later !== undefined && later.prev !== entry.hash) throw new AppError('LEDGER_BROKEN');
      const mark = named(entry);
      if (mark !== undefined) return mark;
      later = entry;
    }
    if (entries.length > 0) continue;
    if (later !== undefined && later.prev !== genesis) throw new AppError('LEDGER_BROKEN');
    return undefined;
  }
}
