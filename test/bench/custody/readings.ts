import { todayLines } from '../../../contract/ipc/today.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { CheckSignature } from '../../../core/encoding/statement.ts';
import { loadLaw } from '../../../core/law/law.ts';
import type { InsideCopy } from '../../../core/ports/registers.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { SectionIndex } from '../../../core/section/section.ts';
import { insideViews } from '../../../core/views/inside-view.ts';
import { recordPage } from '../../../core/views/record-page.ts';
import { fullSight } from '../../../domain/rights/sight.ts';
import { numbersFrom } from '../../support/seeded.ts';
import { self, year } from '../data/records.ts';
import { clerk } from './agency.ts';

/** One way of reading where copies are: does it once, for the `turn`th time. */
export interface Reading {
  readonly name: string;
  readonly turns: number;
  read(store: Store, turn: number): unknown;
}

const inUse = { law: loadLaw(`${year}-06-15`), documents: { calendars: [], laws: [] } };
/** For whom the clerk takes copies over. */
const receivers = [clerk, 'U01', 'desk'];
/** Lines that the screen of a holder asks for at once (renderer/screens/holdings). */
const pageLines = 100;

const at = <Item>(items: readonly Item[], turn: number): Item => {
  const item = items[turn % items.length];
  if (item === undefined) throw new RangeError('nothing to read');
  return item;
};

/** What the screens ask about copies, through the code that the terminal's own handlers run. */
export function readings(
  { registers }: Store,
  codes: readonly ControlCode[],
  vault: { section: SectionIndex; check: CheckSignature },
): Reading[] {
  const next = numbersFrom(codes.length);
  const chosen = Array.from({ length: 2_000 }, () => at(codes, next()));
  // They have more than anybody else.
  const behind = Math.max(0, registers.heldBy('desk', 0, 0).total - pageLines);
  const shown = ({ ledger }: Store, copies: readonly InsideCopy[]) => {
    const insideView = insideViews(ledger);
    return copies.map(({ custody, ...copy }) => ({ ...copy, inside: insideView(custody) }));
  };
  return [
    {
      name: 'page of a record',
      turns: 400,
      read: (store, turn) => {
        const key = { issuer: self, code: at(chosen, turn) };
        const rights = { sight: () => fullSight };
        return recordPage(
          { config: { organisation: self } },
          { vault: { store, ...inUse, ...vault }, rights },
          key,
        );
      },
    },
    {
      name: 'what the clerks have, 100 lines',
      turns: 200,
      read: (store, turn) =>
        shown(store, store.registers.heldBy('desk', pageLines, (turn * 7_919) % (behind + 1)).copies),
    },
    { name: 'who has anything', turns: 200, read: (store) => store.registers.holders() },
    {
      name: 'what is open inside today',
      turns: 200,
      read: (store, turn) => {
        // Counted anew, as after an act: another day than the last time.
        const today = `${year}-11-${turn % 2 === 0 ? 29 : 30}`;
        const { registers, ledger } = store;
        const insideView = insideViews(ledger);
        return [
          registers.insideTotals(receivers, today),
          ...registers.offeredTo(receivers, todayLines, 0).map(({ custody }) => insideView(custody)),
          ...shown(store, registers.dueInside(today, todayLines, 0)),
          ...shown(store, registers.missing(todayLines, 0)),
        ];
      },
    },
  ];
}
