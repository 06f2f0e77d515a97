import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { calendarOf } from '../../test/support/authority-documents.ts';
import { type IntakeHome, intakeHome } from '../../test/support/intake-home.ts';
import { storeParent } from '../../test/support/memory-folder.ts';
import { importCommand } from './command.ts';
import { importFolder } from './import.ts';

let parent: string;
let home: IntakeHome;
let folder: string;
beforeAll(async () => {
  home = await intakeHome();
});
beforeEach(() => {
  parent = mkdtempSync(join(storeParent(), 'tram-mat-import-'));
  folder = join(parent, 'carried');
  mkdirSync(folder);
  home.write(join(parent, 'home'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const inbox = (): string[] => {
  try {
    return readdirSync(join(parent, 'home', 'inbox'));
  } catch {
    return [];
  }
};
const put = (name: string, bytes: string | Uint8Array): void => writeFileSync(join(folder, name), bytes);
const calendar = () => ({ ...calendarOf(2026), at: new Date().toISOString() });
async function putSigned(
  name: string,
  statement: unknown,
  by: keyof IntakeHome['signers'] = 'authority',
): Promise<void> {
  const content = canonicalBytes(statement);
  put(`${name}.json`, content);
  put(`${name}.p7s`, await home.signers[by](content));
}
const imported = () => importFolder(folder, join(parent, 'home'), Date.now);
const codes = async () => (await imported()).map((one) => ('code' in one ? one.code : one.kind));

test('what is good is copied under a name that says nothing, twice without harm', async () => {
  await putSigned('lich', calendar());
  expect(await codes()).toEqual(['calendar']);
  expect(inbox()).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
  expect(await codes()).toEqual(['calendar']);
  expect(inbox()).toHaveLength(1);
});

test('one bad file keeps all others out', async () => {
  await putSigned('a', calendar());
  put('b.txt', 'Về việc');
  expect(await codes()).toEqual(['calendar', 'INCOMING_UNKNOWN']);
  expect(inbox()).toEqual([]);
});

test('each kind of bad file has its code', async () => {
  const cases: [name: string, make: () => unknown, code: string][] = [
    ['a folder', () => mkdirSync(join(folder, 'x')), 'INCOMING_UNREADABLE'],
    ['a link', () => symlinkSync('/etc/passwd', join(folder, 'x.json')), 'INCOMING_UNREADABLE'],
    ['a statement alone', () => put('x.json', '{}'), 'INCOMING_UNREADABLE'],
    ['a signature alone', () => put('x.p7s', 'abc'), 'INCOMING_UNREADABLE'],
    ['another purpose', () => putSigned('x', { purpose: 'tram-mat/secret' }), 'INCOMING_UNKNOWN'],
    ['no purpose', () => putSigned('x', []), 'INCOMING_UNKNOWN'],
    ['no JSON', () => [put('x.json', '{"purpose":'), put('x.p7s', 'abc')], 'INCOMING_UNKNOWN'],
    ['a member too many', () => putSigned('x', { ...calendar(), note: 'Tết' }), 'CALENDAR_INVALID'],
    ['a wrong signer', () => putSigned('x', calendar(), 'person'), 'CALENDAR_INVALID'],
    ['a list of nobody', () => put('x.crl', home.foreignList), 'REVOCATION_LIST_INVALID'],
    ['half a list', () => put('x.crl', home.foreignList.slice(0, 100)), 'REVOCATION_LIST_INVALID'],
    [
      'another body',
      () => putSigned('x', home.section({ organisation: 'H99.01' }), 'person'),
      'SECTION_OF_ANOTHER',
    ],
    [
      'a changed section',
      async () => {
        await putSigned('x', home.section(), 'person');
        put('x.json', canonicalBytes(home.section({ version: 2 })));
      },
      'SECTION_INVALID',
    ],
  ];
  for (const [what, make, code] of cases) {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await make();
    expect(await codes(), what).toEqual([code]);
    expect(inbox(), what).toEqual([]);
  }
});

test('a huge statement and one cut short are refused', async () => {
  await putSigned('x', calendar());
  put('x.json', Buffer.concat([canonicalBytes(calendar()), Buffer.alloc(2 * 1024 * 1024, 32)]));
  expect(await codes()).toEqual(['INCOMING_UNREADABLE']);
  put('x.json', canonicalBytes(calendar()).slice(0, 60));
  expect(await codes()).toEqual(['INCOMING_UNKNOWN']);
});

test('an empty folder, none, and a home that is none', async () => {
  await expect(imported()).rejects.toMatchObject({ code: 'INCOMING_NONE' });
  await expect(importFolder(join(parent, 'nothing'), join(parent, 'home'), Date.now)).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
  });
  put('x', 'x');
  await expect(importFolder(folder, parent, Date.now)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

test('the command names a file by its place, never by its name or content', async () => {
  const lines: string[] = [];
  const run = () =>
    importCommand({ print: (line) => lines.push(line), now: Date.now }).parseAsync(
      [folder, '--home', join(parent, 'home')],
      { from: 'user' },
    );
  put('Ve viec bo nhiem.json', '{"x":"Về việc"}');
  put('Ve viec bo nhiem.p7s', 'abc');
  await expect(run()).rejects.toMatchObject({ code: 'INCOMING_UNKNOWN' });
  expect(lines[0]).toMatch(/^tệp \/ file 1: INCOMING_UNKNOWN: /);
  expect(lines.join('\n')).not.toMatch(/nhiem|Về việc/);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  await putSigned('x', calendar());
  lines.length = 0;
  await run();
  expect(lines[0]).toContain('calendar of working days 2026 1');
});
