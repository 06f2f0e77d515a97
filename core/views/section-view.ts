import { inForce } from '../../contract/exchange/directory.ts';
import type { SectionView } from '../../contract/ipc/custody-views.ts';
import { Level } from '../../contract/record/fields.ts';
import { TwoPersonAct } from '../../contract/rights/two-person.ts';
import type { Instant } from '../../contract/scalar.ts';
import { Office } from '../../domain/rights/office.ts';
import type { OpenVault } from '../session/open-vault.ts';

/** Who works here at an instant, where things are kept, and who may permit what; null before the first section. */
export function sectionView(
  { section, law, user, directory }: Pick<OpenVault, 'section' | 'law' | 'user' | 'directory'>,
  at: Instant,
): SectionView | null {
  if (section === undefined) return null;
  const { statement } = section;
  const { rights, seconds } = new Office(statement, law);
  const listed = new Set(
    directory
      .organisation(statement.organisation)
      ?.persons.filter((person) => inForce(person, at))
      .map(({ code }) => code),
  );
  const own = law.rights.flatMap(({ code: right }) => {
    // The levels that a right opens end at its highest: A is above B, B above C.
    const level = Level.options.find((each) => rights.holds(user.code, { right, level: each, at }));
    return level === undefined ? [] : [{ right, level }];
  });
  const keeps = rights.staff
    .posts(user.code, at)
    .filter(({ role }) => role === 'keeper' || role === 'clerk')
    .map(({ unit }) => unit);
  return {
    ...{ version: statement.version, at: statement.at, own, keeps: [...new Set(keeps)] },
    persons: statement.persons
      .filter((person) => inForce(person, at))
      .map(({ code, name, certificates }) => {
        const posts = rights.staff.posts(code, at);
        return {
          ...{ code, name },
          units: [...new Set(posts.map(({ unit }) => unit))],
          roles: [...new Set(posts.map(({ role }) => role))],
          clearance: Level.options.find((level) => rights.staff.isCleared(code, level, at)) ?? null,
          hasToken: listed.has(code) || certificates.some((certificate) => inForce(certificate, at)),
        };
      }),
    units: statement.units.filter((unit) => inForce(unit, at)).map(({ code, name }) => ({ code, name })),
    places: statement.places.filter((place) => inForce(place, at)).map(({ code, unit }) => ({ code, unit })),
    outsidePlaces: statement.outsidePlaces
      .filter((place) => inForce(place, at))
      .map(({ code, name }) => ({ code, name })),
    seconds: TwoPersonAct.options.flatMap((act) =>
      Level.options
        .filter((level) => seconds.isAsked(act, level))
        .map((level) => {
          const persons = seconds.candidates({ act, actor: user.code, level, at }).slice(0, 200);
          return { act, level, persons };
        }),
    ),
    rightHolders: law.rights
      .filter(({ code, authority }) => authority !== null || code === 'keep')
      .flatMap(({ code: right }) =>
        Level.options.map((level) => ({
          ...{ right, level },
          persons: rights.holders({ right, level, at }).slice(0, 200),
        })),
      ),
  };
}
