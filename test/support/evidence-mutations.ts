import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '../../build/run/paths.ts';
import { ErrorCode } from '../../contract/errors/index.ts';
import { verifyIn } from './evidence-folders.ts';
import { fc } from './random.ts';

/** What is done to one file. `at` is a place in it, of a million. */
type Mutation = (path: string, at: number) => void;

const edit =
  (change: (bytes: Buffer, place: number) => Buffer): Mutation =>
  (path, at) => {
    const bytes = readFileSync(path);
    writeFileSync(path, change(bytes, Math.floor((at / 1_000_000) * bytes.length)));
  };
const replaced =
  (put: (path: string) => void): Mutation =>
  (path) => {
    rmSync(path);
    put(path);
  };

const mutations = {
  truncate: edit((bytes, place) => bytes.subarray(0, place)),
  flip: edit((bytes, place) => {
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return bytes;
  }),
  'put in': edit((bytes, place) =>
    Buffer.concat([bytes.subarray(0, place), Buffer.from('\u001b[2J'), bytes.subarray(place)]),
  ),
  append: edit((bytes) => Buffer.concat([bytes, Buffer.from(' ')])),
  'double a key': edit((bytes) => {
    const at = bytes.indexOf('{') + 1;
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('"at":"x",'), bytes.subarray(at)]);
  }),
  nest: edit(() => Buffer.from(`${'['.repeat(60_000)}`)),
  'nest DER': edit(() => Buffer.alloc(60_000, Buffer.from([0x30, 0x80]))),
  grow: (path) => truncateSync(path, 2 * 1024 ** 4),
  'replace by a folder': replaced((path) => mkdirSync(path)),
  'replace by a pipe': replaced((path) => execFileSync('mkfifo', [path])),
  'put a byte order mark': edit((bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes])),
  'replace by a link': replaced((path) => symlinkSync('/dev/zero', path)),
} satisfies Record<string, Mutation>;

export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
    .sort();

/** Mutates one file of the copy of an export, and puts it back; the verdict and the processor time in milliseconds. */
async function verdictOn(copy: string, name: string, mutate: (path: string) => void) {
  const path = join(copy, name);
  const original = readFileSync(path);
  mutate(path);
  const before = process.cpuUsage();
  const verdict = await verifyIn(copy);
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1_000;
  rmSync(path, { recursive: true, force: true });
  writeFileSync(path, original);
  return { ...verdict, took };
}

/** A verdict in the last line with at least one code of the table, no stack, nothing that is not text, in bounded time. */
export function checkVerdict({ status, output, took }: Awaited<ReturnType<typeof verdictOn>>): void {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  expect(last).toMatch(/^KẾT LUẬN \/ VERDICT: SAI \/ does not hold — /);
  expect(status).toBe(1);
  const codes = [...last.matchAll(/(?<=[—,] )[A-Z_]{5,}/g)].map(([code]) => code);
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) expect(ErrorCode.safeParse(code).success).toBe(true);
  expect(codes).not.toContain('UNEXPECTED');
  expect(output).not.toMatch(/^ +at |node:internal|\.ts:\d/m);
  expect(output.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  expect(took).toBeLessThan(10_000);
}

/** Whether an anchor says that another made it: then the examiner's word for it is all there is, and nothing can differ. */
function namesAnotherIssuer(path: string): boolean {
  const file = statSync(path);
  // A pipe, a folder, or a file that was made to grow.
  if (!file.isFile() || file.size > 10_000) return false;
  try {
    const { issuer, subject } = new X509Certificate(readFileSync(path));
    return issuer !== subject;
  } catch {
    return false;
  }
}

/** Tries so many mutations of single files of an export, on a copy of it in a folder. */
export async function tryMutations(origin: string, folder: string, numRuns: number): Promise<void> {
  const copy = join(folder, 'mutated');
  rmSync(copy, { recursive: true, force: true });
  cpSync(origin, copy, { recursive: true });
  expect((await verifyIn(copy)).status).toBe(0);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...filesOf(origin)),
      fc.constantFrom(...Object.values(mutations)),
      fc.nat(999_999),
      async (name, mutate, at) => {
        let isFree = false;
        const verdict = await verdictOn(copy, name, (path) => {
          mutate(path, at);
          isFree = name.startsWith('trust/anchor') && namesAnotherIssuer(path);
        });
        if (!isFree) checkVerdict(verdict);
      },
    ),
    { numRuns },
  );
  expect((await verifyIn(copy)).status).toBe(0);
}

/** An export with two ledgers. */
export const twoLedgers = join(root, 'test/fixtures/generations/1/export');
