import { agencies } from '../../../build/demo/cast.ts';
import type { Law } from '../../../contract/law/law.ts';
import { loadLaw } from '../../../core/law/law.ts';
import { calendarOf, editionOf } from '../../support/authority-documents.ts';
import { publish } from '../../support/directory.ts';
import { signedBy } from '../../support/incoming.ts';
import type { Errand } from '../scenario.ts';
import { sectionOfA, sectionOfB } from '../sections.ts';
import { bodies, type Key } from '../world/cast.ts';

/** What the administrator brings while the terminals are locked, and what the authority publishes. */

const now = () => new Date().toISOString();

/** The head signs the section as security officer. */
const signed =
  (key: Key, section: (at: string, certificateOf: (code: string) => string) => unknown): Errand =>
  ({ import: carry, site, held }) => {
    const agency = agencies.find((each) => each.key === key) ?? agencies[0];
    const stated = section(now(), (code) => held[code]?.digest ?? '');
    return carry(key, (carried) =>
      signedBy(site.world, agency, agency.head, (sign) => carried.put('section', stated, sign)),
    );
  };

export const bringsSectionOfA = (version: 1 | 2 | 3): Errand =>
  signed('a', (at, certificateOf) => sectionOfA(version, at, certificateOf));
export const bringsSectionOfB: Errand = signed('b', sectionOfB);

export const bringsCalendar =
  (key: Key, year: number, daysOff: readonly string[]): Errand =>
  (scenario) =>
    scenario.import(key, (carried) =>
      carried.putByAuthority('calendar', { ...calendarOf(year, { daysOff: [...daysOff] }), at: now() }),
    );

/** The law of today once more, in force from another day on, with acts that ask for a second person. */
export const bringsLaw =
  (key: Key, effective: string, twoPerson: Law['twoPerson'] = []): Errand =>
  (scenario) => {
    const { types } = loadLaw(effective);
    return scenario.import(key, (carried) =>
      carried.putByAuthority('law', { ...editionOf(effective, { types, twoPerson }), at: now() }),
    );
  };

export const bringsRevocationList =
  (key: Key): Errand =>
  (scenario) =>
    scenario.import(key, (carried) => scenario.putRevocationList(carried));

/** The next version of the directory: the endpoint starts with it, and the terminals fetch it. */
export const publishesDirectory: Errand = ({ site }) =>
  publish(site.world, ({ organisations }) => {
    organisations.find(({ code }) => code === bodies.police)?.notationParts.push('PA04');
  });
