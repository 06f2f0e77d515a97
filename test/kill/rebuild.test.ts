import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../native/store/connection.ts';
import { createStore } from '../../native/store/store.ts';
import { randomFor } from '../support/random.ts';
import { acts, append, key, outgoing, self } from '../support/store.ts';

const records = 400;
let folder: string;
/** Where a row was changed, so that a rebuild makes a difference. */
let astray: string;
let before: string[];
let after: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tram-mat-rebuild-'));
  astray = join(folder, 'astray.db');
  const store = createStore({ path: astray, key, organisation: self });
  store.transaction(() => {
    for (let n = 1; n <= records; n++) {
      const record = outgoing(n, { recipients: ['G01', 'G02'], copies: 3 });
      append(store, acts.register(record));
      if (n % 4 === 0) append(store, acts.issue(record, 2 * n));
    }
  });
  store.close();
  after = contentOf(astray);
  const connection = connect(astray, key);
  connection.exec("UPDATE record SET level = 'A' WHERE ordinal = 7; DELETE FROM record_envelope");
  connection.close();
  before = contentOf(astray);
  expect(before).not.toEqual(after);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every row of every table and the definitions of the tables, of a file that is whole. */
function contentOf(path: string): string[] {
  const connection = connect(path, key);
  try {
    expect(connection.pragma('integrity_check')).toBe('ok');
    const definitions = connection
      .prepare<{ name: string; sql: string | null }>('SELECT name, sql FROM sqlite_schema ORDER BY name')
      .all();
    const tables = definitions.filter(({ sql }) => sql?.startsWith('CREATE TABLE'));
    return [
      ...definitions.map(({ name, sql }) => `${name}: ${sql}`),
      ...tables.flatMap(({ name }) =>
        connection
          .prepare<object>(`SELECT * FROM "${name}"`)
          .all()
          .map((row) => `${name} ${JSON.stringify(row)}`),
      ),
    ];
  } finally {
    connection.close();
  }
}

/** A process that rebuilds the registers of a store, and stands still at the entry `stop`. */
function rebuilding(path: string, stop?: number) {
  const script = fileURLToPath(new URL('./rebuilding-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path, ...(stop === undefined ? [] : [`${stop}`])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => (await lines.next()).value,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function copied(name: string): string {
  const path = join(folder, name);
  copyFileSync(astray, path);
  return path;
}

test('a rebuild that is killed before its end leaves the registers as they were; the next one mends them', async () => {
  const path = copied('stopped.db');
  for (const stop of [1, 250, records + records / 4]) {
    const process = rebuilding(path, stop);
    expect([await process.next(), await process.next()]).toEqual(['begun', 'stopped']);
    await process.kill();
    expect(contentOf(path)).toEqual(before);
  }
  const process = rebuilding(path);
  expect([await process.next(), await process.next()]).toEqual(['begun', 'done']);
  await process.kill();
  expect(contentOf(path)).toEqual(after);
});

test('killed at any moment it leaves the registers of before or of after', async () => {
  const moment = randomFor('moment of the kill while rebuilding').number;
  const whole = rebuilding(copied('whole.db'));
  await whole.next();
  const begun = performance.now();
  await whole.next();
  const time = performance.now() - begun;
  await whole.kill();
  for (let round = 0; round < 4; round++) {
    const path = copied(`round-${round}.db`);
    const process = rebuilding(path);
    await process.next();
    await sleep(moment() * time * 1.1);
    await process.kill();
    const content = contentOf(path);
    expect(content).toEqual(content.join() === before.join() ? before : after);
  }
});
