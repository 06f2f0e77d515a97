import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Section } from '../../contract/section/section.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { sectionCommand } from './command.ts';

let folder: string;
let time: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tram-mat-section-'));
  time = Date.parse('2026-11-28T01:00:00.000Z');
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);
/** What the command prints, a day after the one before. */
async function run(...args: string[]): Promise<string[]> {
  const printed: string[] = [];
  time += 86_400_000;
  await sectionCommand({
    print: (line) => printed.push(line),
    now: () => time,
    pin: () => Promise.reject(new Error('nobody is asked')),
  }).parseAsync(args, { from: 'user' });
  return printed;
}
const read = (name: string): Section => Section.parse(JSON.parse(readFileSync(file(name), 'utf8')));

async function sectionOfOne(): Promise<void> {
  await run('init', file('1.json'), '--organisation', 'H37.01');
  await run('add', 'unit', file('1.json'), 'U01', 'Văn phòng');
  await run('add', 'person', file('1.json'), 'P00000001', 'Nguyễn Văn Mẫu');
  await run('add', 'post', file('1.json'), 'P00000001', 'security-officer', '--unit', 'U01');
}

test('a section is begun, filled and put in its order', async () => {
  await sectionOfOne();
  await run('add', 'place', file('1.json'), 'K2-T01-N1', '--unit', 'U01');
  await run('add', 'place', file('1.json'), 'K1-T01-N1', '--unit', 'U01');
  await run('add', 'clearance', file('1.json'), 'P00000001', 'A');
  await run('add', 'grant', file('1.json'), 'keeper', 'keep', 'B');
  await run(
    ...['add', 'delegation', file('1.json'), '--number', '7', '--notation', 'QĐ-UBND'],
    ...['--issued-on', '2026-02-01', '--by', 'P00000001', '--to', 'P00000001', '--level', 'C'],
    ...['--rights', 'permit-lending,permit-copying', '--until', '2027-01-01T00:00:00.000Z'],
  );
  const section = read('1.json');
  expect(section).toMatchObject({ organisation: 'H37.01', version: 1 });
  expect(section.places.map(({ code }) => code)).toEqual(['K1-T01-N1', 'K2-T01-N1']);
  expect(section.delegations).toMatchObject([{ number: 7, rights: ['permit-copying', 'permit-lending'] }]);
  expect(await run('check', file('1.json'))).toEqual([expect.stringMatching(/^H37.01 1 2026-/)]);
});

test('what is there is ended, never removed; the next version keeps its past, and tells what it changes', async () => {
  await sectionOfOne();
  await run('next', file('1.json'), file('2.json'));
  await run('end', 'post', file('2.json'), 'P00000001 security-officer U01');
  await run('add', 'post', file('2.json'), 'P00000001', 'auditor', '--unit', 'U01');
  expect(read('2.json')).toMatchObject({
    version: 2,
    posts: [{ role: 'auditor' }, { until: expect.any(String) }],
  });
  expect(await run('diff', file('1.json'), file('2.json'))).toEqual([
    expect.stringMatching(/^new post P00000001 auditor U01 /),
    expect.stringMatching(/^ended post P00000001 security-officer U01 /),
  ]);
  expect(await run('check', file('2.json'), '--before', file('1.json'))).toHaveLength(1);
  const forgotten = { ...read('2.json'), posts: [] };
  writeFileSync(file('3.json'), canonicalBytes(forgotten));
  await expect(run('check', file('3.json'), '--before', file('1.json'))).rejects.toMatchObject({
    code: 'SECTION_HISTORY',
  });
});

test('what has no such form, names nobody listed or ends what is not there is refused, and the file stays', async () => {
  await sectionOfOne();
  const before = readFileSync(file('1.json'));
  for (const wrong of [
    ['add', 'unit', file('1.json'), 'U00', 'Văn phòng'],
    ['add', 'unit', file('1.json'), 'U01', 'Văn phòng'],
    ['add', 'post', file('1.json'), 'P00000009', 'clerk', '--unit', 'U01'],
    ['add', 'post', file('1.json'), 'P00000001', 'king', '--unit', 'U01'],
    ['add', 'clearance', file('1.json'), 'P00000001', 'D'],
    ['end', 'unit', file('1.json'), 'U02'],
    ['end', 'post', file('1.json'), 'P00000001', '--until', '2020-01-01T00:00:00.000Z'],
  ])
    await expect(run(...wrong), wrong.join(' ')).rejects.toMatchObject({ code: 'SECTION_INVALID' });
  expect(readFileSync(file('1.json'))).toEqual(before);
});
