import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemoPki, pemOf, spkiOf } from '../../build/demo/pki.ts';
import { createWorld, type World } from '../../build/demo/world.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { localDate } from '../../core/clocks/clock.ts';
import type { ClockPort } from '../../core/ports/system.ts';
import { wrapVaultKey } from '../../core/vault/key-wrapping.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { connect } from '../../native/store/connection.ts';
import { openStore, storeOver } from '../../native/store/store.ts';
import { systemClock } from '../../native/system/clock.ts';
import { outgoingInput } from '../harness/records.ts';
import { recoverKey, recoverStore } from '../harness/recovery.ts';
import { startTerminal } from '../harness/terminal.ts';
import { type Altered, copyHome, type FaultyTokens, startAltered, startFaultyTokens } from './altered.ts';

/**
 * What may fail, by which codes a person learns of it, and nothing else: each row is one test of this file,
 * on the real composition. A second instance is refused by the shell (electron/, test/security/).
 */
const rows = {
  'no token': ['TOKEN_ABSENT'],
  'wrong PIN': ['VAULT_LOCKED'],
  'last try, then locked': ['VAULT_LOCKED'],
  'the token is pulled out': ['TOKEN_REMOVED'],
  'a token that is not listed': ['TOKEN_NOT_LISTED'],
  'a listed token that the vault was not wrapped for': ['VAULT_NOT_AUTHORISED'],
  'a damaged key file': ['VAULT_KEY_FILE_DAMAGED'],
  'an expired person certificate': ['CERTIFICATE_EXPIRED'],
  'a stale revocation list': ['CRL_STALE'],
  'a missing revocation list': ['CRL_MISSING'],
  'a damaged store': ['VAULT_DAMAGED'],
  'the store of another terminal': ['VAULT_KEY_WRONG'],
  'a store of a newer version': ['VAULT_NEWER'],
  'a vault that is not for training, on the stand-in': ['VAULT_NOT_TRAINING'],
  'a directory that was tampered with': ['DIRECTORY_INVALID'],
  'the disk is full': ['DISK_FULL'],
  'an unlock while the lock is still at work': [],
  'the clock is set back': ['CLOCK_BACKWARD', 'SIGNATURE_TIME'],
  'the endpoint is down': ['ENDPOINT_UNREACHABLE'],
  'the endpoint has another key': ['ENDPOINT_NOT_PINNED'],
  'a store rolled back to an old copy': ['LEDGER_ROLLED_BACK'],
  'the recovery key and OpenSSL open the vault': [],
  'a revoked person certificate': ['CERTIFICATE_REVOKED'],
} as const satisfies Record<string, readonly ErrorCode[]>;
const tried = new Set<string>();
function row(name: keyof typeof rows, proof: (...codes: readonly ErrorCode[]) => Promise<void>): void {
  tried.add(name);
  const codes = rows[name];
  test([name, codes.join(', ')].filter(Boolean).join(': '), () => proof(...codes));
}

const hour = 3_600_000;
const day = 24 * hour;

