// Every npm script starts here: plain JavaScript, because a fresh machine has neither the packages nor a Node that
// reads TypeScript. It sets up what the task needs, then starts it under Node 24.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackages } from './setup/debian-packages.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');

/**
 * Where the person is: npm goes to the root and tells where it was started. A folder to be examined or exported is named
 * from there, and must not be taken for another of that name below the root.
 */
const caller = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();

const tasks = {
  start: { needs: ['build', 'token', 'screen'], wants: ['inputMethod'], command: ['node', 'build/start.ts'] },
  dev: { needs: ['build', 'token', 'screen'], wants: ['inputMethod'], command: ['node', 'build/dev.ts'] },
  test: {
    needs: ['build', 'token', 'screen', 'test'],
    wants: ['cards', 'stacks', 'inputMethod', 'typing'],
    command: ['vitest', 'run'],
  },
  'test:unit': { needs: ['build', 'token'], command: ['vitest', 'run', '--project', 'unit'] },
  'test:long': {
    needs: ['build', 'token', 'screen'],
    wants: ['cards', 'rootStacks'],
    command: ['vitest', 'run', '--config', 'vitest.long.config.ts'],
  },
  bench: { needs: ['build', 'token', 'screen'], command: ['node', 'test/bench/bench.ts'] },
  endpoint: { needs: ['build', 'token'], command: ['node', 'build/endpoint.ts'] },
  evidence: { needs: ['build'], command: ['node', join(root, 'build/evidence.ts')], cwd: caller },
  verify: { needs: ['build'], command: ['node', join(root, 'build/verify.ts')], cwd: caller },
  'verify:build': { needs: ['build'], command: ['node', 'build/verify-bundle.ts'] },
  admin: { needs: ['build'], command: ['node', join(root, 'admin/main.ts')], cwd: caller },
  mutate: { needs: ['build'], command: ['node', 'build/mutate.ts'] },
  docs: { needs: ['build'], command: ['node', 'build/docs/errors.ts'] },
  guide: { needs: ['build', 'token', 'screen'], command: ['node', 'build/guide.ts'] },
  recipes: { needs: ['build', 'token'], command: ['node', 'build/recipes.ts'] },
  notices: { needs: ['build'], command: ['node', 'build/notices.ts'] },
  lint: { needs: ['build'], command: ['node', 'build/lint.ts'] },
};

const [name = '', ...rest] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (task === undefined) {
  console.error(`run.mjs: one of ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}

try {
  ensureDebianPackages(task.needs, task.wants);
  ensureNpmPackages(root);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const [program, ...fixed] = task.command;
const child = spawn(join(bin, program), [...fixed, ...rest], {
  cwd: task.cwd ?? root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm's shell does not pass a signal on, so the task ends when the shell does.
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
