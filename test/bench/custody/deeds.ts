import type { Act } from '../../../contract/ledger/act.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import { custodyActs, permit } from '../../support/custody-acts.ts';
import { shelves } from '../../support/custody-section.ts';
import { self } from '../data/records.ts';
import { clerk, keeperOf, recipientOf, shelfCode, unitCode, units } from './agency.ts';
import { copies, line, until } from './lives.ts';

/** One act of a person; `offer` is the entry of the last act before it. */
export interface Deed {
  readonly by: string;
  act(offer: number): Act;
}

/** Every act on copies of our own that there is, on a document that is with the clerks, each allowed by those before. */
export function deedsOn(code: ControlCode, nth: number): Deed[] {
  const unit = nth % units;
  const [keeper, person, office] = [keeperOf(unit), recipientOf(unit, nth), unitCode(unit)];
  const [shelf, other] = [shelfCode(unit, 1), shelfCode(unit, 2)];
  const record = { issuer: self, code };
  const all = { copies };
  const held = { copies, from: person };
  const accepts = (by: string, terms: { from: string; to: string; place?: string }): Deed => ({
    by,
    act: (offer) => custodyActs.accept(record, { ...all, ...terms, offer, person: by }),
  });
  const simple = (by: string, act: Act): Deed => ({ by, act: () => act });
  return [
    simple(clerk, custodyActs.transfer(record, { ...all, to: office })),
    accepts(keeper, { from: 'desk', to: office, place: shelf }),
    simple(keeper, custodyActs.move(record, { ...all, from: shelf, place: other })),
    simple(keeper, custodyActs.lend(record, { ...all, from: other, to: person, until, permit })),
    accepts(person, { from: other, to: person }),
    simple(clerk, custodyActs.recall(record, { ...held, until })),
    simple(person, custodyActs.giveBack(record, { ...held, to: office })),
    accepts(keeper, { from: person, to: office, place: other }),
    simple(keeper, custodyActs.giveOut(record, { ...all, from: other, to: person, permit })),
    accepts(person, { from: other, to: person }),
    simple(person, custodyActs.takeOut(record, { ...held, purpose: 'P01', place: 'N01', until, permit })),
    simple(person, custodyActs.bringBack(record, held)),
    simple(person, custodyActs.giveBack(record, { ...held, to: 'desk' })),
    accepts(clerk, { from: person, to: 'desk' }),
    simple(clerk, custodyActs.miss(record, all)),
    simple(clerk, custodyActs.find(record, 'desk', { copies })),
    simple(clerk, custodyActs.transfer(record, { ...all, to: person })),
    { by: clerk, act: (offer) => custodyActs.takeBack(record, { ...all, offer }) },
    simple(clerk, custodyActs.disclose(record, { persons: [person], permit })),
    simple(clerk, custodyActs.transfer(record, { ...all, to: person })),
    accepts(person, { from: 'desk', to: person }),
    simple(clerk, custodyActs.collect(record, { ...held, to: 'desk', person, line })),
    simple(clerk, custodyActs.archive(record, { ...all, place: shelves.office })),
  ];
}
