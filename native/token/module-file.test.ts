import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfFile } from '../../test/support/token-folder.ts';
import { approveModule, writerOf } from './module-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tram-mat-module-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('who can change the module file', () => {
  const clerk = 1000;
  const own = { mode: 0o755, uid: clerk, gid: 100 };
  const root = { mode: 0o755, uid: 0, gid: 0 };
  const writer = (entries: Record<string, Partial<typeof own>>, by = clerk) =>
    writerOf('/opt/vendor/m.so', (path) => ({ ...root, ...entries[path] }), by);

  it.each([
    ['root alone', 'root', {}],
    ['our own account, by the file', 'own', { '/opt/vendor/m.so': own }],
    ['our own account, by a folder above it', 'own', { '/opt': own }],
    ['everybody, by the file', 'others', { '/opt/vendor/m.so': { mode: 0o757 } }],
    ['a group, by the file', 'others', { '/opt/vendor/m.so': { mode: 0o775 } }],
    ['everybody, by a folder above it', 'others', { '/opt': { mode: 0o777 } }],
    ['a third account', 'others', { '/opt/vendor': { uid: 1001 } }],
    ['a group of us and others', 'others', { '/opt/vendor': { ...own, mode: 0o775 } }],
    ['our own account and its private group', 'own', { '/opt/vendor': { ...own, mode: 0o775, gid: clerk } }],
    [
      'our own account, in a folder with the sticky bit',
      'own',
      { '/opt': { mode: 0o1777 }, '/opt/vendor': own },
    ],
    ['everybody, by a file with the sticky bit', 'others', { '/opt/vendor/m.so': { mode: 0o1777 } }],
  ] as const)('%s', (_, expected, entries) => {
    expect(writer(entries)).toBe(expected);
  });

  it('is our own account for everything when we are root', () => {
    expect(writer({}, 0)).toBe('own');
    expect(writer({ '/opt': own }, 0)).toBe('others');
  });
});

describe('a module file', () => {
  const file = () => join(folder, 'vendor', 'm.so');
  beforeEach(() => {
    mkdirSync(join(folder, 'vendor'), { mode: 0o755 });
    writeFileSync(file(), 'code', { mode: 0o644 });
  });

  it('that others can write, or that lies in such a folder, is refused whatever its digest', () => {
    const digest = digestOfFile(file());
    expect(approveModule(file(), digest).state).toBe('approved');
    chmodSync(file(), 0o666);
    expect(approveModule(file(), digest).state).toBe('exposed');
    chmodSync(file(), 0o644);
    chmodSync(join(folder, 'vendor'), 0o777);
    expect(approveModule(file(), digest).state).toBe('exposed');
  });

  it('is loaded as it was hashed, also when the name stands for other bytes by then', () => {
    const approved = approveModule(file(), digestOfFile(file()));
    writeFileSync(file(), 'foreign');
    expect(approved.state === 'approved' && digestOfFile(approved.path)).toBe(
      '5694d08a2e53ffcae0c3103e5ad6f6076abd960eb1f8a56577040bc1028f702b',
    );
  });
});

/** A library that leaves a file behind when any of its code runs; without a path it does nothing. */
function compile(name: string, leaves = ''): string {
  const [source, library] = [join(folder, `${name}.c`), join(folder, name)];
  const act = leaves === '' ? '' : `creat(${JSON.stringify(leaves)}, 0600);`;
  writeFileSync(
    source,
    `#include <fcntl.h>\n__attribute__((constructor)) static void run(void) { ${act} }\n` +
      'unsigned long C_GetFunctionList(void **list) { (void)list; return 5; }\n',
  );
  execFileSync('gcc', ['-shared', '-fPIC', '-o', library, source]);
  chmodSync(library, 0o700);
  return library;
}

it('no code runs that was put under the name of an approved module', async () => {
  const marker = join(folder, 'foreign-code-ran');
  const [good, foreign] = [compile('good.so'), compile('foreign.so', marker)];
  const module = join(folder, 'module.so');
  copyFileSync(good, module);
  const swap = `
    import { copyFileSync, renameSync } from 'node:fs';
    for (;;) for (const from of ${JSON.stringify([foreign, good])}) {
      copyFileSync(from, '${module}.next');
      renameSync('${module}.next', '${module}');
    }`;
  const loading = new URL('./module-loading.ts', import.meta.url).href;
  const load = `
    import { ModuleLoader } from ${JSON.stringify(loading)};
    const states = {};
    for (let times = 0; times < 400; times += 1) {
      // The system's loader takes a name it has loaded for the same file, so each spells it in another way.
      const path = '${folder}/' + './'.repeat(times) + 'module.so';
      const { state } = new ModuleLoader({ module: path, digest: '${digestOfFile(good)}' }).load();
      states[state] = (states[state] ?? 0) + 1;
    }
    console.log(Object.keys(states).sort().join());`;
  const run = (program: string) =>
    spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const swapper = run(swap);
  try {
    const loader = run(load);
    const printed: Buffer[] = [];
    loader.stdout.on('data', (part: Buffer) => printed.push(part));
    expect(await new Promise((resolve) => loader.once('close', resolve))).toBe(0);
    // Both stood there: the approved one, which does not initialise, and the other.
    expect(Buffer.concat(printed).toString().trim()).toBe('failed,wrong-digest');
    expect(existsSync(marker)).toBe(false);
  } finally {
    const ended = new Promise((resolve) => swapper.once('close', resolve));
    swapper.kill('SIGKILL');
    await ended;
  }
});
