import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { maxParcelBytes } from '../../contract/intake/parcel.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { takeIn } from '../../core/intake/take-in.ts';
import { storeParent } from '../../test/support/memory-folder.ts';
import { homeFiles } from '../home.ts';
import { incoming, removeUnfinished, writeWhole } from './incoming.ts';

let home: string;
let inbox: string;
beforeEach(() => {
  home = mkdtempSync(join(storeParent(), 'tram-mat-inbox-'));
  inbox = homeFiles(home).inbox;
  mkdirSync(inbox);
});
afterEach(() => rmSync(home, { recursive: true }));

const port = () => incoming(homeFiles(home));
const name = (letter: string) => `${letter.repeat(64)}.json`;
const refused = () => readdirSync(homeFiles(home).refused).sort();

test('a home without an inbox has nothing in it', () => {
  rmSync(inbox, { recursive: true });
  expect(port().files()).toEqual([]);
});

test('a link in the place of the inbox is not followed', () => {
  rmSync(inbox, { recursive: true });
  const elsewhere = join(home, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'kept.part'), '');
  symlinkSync(elsewhere, inbox);
  for (const work of [() => port().files(), () => removeUnfinished(inbox)])
    expect(work).toThrow('DISK_FAILED');
  expect(readdirSync(elsewhere)).toEqual(['kept.part']);
});

test('a file is read, removed, or put aside, in order of names; what is being written is left alone', () => {
  for (const letter of ['b', 'a']) writeWhole(inbox, name(letter), Buffer.from(letter));
  writeFileSync(join(inbox, `${name('c')}.part`), 'half');
  const [a, b, ...others] = port().files();
  expect([a, b].map((file) => Buffer.from(file?.read() ?? []).toString())).toEqual(['a', 'b']);
  expect(others).toEqual([]);
  expect([a?.remove(), b?.refuse()]).toEqual([true, true]);
  expect(port().files()).toEqual([]);
  expect(refused()).toEqual([name('b')]);
  removeUnfinished(inbox);
  expect(readdirSync(inbox)).toEqual(['refused']);
});

test('links, folders, other names and huge files are never read, and are put aside whatever they are', async () => {
  symlinkSync('/etc/passwd', join(inbox, name('a')));
  mkdirSync(join(inbox, name('b')));
  writeFileSync(join(inbox, name('b'), 'inside'), '');
  writeFileSync(join(inbox, 'section.json'), '{}');
  writeFileSync(join(inbox, name('c')), '');
  truncateSync(join(inbox, name('c')), maxParcelBytes + 1);
  writeFileSync(join(inbox, name('d')), '{"purpose":"tram-mat/incoming"');
  // What cannot be opened is never asked for what the vault knows.
  const nobody = {} as Parameters<typeof takeIn>[1];
  expect(await takeIn(port().files(), nobody)).toEqual({
    came: [],
    refused: Array(5).fill('INCOMING_UNREADABLE'),
  });
  expect(refused()).toEqual([name('a'), name('b'), name('c'), name('d'), 'section.json'].sort());
  expect(port().files()).toEqual([]);
});

test('a file that was refused before does not keep another of its name in the inbox', () => {
  for (let round = 0; round < 2; round += 1) {
    writeWhole(inbox, name('a'), Buffer.from('x'));
    expect(port().files()[0]?.refuse()).toBe(true);
  }
  expect(refused()).toEqual([name('a'), `${name('a')}.1`]);
});

test('where the machine lets nothing be moved, that is told and nothing is thrown', () => {
  writeWhole(inbox, name('a'), Buffer.from('x'));
  const [file] = port().files();
  rmSync(join(inbox, name('a')));
  expect([file?.remove(), file?.refuse()]).toEqual([false, false]);
});

test('a revocation list is put beside the others, once', () => {
  const list = Buffer.from('list');
  for (let round = 0; round < 2; round += 1) expect(port().keepList(list)).toBe(true);
  const folder = join(homeFiles(home).trust, 'crls');
  expect(readdirSync(folder)).toEqual([`${digestOf(list)}.crl`]);
  expect(readFileSync(join(folder, `${digestOf(list)}.crl`))).toEqual(list);
  expect(existsSync(inbox)).toBe(true);
});