let directory: string;
let world: World;
let tokens: FaultyTokens;
let endpoint: RunningEndpoint | undefined;
const open = new Set<Altered>();

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tram-mat-failure-'));
  world = await createWorld(join(directory, 'world'));
  tokens = startFaultyTokens(world);
});
afterAll(async () => {
  tokens?.faults.set();
  await Promise.all([...open].map((altered) => altered.stop()));
  await tokens?.port.close();
  await endpoint?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** A terminal A for the length of one proof, on a copy of its home unless `home` says where. */
async function withTerminal(
  name: string,
  change: Parameters<typeof startAltered>[2] & { home?: string },
  work: (a: Altered) => Promise<void>,
): Promise<void> {
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
}

const shifted = (offset: () => number): ClockPort => ({
  now: () => Date.now() + offset(),
  monotonic: systemClock.monotonic,
});

row('no token', (code) =>
  withTerminal('no-token', {}, async (a) => {
    tokens.faults.set('absent all');
    await expect(a.handlers['control.unlock']({ serial: tokens.clerk })).rejects.toMatchObject({ code });
    expect(a.view()).toMatchObject({ phase: 'locked', token: { state: 'absent', fault: code } });
  }),
);

row('wrong PIN', (code) =>
  withTerminal('wrong-pin', {}, async (a) => {
    expect(await tokens.port.login(tokens.clerk, 'SaiMaPin-1')).toBe('wrong');
    await expect(a.handlers['control.unlock']({ serial: tokens.clerk })).rejects.toMatchObject({ code });
    expect(a.view().phase).toBe('locked');
  }),
);

row('last try, then locked', (code) =>
  withTerminal('last-try', {}, async (a) => {
    tokens.faults.set('pin-tries 2');
    expect(await tokens.port.login(tokens.clerk, 'SaiMaPin-1')).toBe('last-try');
    await expect(a.handlers['control.unlock']({ serial: tokens.clerk })).rejects.toMatchObject({ code });
    expect(a.view().token.pin).toBe('last-try');
    expect(await tokens.port.login(tokens.clerk, 'SaiMaPin-2')).toBe('locked');
    a.terminal.tokenChanged(await tokens.port.state());
    expect(a.view().token.pin).toBe('locked');
    tokens.faults.forgetTries(tokens.clerk);
  }),
);

row('the token is pulled out', (code) =>
  withTerminal('pulled-out', {}, async (a) => {
    await a.unlock();
    await a.handlers['draft.write']({ key: 'outgoing', draft: { number: 7, level: 'A' } });
    tokens.faults.set(`absent ${tokens.clerk}`);
    await a.until(() => a.view().phase === 'locked');
    expect(a.view().lockedBecause).toBe(code);
    await expect(async () => a.handlers['today.view']({})).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    tokens.faults.set();
    await a.until(async () =>
      (await tokens.port.state()).tokens.some(({ serial }) => serial === tokens.clerk),
    );
    await a.unlock();
    expect(await a.handlers['draft.read']({ key: 'outgoing' })).toEqual({ draft: { number: 7, level: 'A' } });
  }),
);

row('a token that is not listed', (code) =>
  withTerminal('not-listed', {}, async (a) => {
    tokens.faults.set(`serial ${tokens.clerk} FOREIGN-1`, `absent ${tokens.head}`);
    expect(await tokens.port.login('FOREIGN-1', '123456')).toBe('not-listed');
    await expect(a.handlers['control.unlock']({ serial: 'FOREIGN-1' })).rejects.toMatchObject({ code });
    expect(a.view().token).toMatchObject({ state: 'not-listed', serial: 'FOREIGN-1', fault: code });
  }),
);

row('a listed token that the vault was not wrapped for', (code) =>
  withTerminal('not-authorised', {}, async (a) => {
    const head = (await tokens.port.state()).tokens.find(({ serial }) => serial === tokens.head);
    const encryption = head?.certificates.find(({ usage }) => usage === 'encrypt');
    const certificate = Buffer.from(encryption?.certificate ?? '', 'base64');
    const key = recoverKey(world, 'a');
    const file = await wrapVaultKey(new Uint8Array(key), [{ certificate, oaepHash: 'SHA-1' }]);
    writeFileSync(homeFiles(a.home).vaultKey, file);
    await expect(a.unlock()).rejects.toMatchObject({ code });
    const state = await tokens.port.state();
    expect(state.tokens.some(({ loggedIn }) => loggedIn)).toBe(false);
  }),
);

row('a damaged key file', (code) =>
  withTerminal('damaged-key', {}, async (a) => {
    const { vaultKey } = homeFiles(a.home);
    const whole = readFileSync(vaultKey);
    for (const damaged of [whole.subarray(0, 200), Buffer.alloc(0), Buffer.from('x'.repeat(2_000))]) {
      writeFileSync(vaultKey, damaged);
      await expect(a.unlock()).rejects.toMatchObject({ code });
    }
    rmSync(vaultKey);
    await expect(a.unlock()).rejects.toMatchObject({ code });
  }),
);

row('an expired person certificate', (code) =>
  withTerminal('expired', { clock: shifted(() => 4 * 365 * day) }, async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code });
    expect(a.view().phase).toBe('locked');
  }),
);

row('a stale revocation list', async (code) => {
  await withTerminal('stale', { clock: shifted(() => 375 * day) }, async (a) => {
    await a.unlock();
    expect(a.view().warnings).toContain(code);
  });
  await withTerminal('too-stale', { clock: shifted(() => 400 * day) }, async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code });
  });
});

