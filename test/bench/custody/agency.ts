import type { Level } from '../../../contract/record/fields.ts';
import type { Role } from '../../../contract/rights/role.ts';
import type { Section } from '../../../contract/section/section.ts';
import { custodySection, staff } from '../../support/custody-section.ts';
import { since } from '../../support/section.ts';
import { self } from '../data/records.ts';

/** An agency of fifty further units: in each a keeper, nineteen who get copies, and forty shelves. */

export const units = 50;
const peopleOfUnit = 20;
export const shelvesOfUnit = 40;

const two = (n: number): string => String(n).padStart(2, '0');

/** The small agency of the tests has U01 to U03, K1 to K3 and the first persons. */
export const unitCode = (unit: number): string => `U${two(4 + unit)}`;
export const shelfCode = (unit: number, shelf: number): string =>
  `K${40 + unit}-T${two(1 + Math.floor(shelf / 10))}-N${two(1 + (shelf % 10))}`;
const personCode = (unit: number, person: number): string => `P${10_000_000 + unit * peopleOfUnit + person}`;
export const keeperOf = (unit: number): string => personCode(unit, 0);
/** One of those who get copies. */
export const recipientOf = (unit: number, nth: number): string =>
  personCode(unit, 1 + (nth % (peopleOfUnit - 1)));

export const { clerk } = staff;

const range = <Item>(count: number, item: (n: number) => Item): Item[] =>
  Array.from({ length: count }, (_, n) => item(n));

/** Everybody may see everything: no document is of a level for which its life would be another. */
export function agencySection(): Section {
  const small = custodySection(self);
  const all = range(units, (unit) =>
    range(peopleOfUnit, (nth) => ({ unit, code: personCode(unit, nth) })),
  ).flat();
  const post = ({ unit, code }: (typeof all)[number], role: Role) => ({
    ...{ person: code, role, unit: unitCode(unit), from: since },
  });
  const highest: Level = 'A';
  return custodySection(self, {
    units: [
      ...small.units,
      ...range(units, (unit) => ({ code: unitCode(unit), name: 'Phòng', from: since })),
    ],
    places: [
      ...small.places,
      ...range(units, (unit) =>
        range(shelvesOfUnit, (shelf) => ({
          code: shelfCode(unit, shelf),
          unit: unitCode(unit),
          from: since,
        })),
      ).flat(),
    ],
    persons: [
      ...small.persons,
      ...all.map(({ code }) => ({ code, name: 'Nguyễn Văn Mẫu', from: since, certificates: [] })),
    ],
    posts: [
      ...small.posts.map((each) => (each.person === staff.head ? { ...each, authority: 1 } : each)),
      ...all.map((each) => post(each, each.code === keeperOf(each.unit) ? 'keeper' : 'recipient')),
    ],
    clearances: [
      ...small.clearances,
      ...all.map(({ code }) => ({ person: code, level: highest, from: since })),
    ],
    grants: small.grants.map((grant) => ({ ...grant, level: highest })),
  });
}
