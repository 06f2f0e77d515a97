import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyCheckout } from './checkout.ts';
import { root } from './run/paths.ts';

// `npm run recipes`: follows the pages of docs/recipes in a copy of the checkout, by their code blocks, then runs lint
// and the unit and component tests, those that the pages add among them. `npm run recipes -- act` follows one page.

interface Step {
  readonly action: 'add' | 'after' | 'run';
  /** The file to add or change, or the script to run. */
  readonly path: string;
  /** The line to put the text behind, without its indentation. */
  readonly anchor: string;
  readonly text: string;
}

const folder = join(root, 'docs', 'recipes');
const block = /^```\w+ (add|after|run) (\S+)(?: "(.*)")?\n([\s\S]*?)^```$/gm;

const stepsOf = (page: string): Step[] =>
  [...page.matchAll(block)].map(([, action, path = '', anchor = '', text = '']) => ({
    action: action === 'add' || action === 'run' ? action : 'after',
    path,
    anchor,
    text,
  }));

function follow({ action, path, anchor, text }: Step, checkout: string): void {
  const file = join(checkout, path);
  if (action === 'run') {
    if (!run(checkout, path)) throw new Error(`${path} failed`);
    return;
  }
  if (action === 'add') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    return;
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  const places = lines.flatMap((line, index) => (line.trim() === anchor ? [index] : []));
  const [place, ...others] = places;
  if (place === undefined || others.length > 0)
    throw new Error(`${path} has ${places.length} lines "${anchor}", and the recipe needs one`);
  lines.splice(place + 1, 0, text.trimEnd());
  writeFileSync(file, lines.join('\n'));
}

/** Follows one page. */
function replay(name: string, checkout: string): void {
  const steps = stepsOf(readFileSync(join(folder, `${name}.md`), 'utf8'));
  for (const step of steps) follow(step, checkout);
  const pathsOf = (wanted: Step['action']) =>
    new Set(steps.filter(({ action }) => action === wanted).map(({ path }) => path));
  console.log(`${name}: ${pathsOf('add').size} files added, ${pathsOf('after').size} changed`);
}

const run = (cwd: string, ...args: string[]): boolean =>
  spawnSync(process.execPath, args, { cwd, stdio: 'inherit' }).status === 0;

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
const checkout = copyCheckout('recipes');
try {
  for (const name of names) replay(name, checkout);
  const tests = ['run', '--project', 'unit', '--project', 'component'];
  const passed = run(checkout, 'build/lint.ts') && run(checkout, 'node_modules/vitest/vitest.mjs', ...tests);
  console.log(passed ? `ok     recipes: ${names.join(', ')}` : 'FAILED recipes');
  process.exitCode = passed ? 0 : 1;
} finally {
  rmSync(checkout, { recursive: true, force: true });
}
