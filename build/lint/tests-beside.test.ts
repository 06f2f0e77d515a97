import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ActName } from '../../contract/ledger/act.ts';
import { root } from '../run/paths.ts';

const namesIn = (folder: string): string[] => readdirSync(join(root, folder));

test('each act has a test of its own beside it', () => {
  const names = namesIn('core/acts');
  expect(ActName.options.filter((act) => !names.includes(`${act}.test.ts`))).toEqual([]);
});

test('each screen has a test beside it', () => {
  const screens = readdirSync(join(root, 'renderer/screens'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const hasTest = (screen: string) =>
    namesIn(`renderer/screens/${screen}`).some((name) => /\.test\.tsx?$/.test(name));
  expect(screens.length).toBeGreaterThan(0);
  expect(screens.filter((screen) => !hasTest(screen))).toEqual([]);
});