row('a missing revocation list', (code) =>
  withTerminal('no-crl', {}, async (a) => {
    rmSync(join(homeFiles(a.home).trust, 'crls'), { recursive: true });
    await expect(a.unlock()).rejects.toMatchObject({ code });
  }),
);

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

row('the store of another terminal', (code) =>
  withTerminal('another-store', {}, async (a) => {
    copyFileSync(homeFiles(world.homes.b.home).store, homeFiles(a.home).store);
    await expect(a.unlock()).rejects.toMatchObject({ code });
  }),
);

row('a store of a newer version', (code) =>
  withTerminal('newer', {}, async (a) => {
    const connection = connect(homeFiles(a.home).store, recoverKey(world, 'a'));
    connection.prepare('INSERT INTO migration (number, hash) VALUES (999, ?)').run('0'.repeat(64));
    connection.close();
    await expect(a.unlock()).rejects.toMatchObject({ code });
  }),
);

row('a vault that is not for training, on the stand-in', async (code) => {
  const home = copyHome(world, 'not-training');
  const { config, store } = homeFiles(home);
  const edited = { ...readTerminalConfig(home), training: false };
  // An edited configuration does not pass the training vault off as a real one …
  writeFileSync(config, JSON.stringify(edited));
  await withTerminal('not-training', { home, standIn: true }, async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code });
  });
  // … and a real one does not open on the stand-in.
  const real = openStore({ path: store, key: recoverKey(world, 'a'), organisation: edited.organisation });
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

row('a directory that was tampered with', (code) =>
  withTerminal('directory', {}, async (a) => {
    const { organisation } = readTerminalConfig(a.home);
    const store = openStore({ path: homeFiles(a.home).store, key: recoverKey(world, 'a'), organisation });
    const statement = Buffer.from(store.settings.read('directory-statement') ?? []);
    statement.write('Sở Tài chánh', statement.indexOf('Sở Tài chính'));
    store.settings.write('directory-statement', statement);
    store.close();
    await expect(a.unlock()).rejects.toMatchObject({ code });
  }),
);

