import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exposures } from './exposure.ts';

/** A `/proc` that holds these files. */
function procOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tram-mat-proc-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const closed = {
  'self/limits':
    'Limit                     Soft Limit           Hard Limit           Units     \n' +
    'Max core file size        0                    unlimited            bytes     \n',
  'sys/kernel/core_pattern': 'core\n',
  'sys/kernel/yama/ptrace_scope': '1\n',
  swaps: 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n',
};

test('a machine that is closed gives nothing away', () => {
  expect(exposures(procOf(closed))).toEqual([]);
});

test.each([
  [
    'a core limit',
    { 'self/limits': 'Max core file size        unlimited            unlimited            bytes\n' },
    'core-dumps',
  ],
  [
    'a program that takes cores',
    { 'sys/kernel/core_pattern': '|/usr/share/apport/apport %p\n' },
    'core-dumps',
  ],
  ['swap', { swaps: `${closed.swaps}/swap.img   file   2097148   0   -2\n` }, 'swap'],
  ['a debugger of the same user', { 'sys/kernel/yama/ptrace_scope': '0\n' }, 'ptrace'],
])('%s is told', (_, change, exposure) => {
  expect(exposures(procOf({ ...closed, ...change }))).toEqual([exposure]);
});

test('a kernel without the guard on debuggers is told as open to them', () => {
  const { 'sys/kernel/yama/ptrace_scope': _, ...without } = closed;
  expect(exposures(procOf(without))).toEqual(['ptrace']);
});

test('without /proc nothing is known', () => {
  expect(exposures(procOf({}))).toEqual([]);
});
