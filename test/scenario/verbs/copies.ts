import { expect } from 'vitest';
import { AppError, type ErrorCode, errorOf } from '../../../contract/errors/index.ts';
import type { CustodyDeed } from '../../../contract/ipc/custody-channels.ts';
import type { Desk, Step } from '../desk.ts';
import { people, type Who } from '../world/cast.ts';

/** What is done to copies inside. Each step names the document and the numbers of its copies. */

/** Where the copy is, as the page of its record shows it. */
async function insideOf({ handlers, document }: Desk, name: string, copy: number) {
  const { copies } = await handlers['record.page'](document(name).key);
  return copies.find((each) => each.copy === copy)?.inside;
}

/** The copies as who acts sees them: who answers for the first of them, and what is offered. */
async function shownTo(desk: Desk, name: string, copies: readonly number[]) {
  const inside = await insideOf(desk, name, copies[0] ?? 0);
  const offer = inside?.offer?.entry;
  const shown = { ...desk.document(name).key, copies: [...copies], from: inside?.holder ?? 'desk' };
  return offer === undefined ? shown : { ...shown, offer };
}

const does =
  (name: string, copies: readonly number[], deed: (desk: Desk) => CustodyDeed): Step =>
  async (desk) => {
    const shown = await shownTo(desk, name, copies);
    const { refused } = await desk.handlers['custody.do']({ copies: [shown], deed: deed(desk) });
    const [first] = refused;
    if (first !== undefined) throw errorOf(first.failure);
  };

/** On the word of the head, who gives it on paper, or of the deputy in what they may permit. */
const permittedBy = (by: string, { today }: Desk) => ({
  by,
  paper: { number: 60, notation: 'QĐ-UBND', issuedOn: today },
});

type Copies = readonly number[];
export const transfers = (name: string, copies: Copies, to: string): Step =>
  does(name, copies, () => ({ act: 'transfer', to }));
export const lends = (
  name: string,
  copies: Copies,
  to: string,
  days: number,
  by: string = people.head,
): Step =>
  does(name, copies, (desk) => ({
    ...{ act: 'lend', to, until: desk.day(days), permit: permittedBy(by, desk) },
  }));
export const givesOut = (name: string, copies: Copies, to: string): Step =>
  does(name, copies, (desk) => ({ act: 'give-out', to, permit: permittedBy(people.head, desk) }));
export const givesBack = (name: string, copies: Copies, to: string): Step =>
  does(name, copies, () => ({ act: 'give-back', to }));
export const sendsBack = (name: string, copies: Copies, run: number): Step =>
  does(name, copies, () => ({ act: 'send-back', carrier: 'courier', run }));
export const arrives = (name: string, copies: Copies): Step =>
  does(name, copies, ({ today }) => ({ act: 'arrive', on: today }));
export const takesBack = (name: string, copies: Copies): Step =>
  does(name, copies, () => ({ act: 'take-back' }));
/** In the session of who accepts. */
export const accepts = (name: string, copies: Copies, to: string, place?: string): Step =>
  does(name, copies, () => ({ act: 'accept', to, ...(place === undefined ? {} : { place }) }));
/** By a signature beside the session of who gives it. */
export const acceptsBeside =
  (name: string, copies: Copies, who: Who<'a'>): Step =>
  async (desk) =>
    desk.countersign(who, {
      shown: await shownTo(desk, name, copies),
      deed: { act: 'accept', to: people[who] },
    });
/** From who gives it up by a signature beside the session of who gets it. */
export const collectsBeside =
  (name: string, copies: Copies, who: Who<'a'>, place: string): Step =>
  async (desk) =>
    desk.countersign(who, {
      shown: await shownTo(desk, name, copies),
      deed: { act: 'collect', to: 'desk', place },
    });
/** By hand, on a line of the paper book. */
export const acceptsOnPaper = (name: string, copies: Copies, person: string): Step =>
  does(name, copies, (desk) => ({ act: 'accept', to: person, paper: { person, line: desk.nextLine() } }));
/** From who gives it up by hand, on a line of the paper book. */
export const collects = (name: string, copies: Copies, person: string, place?: string): Step =>
  does(name, copies, (desk) => ({
    ...{ act: 'collect', to: 'desk', paper: { person, line: desk.nextLine() } },
    ...(place === undefined ? {} : { place }),
  }));
export const recalls = (name: string, copies: Copies, days: number): Step =>
  does(name, copies, (desk) => ({ act: 'recall', until: desk.day(days) }));
export const takesOut = (name: string, copies: Copies, place: string, days: number): Step =>
  does(name, copies, (desk) => ({
    ...{ act: 'take-out', purpose: 'P01', place, until: desk.day(days) },
    permit: permittedBy(people.head, desk),
  }));
export const bringsBack = (name: string, copies: Copies): Step =>
  does(name, copies, () => ({ act: 'bring-back' }));
export const archives = (name: string, copies: Copies, place: string, dossier?: string): Step =>
  does(name, copies, () => ({ act: 'archive', place, ...(dossier === undefined ? {} : { dossier }) }));
export const moves = (name: string, copies: Copies, place: string): Step =>
  does(name, copies, () => ({ act: 'move', place }));
export const misses = (name: string, copies: Copies): Step => does(name, copies, () => ({ act: 'miss' }));
export const finds = (name: string, copies: Copies, holder: string): Step =>
  does(name, copies, () => ({ act: 'find', holder }));

/** Shows a document to persons of the agency, and to so many from outside. */
export const discloses =
  (name: string, persons: readonly string[], outside = 0): Step =>
  (desk) =>
    desk.handlers['custody.disclose'](disclosure(desk, name, persons, outside));
/** A second person stands by it by hand, on a line of the paper book. */
export const disclosesOnPaper =
  (name: string, persons: readonly string[], person: string): Step =>
  (desk) =>
    desk.handlers['custody.disclose']({
      ...disclosure(desk, name, persons),
      second: { person, line: desk.nextLine() },
    });
/** The same by a signature beside the session. */
export const disclosesBeside =
  (name: string, persons: readonly string[], who: Who<'a'>): Step =>
  (desk) =>
    desk.countersign(who, { disclosed: disclosure(desk, name, persons) });

const disclosure = (desk: Desk, name: string, persons: readonly string[], outside = 0) => ({
  ...desk.document(name).key,
  persons: persons.toSorted(),
  ...(outside === 0 ? {} : { outside: { ...desk.nextLine(), persons: outside } }),
  permit: permittedBy(people.head, desk),
});

/** The terminal refuses a step, for this reason and no other. */
export const refused =
  (code: ErrorCode, step: Step): Step =>
  async (desk) => {
    const given = await (async () => step(desk))().then(
      () => 'done',
      (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)),
    );
    expect(given).toBe(code);
  };
