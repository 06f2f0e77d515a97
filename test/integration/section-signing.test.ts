import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { World } from '../../build/demo/world.ts';
import { root } from '../../build/run/paths.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { storeParent } from '../support/memory-folder.ts';
import { sampleSection } from '../support/section.ts';
import { testWorld } from '../support/worlds.ts';

/** The section of agency A, signed by its head at the keyboard of its terminal. */
const [agency] = agencies;
let folder: string;
let world: World;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(storeParent(), 'tram-mat-section-'));
  world = await testWorld(join(folder, 'world'));
  file = join(folder, '1.json');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => writeFileSync(file, canonicalBytes(sampleSection(agency.code))));

/** Runs the administrator's program on a terminal of its own, where the keys are typed once it asks. */
function admin(args: readonly string[], keys: string): Promise<{ output: string; code: number | null }> {
  const words = [process.execPath, join(root, 'admin/main.ts'), ...args].map((word) => `'${word}'`);
  // The home alone tells where its tokens are.
  const { SOFTHSM2_CONF: _elsewhere, ...env } = process.env;
  const child = spawn('script', ['-qec', words.join(' '), '/dev/null'], { env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    const asked = output.includes('PIN: ');
    output += chunk;
    if (!asked && output.includes('PIN: ')) child.stdin.write(keys);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ output, code })));
}

const sign = (keys: string, ...more: string[]) =>
  admin(['section', 'sign', file, '--home', world.homes.a.home, ...more], keys);
const head = () => readTerminalConfig(world.homes.a.home).token.personal[1] ?? '';

it('is signed by the token that is named, and the PIN is never shown', async () => {
  const { output, code } = await sign(`x\b${agency.head.pin}\r`, '--serial', head());
  expect(code, output).toBe(0);
  expect(output).toContain(join(folder, '1.p7s'));
  expect(output).not.toContain(agency.head.pin);
  const trust = loadTrust(trustFiles(homeFiles(world.homes.a.home).trust).all(), 7);
  const signed = await verifyDetached(
    readFileSync(file),
    readFileSync(join(folder, '1.p7s')),
    trust,
    new Date(),
  );
  expect(signed.subject).toBe(agency.head.name);
});

it.each([
  ['several tokens and none named', [], '', 'TOKEN_SEVERAL'],
  ['a token that is not there', ['--serial', 'ffffffffffffffff'], '', 'TOKEN_ABSENT'],
])('%s: refused before a PIN is asked for', async (_, more, keys, refusal) => {
  const { output, code } = await sign(keys, ...more);
  expect(code).toBe(1);
  expect(output).toContain(refusal);
  expect(output).not.toContain('PIN: ');
});

it('a wrong PIN, none, and Ctrl+C sign nothing', async () => {
  rmSync(join(folder, '1.p7s'), { force: true });
  for (const [keys, refusal] of [
    ['wrong-pin-1\r', 'PIN_WRONG'],
    ['\r', 'PIN_NOT_TYPED'],
    ['abc\u0003', 'PIN_NOT_TYPED'],
  ] as const) {
    const { output, code } = await sign(keys, '--serial', head());
    expect([code, output.includes(refusal)], output).toEqual([1, true]);
  }
  expect(() => readFileSync(join(folder, '1.p7s'))).toThrow();
});

it('what is no section is not signed', async () => {
  writeFileSync(file, '{}');
  const { output } = await sign('', '--serial', head());
  expect(output).toContain('SECTION_INVALID');
});
