import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { storeParent } from '../support/memory-folder.ts';
import { testWorld } from '../support/worlds.ts';
import { type Altered, copyHome, type FaultyTokens, startAltered, startFaultyTokens } from './altered.ts';
import { rows } from './rows.ts';

interface Stage {
  readonly folder: string;
  readonly world: World;
  readonly tokens: FaultyTokens;
}

interface Failures<Name> {
  /** Proves one row of the table; the codes are the row's. */
  row(name: Name, proof: (...codes: readonly ErrorCode[]) => Promise<void>): void;
  /** A terminal A for the length of one proof, on a copy of its home unless `home` says where. */
  withTerminal(
    name: string,
    change: Parameters<typeof startAltered>[2] & { home?: string },
    work: (a: Altered) => Promise<void>,
  ): Promise<void>;
  /** A world without an endpoint and agency A's tokens, for one test. */
  stage(): Stage;
}

/** Sets the stage for one part of the table, and proves that each of its rows is tried. */
export function failures<Part extends keyof typeof rows>(
  part: Part,
): Failures<keyof (typeof rows)[Part] & string> {
  const table: Record<string, readonly ErrorCode[]> = rows[part];
  const tried: string[] = [];
  const open = new Set<Altered>();
  let folder: string | undefined;
  let set: Stage | undefined;
  const stage = () => {
    if (set === undefined) throw new Error('the stage is not set');
    return set;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(storeParent(), 'tram-mat-failure-'));
    const world = await testWorld(join(folder, 'world'));
    set = { folder, world, tokens: startFaultyTokens(world, folder) };
  });
  afterEach(async () => {
    set?.tokens.faults.set();
    await Promise.all([...open].map((altered) => altered.stop()));
    open.clear();
    await set?.tokens.port.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
  test('every row of the table is tried', () => {
    expect(tried.sort()).toEqual(Object.keys(table).sort());
  });

  return {
    row(name, proof) {
      tried.push(name);
      const codes = table[name] ?? [];
      test([name, codes.join(', ')].filter(Boolean).join(': '), () => proof(...codes));
    },
    async withTerminal(name, change, work) {
      const { world, tokens } = stage();
      const { home = copyHome(world, name), ...parts } = change;
      const a = startAltered(tokens, home, parts);
      open.add(a);
      try {
        await work(a);
      } finally {
        tokens.faults.set();
        open.delete(a);
        await a.stop();
      }
    },
    stage,
  };
}
