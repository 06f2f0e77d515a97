import { Right } from '../../contract/rights/right.ts';
import { Role } from '../../contract/rights/role.ts';
import { entryKeys, Section } from '../../contract/section/section.ts';
import { loadLaw } from '../../core/law/law.ts';
import { startOfDay } from '../../domain/calendar/local-date.ts';
import { codes, outside, people, shelves, tokens, units, withoutToken } from './world/cast.ts';

/** The sections of the two agencies: three of A, one after the other, and one of B, which has none at first. */

/** By which certificate a person signs. */
type CertificateOf = (code: string) => string;

type Term = { readonly from: string; readonly until?: string };
const began: Term = { from: startOfDay('2026-11-01') };
/** The day on which somebody leaves, is followed, and is cleared for more. */
const changed = startOfDay('2026-12-07');
/** The last day of the deputy's first delegation, and of the second. */
const delegated = { first: '2026-11-30', second: '2027-02-28' } as const;
const endOf = (day: string) => new Date(Date.parse(startOfDay(day)) + 86_400_000).toISOString();

const sorted = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
const byCode = <Item extends { readonly code: string }>(items: readonly Item[]) =>
  sorted(items, ({ code }) => code);

/** Each role may do here all that the law lets it, but the recipients of a unit only up to Tối mật. */
const grants = (roles: readonly Role[]) =>
  sorted(
    loadLaw('2026-11-02').rights.flatMap(({ code, roles: lawful }) =>
      roles
        .filter((role) => lawful.includes(role))
        .map((role) => ({
          ...{ role, right: Right.parse(code), ...began },
          level: role === 'recipient' ? ('B' as const) : ('A' as const),
        })),
    ),
    entryKeys.grant,
  );

const person = ({ code, name }: { code: string; name: string }, term: Term, digest?: string) => ({
  ...{ code, name, ...term },
  certificates: digest === undefined ? [] : [{ digest, from: term.from }],
});

/** A's section by its version: of the beginning, of 7 December, and of the new year. */
export function sectionOfA(version: 1 | 2 | 3, at: string, certificateOf: CertificateOf): Section {
  const later = version > 1;
  const left: Term = later ? { ...began, until: changed } : began;
  const { expert, successor } = withoutToken;
  const delegation = { notation: 'QĐ-UBND', by: people.head, to: people.deputy, rights: ['permit-lending'] };
  return Section.parse({
    ...{ purpose: 'tram-mat/section', organisation: codes.a, version, at },
    units: [
      { code: units.office, name: 'Văn phòng', ...began },
      { code: units.planning, name: 'Phòng Tổng hợp', ...began },
      { code: units.archive, name: 'Phòng Lưu trữ', ...began },
    ],
    places: byCode([
      { code: shelves.office, unit: units.office, ...began },
      { code: shelves.second, unit: units.office, ...began },
      { code: shelves.archive, unit: units.archive, ...began },
      ...(version > 2 ? [{ code: shelves.upper, unit: units.archive, from: at }] : []),
    ]),
    outsidePlaces: [{ code: outside.receptions, name: 'Trụ sở tiếp công dân', ...began }],
    persons: byCode([
      ...Object.values(tokens.a).map((holder) => person(holder, began, certificateOf(holder.code))),
      person(expert, left),
      ...(later ? [person(successor, { from: changed })] : []),
    ]),
    posts: sorted(
      [
        { person: people.clerk, role: 'clerk', unit: units.office, ...began },
        { person: people.head, role: 'head', unit: units.office, authority: 1, ...began },
        { person: people.head, role: 'security-officer', unit: units.office, ...began },
        { person: people.deputy, role: 'deputy', unit: units.office, ...began },
        { person: people.keeper, role: 'keeper', unit: units.archive, ...began },
        { person: people.recipient, role: 'recipient', unit: units.planning, ...began },
        { person: people.auditor, role: 'auditor', unit: units.office, ...began },
        { person: people.expert, role: 'recipient', unit: units.planning, ...left },
        ...(later
          ? [{ person: people.successor, role: 'recipient', unit: units.planning, from: changed } as const]
          : []),
      ] as const,
      entryKeys.post,
    ),
    clearances: sorted(
      [
        ...[people.clerk, people.head, people.deputy, people.keeper, people.auditor].map((code) => ({
          ...{ person: code, level: 'A' as const, ...began },
        })),
        { person: people.recipient, level: 'C' as const, ...left },
        { person: people.expert, level: 'B' as const, ...left },
        ...(later
          ? [people.recipient, people.successor].map((code) => ({
              ...{ person: code, level: 'B' as const, from: changed },
            }))
          : []),
      ],
      entryKeys.clearance,
    ),
    grants: grants(Role.options),
    delegations: sorted(
      [
        {
          ...{ ...delegation, number: 41, issuedOn: '2026-11-01', level: 'B' as const },
          ...{ ...began, until: endOf(delegated.first) },
        },
        ...(version > 2
          ? [
              {
                ...{ ...delegation, number: 52, issuedOn: '2027-01-04', level: 'B' as const },
                ...{ from: at, until: endOf(delegated.second) },
              },
            ]
          : []),
      ] as Section['delegations'],
      entryKeys.delegation,
    ),
  });
}

/** B's first section: one unit with one shelf, in which clerk and head work. */
export function sectionOfB(at: string, certificateOf: CertificateOf): Section {
  const { clerk, head } = tokens.b;
  const term = { from: changed };
  return Section.parse({
    ...{ purpose: 'tram-mat/section', organisation: codes.b, version: 1, at },
    units: [{ code: units.office, name: 'Văn phòng Sở', ...term }],
    places: [{ code: shelves.office, unit: units.office, ...term }],
    outsidePlaces: [],
    persons: byCode([clerk, head].map((holder) => person(holder, term, certificateOf(holder.code)))),
    posts: sorted(
      [
        { person: clerk.code, role: 'clerk', unit: units.office, ...term },
        { person: head.code, role: 'head', unit: units.office, authority: 2, ...term },
        { person: head.code, role: 'security-officer', unit: units.office, ...term },
      ] as const,
      entryKeys.post,
    ),
    clearances: sorted(
      [clerk, head].map(({ code }) => ({ person: code, level: 'A' as const, ...term })),
      entryKeys.clearance,
    ),
    grants: grants(['clerk', 'head', 'security-officer']).map((grant) => ({ ...grant, ...term })),
    delegations: [],
  });
}
