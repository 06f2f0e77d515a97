import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { openDemoPki } from '../../build/demo/pki.ts';
import { writeFiles } from '../../build/evidence/terminal-evidence.ts';
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
    carried.put('section', agencySection(site.world, agency), sign),
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
    posts: { added: 2, ended: 0 },
    rights: { added: 0, ended: 0 },
  });
  expect(await actsOf(site)).toEqual(['unlock', 'revocation', 'directory', 'section', 'calendar', 'law']);
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
});
