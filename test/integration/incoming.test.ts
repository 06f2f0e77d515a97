import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { openDemoPki } from '../../build/demo/pki.ts';
import { writeFiles } from '../../build/evidence/terminal-evidence.ts';
import { root } from '../../build/run/paths.ts';
import { addDays, yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { homeFiles } from '../../native/home.ts';
import { evidenceOf } from '../hostile/leftovers.ts';
import { calendarOf, editionOf } from '../support/authority-documents.ts';
import { publish } from '../support/directory.ts';
import { verifyIn } from '../support/evidence-folders.ts';
import { agencySection, Carried, signedBy } from '../support/incoming.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const [agency] = agencies;
const now = () => new Date().toISOString();
const since = new Date(Date.now() - 86_400_000).toISOString();
/** The clerk is auditor, and keeps the books as well. */
const bookkeeping = {
  posts: [
    { person: agency.clerk.code, role: 'auditor' as const, unit: 'U01', from: since },
    { person: agency.clerk.code, role: 'clerk' as const, unit: 'U01', from: since },
    { person: agency.head.code, role: 'security-officer' as const, unit: 'U01', from: since },
  ].toSorted((one, other) => (one.person < other.person ? -1 : 1)),
  clearances: [{ person: agency.clerk.code, level: 'A' as const, from: since }],
  grants: (['issue', 'read', 'register', 'verify'] as const).map((right) => ({
    ...{ role: 'clerk' as const, right, level: 'A' as const, from: since },
  })),
};
const inboxOf = (site: Site) => {
  const { inbox, refused } = homeFiles(site.a.home);
  const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  return { waiting: namesIn(inbox).filter((name) => name !== 'refused'), refused: namesIn(refused) };
};
const actsOf = async ({ a }: Site) =>
  (await a.handlers['ledger.page']({ before: null, limit: 100 })).rows.map(({ act }) => act).toReversed();

async function verdictOn(site: Site, name: string) {
  const folder = join(site.folder, name);
  await writeFiles(folder, await evidenceOf(site.world, 'a'));
  return verifyIn(folder);
}

test('what an administrator imports is taken in at the next unlock, shown, named in the ledger and exported', async () => {
  const site = await Site.open({ unlocked: [], endpoint: false });
  const carried = new Carried(site.world, site.folder);
  await signedBy(site.world, agency, agency.head, (sign) =>
    carried.put('section', agencySection(site.world, agency, bookkeeping), sign),
  );
  await carried.putByAuthority('calendar', { ...calendarOf(2026), at: now() });
  await carried.putByAuthority('law', { ...editionOf('2026-06-01'), at: now() });
  await publish(site.world, () => undefined);
  carried.putDirectory();
  const lists = await (await openDemoPki(site.world.pki)).revoke([]);
  writeFileSync(join(carried.folder, 'z.crl'), lists[0] ?? new Uint8Array());
  const examined = await carried.import();
  expect(examined.map((one) => ('kind' in one ? one.kind : one.code)).toSorted()).toEqual([
    'calendar',
    'directory',
    'law',
    'revocation',
    'section',
  ]);
  expect(inboxOf(site).waiting).toHaveLength(5);

  await site.a.unlock();
  expect(inboxOf(site)).toEqual({ waiting: [], refused: [] });
  expect(site.a.view().cameIn.map(({ kind }) => kind)).toEqual([
    'revocation',
    'directory',
    'section',
    'calendar',
    'law',
  ]);
  expect(site.a.view().cameIn).toContainEqual({
    kind: 'section',
    version: 1,
    persons: { added: 2, ended: 0 },
    posts: { added: 3, ended: 0 },
    rights: { added: 5, ended: 0 },
  });
  expect(await actsOf(site)).toEqual([
    ...['unlock', 'open-volume', 'open-volume', 'revocation', 'directory', 'section', 'calendar', 'law'],
  ]);
  expect((await site.a.handlers['about.view']({})).law).toBe('2026-06-01');
  await site.a.handlers['record.register']({ input: outgoingInput(1) });
  expect(await site.a.handlers['ledger.verify']({})).toMatchObject({ ok: true });

  // The next session begins under all of it.
  await site.a.handlers['session.lock']({});
  await site.a.unlock();
  expect(site.a.view().cameIn).toEqual([]);
  expect((await site.a.handlers['about.view']({})).law).toBe('2026-06-01');
  expect(await site.a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
  await site.close();
  const { status, output } = await verdictOn(site, 'export');
  expect(output).toMatch(/^ledger-a\.jsonl .*ĐÚNG/m);
  expect(status, output).toBe(0);

  // The command that exports says first that names of staff are in it.
  const { homes, recovery } = site.world;
  const args = ['--home', homes.a.home, '--certificate', recovery.certificate, '--key', recovery.key];
  const command = [join(root, 'build/evidence.ts'), ...args, '--to', join(site.folder, 'exported')];
  const exported = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(exported.stdout.split('\n')[0]).toMatch(/tên người .* names of staff/);
  expect(exported.status).toBe(0);
});

test('a calendar that came in decides whether a number is late, and verification counts by it', async () => {
  const site = await Site.open({ unlocked: [], endpoint: false });
  const today = localDate(Date.now());
  const signed = addDays(today, -5);
  const between = [-4, -3, -2, -1].map((days) => addDays(today, days));
  const years = [...new Set([signed, ...between, today].map(yearOf))];
  for (const year of years) {
    const daysOff = between.filter((day) => yearOf(day) === year);
    // Today is worked, also when it is a day of a weekend.
    const workingDays = yearOf(today) === year ? [today] : [];
    await imported(site, 'calendar', calendarOf(year, { daysOff, workingDays, at: now() }), 'authority');
  }
  await site.a.unlock();
  const { handlers } = site.a;
  const inTime = outgoingInput(1, { issuedOn: signed });
  const late = outgoingInput(2, { issuedOn: addDays(signed, -7) });
  const remarksOf = async (form: typeof late) => (await handlers['form.look']({ form })).remarks;
  const warned = async (form: typeof late) => (await remarksOf(form)).map(({ warning }) => warning);
  expect(await warned(inTime)).not.toContain('number-late');
  expect((await remarksOf(late)).find(({ warning }) => warning === 'number-late')).toMatchObject({
    by: [{ year: yearOf(addDays(signed, -6)) }],
  });
  await handlers['record.register']({ input: inTime, confirmed: await warned(inTime) });
  await handlers['record.register']({ input: late, confirmed: await warned(late) });
  await handlers['ledger.checkpoint']({});
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  await site.close();
  const { status, output } = await verdictOn(site, 'export');
  expect(status, output).toBe(0);
});

/** Imports one document into the inbox of A. */
async function imported(
  site: Site,
  name: string,
  statement: unknown,
  by: 'clerk' | 'head' | 'authority',
): Promise<void> {
  const carried = new Carried(site.world, site.folder);
  if (by === 'authority') await carried.putByAuthority(name, statement);
  else await signedBy(site.world, agency, agency[by], (sign) => carried.put(name, statement, sign));
  expect(await carried.import()).toMatchObject([{ kind: name }]);
}
/** What the next unlock of A says of a section that was imported: its warnings, and the acts that it wrote. */
async function unlocked(site: Site) {
  const before = inboxOf(site).refused.length;
  await site.a.unlock();
  const { warnings, cameIn } = site.a.view();
  const refused = inboxOf(site).refused.length - before;
  await site.a.handlers['session.lock']({});
  await site.a.until(() => site.a.view().phase === 'locked');
  return { warnings: warnings.filter((code) => code.startsWith('SECTION_')), came: cameIn.length, refused };
}

test('a section is refused that another may not sign, or that is older or drops the past; it stays in sight and aside', async () => {
  const site = await Site.open({ unlocked: [], endpoint: false });
  const first = agencySection(site.world, agency);
  await imported(site, 'section', first, 'clerk');
  expect(await unlocked(site)).toEqual({ warnings: ['SECTION_SIGNER'], came: 0, refused: 1 });
  // Until the next unlock.
  expect(await unlocked(site)).toEqual({ warnings: [], came: 0, refused: 0 });
  await imported(site, 'section', first, 'head');
  expect(await unlocked(site)).toEqual({ warnings: [], came: 1, refused: 0 });

  // The same once more, as after a kill between commit and removal, is no fault.
  await imported(site, 'section', first, 'head');
  const again = await unlocked(site);
  expect(again).toMatchObject({ came: 0 });

  const next = (version: number, change: object = {}) => ({ ...first, version, at: now(), ...change });
  await imported(site, 'section', next(2, { posts: first.posts.slice(1) }), 'head');
  expect(await unlocked(site)).toEqual({ warnings: ['SECTION_HISTORY'], came: 0, refused: 1 });
  await imported(site, 'section', next(2), 'clerk');
  expect(await unlocked(site)).toEqual({ warnings: ['SECTION_SIGNER'], came: 0, refused: 1 });

  // The head is security officer no longer, and cannot make a section any more.
  const until = now();
  const posts = first.posts.map((post) => (post.role === 'security-officer' ? { ...post, until } : post));
  const clerkNow = { person: agency.clerk.code, role: 'security-officer', unit: 'U01', from: until } as const;
  const keyOf = (post: { person: string; role: string }) => `${post.person} ${post.role}`;
  const changed = [...posts, clerkNow].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  await imported(site, 'section', next(2, { posts: changed, at: until }), 'head');
  expect(await unlocked(site)).toEqual({ warnings: [], came: 1, refused: 0 });
  await imported(site, 'section', next(3, { posts: changed }), 'head');
  expect(await unlocked(site)).toEqual({ warnings: ['SECTION_SIGNER'], came: 0, refused: 1 });
  await imported(site, 'section', first, 'head');
  expect(await unlocked(site)).toEqual({ warnings: ['SECTION_OLDER'], came: 0, refused: 1 });
  await imported(site, 'section', next(3, { posts: changed }), 'clerk');
  expect(await unlocked(site)).toEqual({ warnings: [], came: 1, refused: 0 });
});

test('whom the section alone lists opens the terminal, signs its checkpoints, and nothing that leaves', async () => {
  const site = await Site.open({ unlocked: [] });
  await imported(site, 'section', agencySection(site.world, agency, bookkeeping), 'head');
  const until = new Date(Date.now() + 4_000).toISOString();
  await publish(site.world, ({ organisations }) => {
    for (const { persons } of organisations)
      for (const person of persons) if (person.code === agency.clerk.code) person.until = until;
  });
  const carried = new Carried(site.world, site.folder);
  carried.putDirectory();
  await carried.import();
  await site.a.unlock();
  expect(site.a.view().user).toMatchObject({ code: agency.clerk.code, role: 'clerk' });
  await site.a.until(() => site.a.view().lockedBecause === 'SIGNER_NOT_AUTHORISED');
  await site.a.until(async () => (await site.a.tokens.state()).tokens.every(({ loggedIn }) => !loggedIn));

  await site.a.unlock();
  expect(site.a.view()).toMatchObject({
    user: { code: agency.clerk.code, role: 'auditor' },
    link: { state: 'off' },
  });
  await site.a.handlers['ledger.checkpoint']({});
  expect(site.a.view().unsignedActs).toBe(0);
  expect(await site.a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
  await site.a.openSeal();
  const { record } = await site.a.handlers['record.register']({ input: outgoingInput(1) });
  await expect(site.a.handlers['record.issue']({ code: record.code })).rejects.toMatchObject({
    code: 'SIGNER_NOT_AUTHORISED',
  });
  await site.close();
  const { status, output } = await verdictOn(site, 'inside');
  expect(output).toMatch(/^ledger-a\.jsonl .*ĐÚNG/m);
  expect(status, output).toBe(0);
});
