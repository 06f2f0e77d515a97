import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from '../run/paths.ts';

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

/** The rules that the check of directions names for a model with this line, beside a file of the product. */
function broken(line: string): string[] {
  folder = mkdtempSync(join(tmpdir(), 'tram-mat-model-'));
  const files: Record<string, string> = {
    'test/model/custody-model.ts': `${line}\nexport const model = 1;\n`,
    'test/model/story.ts': 'export const story = 1;\n',
    'test/model/compare/history.ts': `import '../../../core/acts.ts';\n`,
    'test/support/store.ts': 'export const store = 1;\n',
    'core/acts.ts': 'export const acts = 1;\n',
    'domain/holder.ts': 'export type Holder = string;\n',
    'package.json': '{ "type": "module" }',
    'tsconfig.json':
      '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  copyFileSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'test'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const { summary }: { summary: { violations: { from: string; rule: { name: string } }[] } } =
    JSON.parse(stdout);
  return summary.violations
    .filter(({ from }) => from.startsWith('test/model/'))
    .map(({ from, rule }) => `${from} ${rule.name}`);
}

test.each([
  ["import { acts } from '../../core/acts.ts';"],
  ["import type { Holder } from '../../domain/holder.ts';"],
  ["export * from '../support/store.ts';"],
  ["import './compare/history.ts';"],
  ["import 'node:fs';"],
])('the model of custody does not say %s', (line) => {
  expect(broken(line)).toContain('test/model/custody-model.ts model-knows-nothing-of-the-product');
});

test('it is made of files of its own, and what compares it knows both', () => {
  expect(broken("import { story } from './story.ts';")).toEqual([]);
});
