import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { freshFolder, removeAbandoned, replaceFolder } from './replace-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tram-mat-replace-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const filled = (path: string): string => {
  mkdirSync(path);
  writeFileSync(join(path, 'main.js'), '');
  return path;
};

test('processes that replace a folder at once do not fail, and leave one folder', async () => {
  const place = join(folder, 'app');
  const module = join(import.meta.dirname, 'replace-folder.ts');
  const replacing = `
    const { freshFolder, replaceFolder } = await import(${JSON.stringify(module)});
    const { mkdirSync, writeFileSync } = await import('node:fs');
    const fresh = freshFolder(${JSON.stringify(place)});
    for (let turn = 0; turn < 300; turn += 1) {
      mkdirSync(fresh);
      writeFileSync(fresh + '/main.js', '');
      replaceFolder(fresh, ${JSON.stringify(place)});
    }`;
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', replacing], { stdio: 'ignore' }),
  );
  const ends = await Promise.all(children.map((child) => once(child, 'exit')));
  expect(ends.map(([code]) => code)).toEqual([0, 0, 0]);
  expect(readdirSync(folder)).toEqual(['app']);
  expect(readdirSync(place)).toEqual(['main.js']);
}, 60_000);

test('what a process that has ended left beside the place is removed, and nothing else', () => {
  const place = filled(join(folder, 'app'));
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  filled(`${place}.${pid}`);
  filled(`${place}.${pid}.old`);
  filled(freshFolder(place));
  writeFileSync(`${place}.inputs`, '');
  filled(join(folder, `other.${pid}`));
  removeAbandoned(place);
  removeAbandoned(join(folder, 'absent', 'app'));
  expect(readdirSync(folder).sort()).toEqual(
    ['app', 'app.inputs', `app.${process.pid}`, `other.${pid}`].sort(),
  );
  replaceFolder(freshFolder(place), place);
  expect(readdirSync(folder).sort()).toEqual(['app', 'app.inputs', `other.${pid}`].sort());
});
