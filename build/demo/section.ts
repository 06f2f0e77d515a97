import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFolder } from '../../admin/intake/import.ts';
import { Right } from '../../contract/rights/right.ts';
import { Role } from '../../contract/rights/role.ts';
import { entryKeys, Section } from '../../contract/section/section.ts';
import { canonicalBytes, digestOf } from '../../core/encoding/canonical.ts';
import { loadLaw } from '../../core/law/law.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { Agency } from './cast.ts';
import { outsidePlaces, shelves, units } from './colleagues.ts';
import type { DemoPki } from './pki.ts';
import { signedWithToken } from './token-signature.ts';
import type { AgencyTokens } from './tokens.ts';

const days = 24 * 60 * 60 * 1000;

/**
 * Signs the section of an agency with the token of its head, who is its security officer as well, and imports it as an
 * administrator does: the terminal takes it in at its first unlock.
 */
export async function installSection(
  pki: DemoPki,
  home: string,
  agency: Agency,
  tokens: AgencyTokens,
): Promise<void> {
  const content = canonicalBytes(sectionOf(agency, tokens));
  const signature = await signedWithToken(content, {
    place: tokens.place,
    serial: tokens.head.serial,
    pin: agency.head.pin,
    chain: pki.chainOf('person-signing'),
  });
  const folder = await mkdtemp(join(tmpdir(), 'tram-mat-section-'));
  try {
    await writeFile(join(folder, 'section.json'), content);
    await writeFile(join(folder, 'section.p7s'), signature);
    const refused = (await importFolder(folder, home, Date.now)).find((one) => 'code' in one);
    if (refused !== undefined) throw new Error(`the section is refused: ${JSON.stringify(refused)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Each role may do what the law lets it; the head delegates lending and taking out to the deputy. */
function sectionOf(agency: Agency, tokens: AgencyTokens): Section {
  const { clerk, head, colleagues } = agency;
  const now = Date.now();
  const from = new Date(now - days).toISOString();
  const issuedOn = localDate(now - days);
  const { rights } = loadLaw(localDate(now));
  const persons = [
    { ...clerk, unit: 'U01', cleared: 'A', signing: tokens.clerk.signing },
    { ...head, unit: 'U01', cleared: 'A', signing: tokens.head.signing },
    ...colleagues.map((one, index) => ({ ...one, signing: tokens.colleagues[index]?.signing })),
  ].toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const deputy = colleagues.find(({ role }) => role === 'deputy');
  return Section.parse({
    purpose: 'tram-mat/section',
    organisation: agency.code,
    version: 1,
    at: new Date(now).toISOString(),
    units: Object.entries(units).map(([code, name]) => ({ code, name, from })),
    places: Object.entries(shelves).flatMap(([unit, codes]) => codes.map((code) => ({ code, unit, from }))),
    outsidePlaces: Object.entries(outsidePlaces).map(([code, name]) => ({ code, name, from })),
    persons: persons.map(({ code, name, signing }) => ({
      ...{ code, name, from },
      certificates: signing === undefined ? [] : [{ digest: digestOf(signing), from }],
    })),
    posts: [
      ...persons.map(({ code, role, unit }) => ({
        ...{ person: code, role, unit, from },
        ...(code === head.code ? { authority: 2 as const } : {}),
      })),
      { person: head.code, role: 'security-officer' as const, unit: 'U01', from },
    ].toSorted(by(entryKeys.post)),
    clearances: persons.map(({ code, cleared }) => ({ person: code, level: cleared, from })),
    grants: Role.options
      .flatMap((role) => Right.options.map((right) => ({ role, right, level: 'A' as const, from })))
      .filter(({ role, right }) => rights.some(({ code, roles }) => code === right && roles.includes(role)))
      .toSorted(by(entryKeys.grant)),
    delegations: (deputy === undefined ? [] : [deputy]).map(({ code }) => ({
      ...{ number: 15, notation: 'QĐ-UBND', issuedOn, by: head.code, to: code },
      rights: ['permit-lending', 'permit-taking-out'],
      ...{ level: 'B', from, until: new Date(now + 365 * days).toISOString() },
    })),
  });
}

const by =
  <Entry>(keyOf: (entry: Entry) => string) =>
  (one: Entry, other: Entry): number =>
    keyOf(one) < keyOf(other) ? -1 : 1;
