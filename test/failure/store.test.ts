import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { connect } from '../../native/store/connection.ts';
import { openStore, storeOver } from '../../native/store/store.ts';
import { outgoingInput } from '../support/records.ts';
import { recoverKey, recoverStore } from '../support/recovery.ts';
import { type Altered, copyHome } from './altered.ts';
import { failures } from './failures.ts';

const { row, withTerminal, stage } = failures('store');

row('a damaged store', async (code) => {
  const pageSize = 4096;
  for (const [name, page] of [
    ['damaged-first', 0],
    ['damaged-later', 40],
  ] as const) {
    await withTerminal(name, {}, async (a) => {
      const { store } = homeFiles(a.home);
      const bytes = readFileSync(store);
      expect(bytes.length).toBeGreaterThan((page + 1) * pageSize);
      // One bit of the first page, or one in each of the pages behind the schema.
      for (let at = page * pageSize + 100; at < (page === 0 ? pageSize : bytes.length); at += pageSize) {
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      }
      writeFileSync(store, bytes);
      await expect(a.unlock()).rejects.toMatchObject({ code });
      expect(a.view().phase).toBe('locked');
    });
  }
});

row('a damaged page that nothing reads before the first view', (code, locked) =>
  withTerminal('damaged-view', {}, async (a) => {
    const { store } = homeFiles(a.home);
    const connection = connect(store, recoverKey(stage().world, 'a'));
    const root = connection
      .prepare<{ rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = 'checkpoint'")
      .get();
    connection.close();
    const flip = () => {
      const bytes = readFileSync(store);
      const at = ((root?.rootpage ?? 0) - 1) * 4096 + 2_000;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      writeFileSync(store, bytes);
    };
    flip();
    await expect(a.unlock()).rejects.toMatchObject({ code });
    expect(a.view()).toMatchObject({ phase: 'locked', user: null });
    expect(() => a.handlers['directory.find']({ text: 'h', limit: 1 })).toThrow(
      expect.objectContaining({ code: locked }),
    );
    // Nothing holds the store any longer, and no part of the session goes on.
    flip();
    await a.unlock();
    expect(a.view().phase).toBe('unlocked');
    expect(await a.handlers['ledger.verify']({})).toMatchObject({ firstFault: null });
  }),
);

row('the store of another terminal', (code) =>
  withTerminal('another-store', {}, async (a) => {
    copyFileSync(homeFiles(stage().world.homes.b.home).store, homeFiles(a.home).store);
    await expect(a.unlock()).rejects.toMatchObject({ code });
  }),
);

row('a store of a newer version', (code) =>
  withTerminal('newer', {}, async (a) => {
    const connection = connect(homeFiles(a.home).store, recoverKey(stage().world, 'a'));
    connection.prepare('INSERT INTO migration (number, hash) VALUES (999, ?)').run('0'.repeat(64));
    connection.close();
    await expect(a.unlock()).rejects.toMatchObject({ code });
  }),
);

row('a vault that is not for training, on the stand-in', async (code) => {
  const home = copyHome(stage().world, 'not-training');
  const { config, store } = homeFiles(home);
  const edited = { ...readTerminalConfig(home), training: false };
  // An edited configuration does not pass the training vault off as a real one …
  writeFileSync(config, JSON.stringify(edited));
  await withTerminal('not-training', { home, standIn: true }, async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code });
  });
  // … and a real one does not open on the stand-in.
  const real = openStore({
    path: store,
    key: recoverKey(stage().world, 'a'),
    organisation: edited.organisation,
  });
  real.settings.write('training', Uint8Array.of(0));
  real.close();
  await withTerminal('not-training', { home, standIn: true }, async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code });
  });
  await withTerminal('not-training', { home, standIn: false }, async (a) => {
    await a.unlock();
    expect(a.view()).toMatchObject({ phase: 'unlocked', training: false });
  });
});

row('the disk is full', async (code) => {
  const small = join(stage().folder, 'small');
  mkdirSync(small);
  const root = process.getuid?.() === 0;
  if (root) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
  try {
    const home = join(small, 'a');
    cpSync(stage().world.homes.a.home, home, { recursive: true });
    const { organisation } = readTerminalConfig(home);
    const limited = (key: Uint8Array) => {
      const connection = connect(homeFiles(home).store, key);
      const pages = Number(connection.pragma('page_count'));
      connection.exec(`PRAGMA max_page_count = ${pages + 20}`);
      return storeOver(connection, organisation);
    };
    await withTerminal('full', { home, ...(root ? {} : { openStore: limited }) }, async (a) => {
      await a.unlock();
      const written = await registerUntil(a, code);
      if (root) expect(statfsSync(small).bavail).toBeLessThan(20);
      await expectWhole(a, written);
      // Reading goes on, and so does the work once there is room.
      if (root) execFileSync('mount', ['-o', 'remount,size=8m', small]);
      if (!root) return;
      await a.handlers['record.register']({ input: outgoingInput(written + 1) });
      await expectWhole(a, written + 1);
    });
  } finally {
    if (root) execFileSync('umount', [small]);
  }
});

async function registerUntil(a: Altered, code: ErrorCode | undefined): Promise<number> {
  for (let written = 0; written < 2_000; written += 1) {
    try {
      await a.handlers['record.register']({ input: outgoingInput(written + 1) });
    } catch (error) {
      expect(error).toMatchObject({ code });
      return written;
    }
  }
  throw new Error('the disk is larger than it should be');
}

async function expectWhole(a: Altered, lines: number): Promise<void> {
  const year = Number(localDate(Date.now()).slice(0, 4));
  const next = await a.handlers['register.next']({ book: 'outgoing', year });
  expect(next.ordinal).toBe(lines + 1);
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
}

row('an unlock while the lock is still at work', () =>
  withTerminal('relock', {}, async (a) => {
    await a.unlock();
    for (let round = 0; round < 3; round += 1) {
      await a.handlers['record.register']({ input: outgoingInput(round + 1) });
      const locking = a.handlers['session.lock']({});
      await Promise.all([locking, a.unlock()]);
      expect(a.view().phase).toBe('unlocked');
      await a.handlers['ledger.checkpoint']({});
      expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
    }
  }),
);

row('the recovery key and OpenSSL open the vault', async () => {
  const { world } = stage();
  await withTerminal('recovered', { home: world.homes.a.home }, (a) => a.unlock());
  expect(recoverKey(world, 'a')).toHaveLength(32);
  const store = recoverStore(world, 'a');
  expect(store.ledger.head()?.seq).toBeGreaterThan(0);
  store.close();
});