row('the disk is full', async (code) => {
  const small = join(directory, 'small');
  mkdirSync(small);
  const root = process.getuid?.() === 0;
  if (root) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
  try {
    const home = join(small, 'a');
    cpSync(world.homes.a.home, home, { recursive: true });
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

row('the clock is set back', async (code, ofTheFuture) => {
  let offset = 0;
  await withTerminal('clock', { clock: shifted(() => offset) }, async (a) => {
    await a.unlock();
    expect(a.view().warnings).not.toContain(code);
    // From one session to the next; within a session the terminal looks twice a minute (core/clocks).
    await a.handlers['session.lock']({});
    offset = -240_000;
    await a.unlock();
    expect(a.view().warnings).toContain(code);
    const incidents = async () =>
      (await a.handlers['ledger.page']({ before: null, limit: 50 })).rows.filter(
        ({ act }) => act === 'incident',
      );
    expect(await incidents()).toHaveLength(1);
    // So far that what the store holds seems to come from the future.
    await a.handlers['session.lock']({});
    offset = -hour / 2;
    await expect(a.unlock()).rejects.toMatchObject({ code: ofTheFuture });
  });
});

row('the endpoint is down', (code) =>
  withTerminal('down', { home: world.homes.a.home }, async (a) => {
    await a.unlock();
    await a.openSeal();
    const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
    await a.handlers['record.issue']({ code: record.code });
    await a.until(() => a.view().link.fault === code);
    expect(a.view()).toMatchObject({
      link: { state: expect.stringMatching(/offline|connecting/) },
      pendingOutbox: 1,
    });
    endpoint = await startEndpoint(world.endpoint.home);
    await a.until(() => a.view().pendingOutbox === 0);
    const { rows: lines } = await a.handlers['outbox.list']({ offset: 0, limit: 10 });
    expect(lines).toMatchObject([{ state: 'stored', code: record.code }]);
  }),
);

row('the endpoint has another key', async (code) => {
  const { home } = world.endpoint;
  const files = ['tls.key', 'tls.crt'].map((name) => join(home, name));
  const before = files.map((file) => readFileSync(file));
  const pki = await openDemoPki(world.pki);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const certificate = await pki.issue('tls-server', spkiOf(publicKey), 'may-chu-trao-doi');
  const put = (contents: readonly (string | Buffer)[]) => {
    for (const [index, file] of files.entries()) writeFileSync(file, contents[index] ?? '');
  };
  await endpoint?.stop();
  put([privateKey.export({ format: 'pem', type: 'pkcs8' }), pemOf(certificate)]);
  endpoint = await startEndpoint(home);
  await withTerminal('other-key', {}, async (a) => {
    await a.unlock();
    await a.until(() => a.view().link.fault === code);
    expect(a.view().link.lastContact).toBeNull();
  });
  await endpoint.stop();
  put(before);
  endpoint = await startEndpoint(home);
});

row('a store rolled back to an old copy', async (code) => {
  const old = copyHome(world, 'old-copy');
  await withTerminal('rolled-back', { home: world.homes.a.home }, async (a) => {
    await a.unlock();
    await a.handlers['record.register']({ input: outgoingInput(2) });
    await a.handlers['ledger.checkpoint']({});
    await a.until(async () => {
      const verdict = await a.handlers['ledger.verify']({});
      return verdict.anchored === verdict.entries;
    });
  });
  await withTerminal('rolled-back', { home: old }, async (a) => {
    await a.unlock();
    await a.until(() => a.view().warnings.includes(code ?? 'UNEXPECTED'));
    expect(a.view().link).toMatchObject({ state: 'offline', fault: code });
    const { rows: lines } = await a.handlers['ledger.page']({ before: null, limit: 10 });
    expect(lines.map(({ act }) => act)).toContain('incident');
  });
});

row('the recovery key and OpenSSL open the vault', async () => {
  const key = recoverKey(world, 'a');
  expect(key).toHaveLength(32);
  const store = recoverStore(world, 'a');
  expect(store.ledger.head()?.seq).toBeGreaterThan(0);
  store.close();
});

row('a revoked person certificate', async (code) => {
  const pki = await openDemoPki(world.pki);
  const install = (trust: string, lists: readonly Uint8Array[]) => {
    const folder = join(trust, 'crls');
    const names = readdirSync(folder).sort();
    for (const [index, list] of lists.entries()) writeFileSync(join(folder, names[index] ?? ''), list);
  };
  const b = startTerminal(world, 'b');
  try {
    await withTerminal('revoked', { home: world.homes.a.home }, async (a) => {
      await a.unlock();
      await a.openSeal();
      const { record } = await a.handlers['record.register']({ input: outgoingInput(3) });
      await a.handlers['record.issue']({ code: record.code });
      await a.until(() => a.view().pendingOutbox === 0);
      const state = await tokens.port.state();
      const clerk = state.tokens.find(({ serial }) => serial === tokens.clerk);
      const signing = clerk?.certificates.find(({ usage }) => usage === 'sign')?.certificate ?? '';
      const lists = await pki.revoke([Buffer.from(signing, 'base64')], new Date(Date.now() - hour / 2));
      install(join(world.endpoint.home, 'trust'), lists);
      install(homeFiles(world.homes.b.home).trust, lists);

      // The endpoint takes nothing more under it,
      endpoint?.process.kill('SIGHUP');
      await a.until(() => a.view().link.fault === code);
      const second = await a.handlers['record.register']({ input: outgoingInput(4) });
      await a.handlers['record.issue']({ code: second.record.code });
      expect(a.view().pendingOutbox).toBe(1);

      // the receiver does not believe what had come before it knew,
      await b.unlock();
      const rejected = await b.until(async () => (await b.handlers['today.view']({})).rejected[0]);
      expect(rejected).toMatchObject({ fault: code });
      expect((await b.handlers['incoming.waiting']({})).waiting).toEqual([]);

      // and the terminal itself does not open with it once it knows.
      install(homeFiles(world.homes.a.home).trust, lists);
      await a.handlers['session.lock']({});
      await expect(a.unlock()).rejects.toMatchObject({ code });
    });
  } finally {
    await b.stop();
  }
});

test('every row of the table was tried', () => {
  expect([...tried].sort()).toEqual(Object.keys(rows).sort());
});
