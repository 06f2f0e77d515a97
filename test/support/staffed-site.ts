import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { agencies } from '../../build/demo/cast.ts';
import type { World } from '../../build/demo/world.ts';
import type { CustodyDeed } from '../../contract/ipc/custody-channels.ts';
import type { Law } from '../../contract/law/law.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { Right } from '../../contract/rights/right.ts';
import { Role } from '../../contract/rights/role.ts';
import type { Section } from '../../contract/section/section.ts';
import { loadLaw } from '../../core/law/law.ts';
import { addDays } from '../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { editionOf } from './authority-documents.ts';
import { agencySection, Carried, signedBy } from './incoming.ts';
import { storeParent } from './memory-folder.ts';
import { Site } from './site.ts';

/** A site whose first agency has a section in use: its clerk keeps the books, its head permits, and a keeper has no token. */

const [agency] = agencies;
export const { clerk, head } = agency;
const since = new Date(Date.now() - 86_400_000).toISOString();
/** A day from today on. */
export const dayIn = (days: number) => addDays(localDate(Date.now()), days);
export const keeper = 'P0000000K';

/** The section of that agency. */
export function officeSection(world: World): Section {
  const sample = agencySection(world, agency);
  const byCode = <Item extends { code: string }>(items: Item[]) =>
    items.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const law = loadLaw(dayIn(0));
  return agencySection(world, agency, {
    units: [
      { code: 'U01', name: 'Văn phòng', from: since },
      { code: 'U02', name: 'Phòng Lưu trữ', from: since },
    ],
    places: [
      { code: 'K1-T01-N1', unit: 'U01', from: since },
      { code: 'K1-T01-N2', unit: 'U01', from: since },
    ],
    outsidePlaces: [{ code: 'N01', name: 'Trụ sở tiếp công dân', from: since }],
    persons: byCode([...sample.persons, { code: keeper, name: 'Lê Thị Mẫu', from: since, certificates: [] }]),
    posts: [
      { person: clerk.code, role: 'clerk' as const, unit: 'U01', from: since },
      { person: head.code, role: 'head' as const, unit: 'U01', authority: 1 as const, from: since },
      { person: head.code, role: 'security-officer' as const, unit: 'U01', from: since },
      { person: keeper, role: 'keeper' as const, unit: 'U02', from: since },
    ].toSorted((one, other) => (`${one.person} ${one.role}` < `${other.person} ${other.role}` ? -1 : 1)),
    clearances: [clerk.code, head.code, keeper]
      .toSorted()
      .map((person) => ({ person, level: 'A' as const, from: since })),
    grants: Role.options
      .flatMap((role) => Right.options.map((right) => ({ role, right, level: 'A' as const, from: since })))
      .filter(({ role, right }) => law.rights.find(({ code }) => code === right)?.roles.includes(role))
      .toSorted((one, other) => (`${one.role} ${one.right}` < `${other.role} ${other.right}` ? -1 : 1)),
  });
}

/** An edition of the law in force from today on, in which acts ask for a second person. */
export const bringsTwoPersonLaw =
  (twoPerson: Law['twoPerson']) =>
  (carried: Carried): Promise<void> => {
    const { types } = loadLaw(dayIn(0));
    const at = new Date().toISOString();
    return carried.putByAuthority('law', { ...editionOf(dayIn(0), { types, twoPerson }), at });
  };

/** The same in the inbox of a world's first agency, which takes it in at its next unlock. */
export async function importTwoPersonLaw(world: World, twoPerson: Law['twoPerson']): Promise<void> {
  const folder = await mkdtemp(join(storeParent(), 'tram-mat-two-person-'));
  try {
    const carried = new Carried(world, folder);
    await bringsTwoPersonLaw(twoPerson)(carried);
    await carried.import();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `brings`: what the administrator carries in besides the section. */
export async function staffed(brings: (carried: Carried) => Promise<void> = async () => {}): Promise<Site> {
  const site = await Site.open({ unlocked: [], endpoint: false });
  const carried = new Carried(site.world, site.folder);
  await signedBy(site.world, agency, head, (sign) => carried.put('section', officeSection(site.world), sign));
  await brings(carried);
  await carried.import();
  await site.a.unlock();
  return site;
}

/** A terminal where copies are handed over, and a record there. */
type AtA = Pick<Site, 'a'>;
type Subject = Pick<CodedRecord, 'issuer' | 'code'>;

const pageOf = ({ a }: AtA, { issuer, code }: Subject) => a.handlers['record.page']({ issuer, code });

/** Does it with one copy, as the page shows it. */
export async function doWith(site: AtA, record: Subject, deed: CustodyDeed, copy = 1) {
  const page = await pageOf(site, record);
  const inside = page.copies.find((each) => each.copy === copy)?.inside;
  const { issuer, code } = record;
  const shown = { issuer, code, copies: [copy], from: inside?.holder ?? 'desk' };
  const offer = inside?.offer?.entry;
  const { refused } = await site.a.handlers['custody.do']({
    copies: [offer === undefined ? shown : { ...shown, offer }],
    deed,
  });
  return refused.map(({ failure }) => failure.code);
}
/** Where a copy is. */
export const insideOf = async (site: AtA, record: Subject, copy = 1) =>
  (await pageOf(site, record)).copies.find((each) => each.copy === copy)?.inside;
