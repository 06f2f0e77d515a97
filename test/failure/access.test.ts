import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDemoPki, spkiOf } from '../../build/demo/pki.ts';
import { AppError } from '../../contract/errors/index.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ClockPort } from '../../core/ports/system.ts';
import { wrapVaultKey } from '../../core/vault/key-wrapping.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { openStore } from '../../native/store/store.ts';
import { systemClock } from '../../native/system/clock.ts';
import { recoverKey } from '../support/recovery.ts';
import { copyHome } from './altered.ts';
import { failures } from './failures.ts';

const { row, withTerminal, stage } = failures('access');

const hour = 3_600_000;
const p256 = { namedCurve: 'P-256' } as const;
const day = 24 * hour;

const shifted = (offset: () => number): ClockPort => ({
  now: () => Date.now() + offset(),
  monotonic: systemClock.monotonic,
});

row('no token', (code) =>
  withTerminal('no-token', {}, async (a) => {
    stage().tokens.faults.set('absent all');
    await expect(a.handlers['control.unlock']({ serial: stage().tokens.clerk })).rejects.toMatchObject({
      code,
    });
    expect(a.view()).toMatchObject({ phase: 'locked', token: { state: 'absent', fault: code } });
  }),
);

row('wrong PIN', (code) =>
  withTerminal('wrong-pin', {}, async (a) => {
    await expect(stage().tokens.port.login(stage().tokens.clerk, 'SaiMaPin-1')).rejects.toMatchObject({
      code: 'PIN_WRONG',
    });
    await expect(a.handlers['control.unlock']({ serial: stage().tokens.clerk })).rejects.toMatchObject({
      code,
    });
    expect(a.view().phase).toBe('locked');
  }),
);

row('last try, then locked', (code) =>
  withTerminal('last-try', {}, async (a) => {
    stage().tokens.faults.set('pin-tries 2');
    await expect(stage().tokens.port.login(stage().tokens.clerk, 'SaiMaPin-1')).rejects.toMatchObject({
      code: 'PIN_LAST_TRY',
    });
    await expect(a.handlers['control.unlock']({ serial: stage().tokens.clerk })).rejects.toMatchObject({
      code,
    });
    expect(a.view().token.pin).toBe('last-try');
    await expect(stage().tokens.port.login(stage().tokens.clerk, 'SaiMaPin-2')).rejects.toMatchObject({
      code: 'PIN_LOCKED',
    });
    a.terminal.tokenChanged(await stage().tokens.port.state());
    expect(a.view().token.pin).toBe('locked');
    stage().tokens.faults.forgetTries(stage().tokens.clerk);
  }),
);

row('the token is pulled out', (code) =>
  withTerminal('pulled-out', {}, async (a) => {
    await a.unlock();
    await a.handlers['draft.write']({ key: 'outgoing', draft: { number: 7, level: 'A' } });
    stage().tokens.faults.set(`absent ${stage().tokens.clerk}`);
    await a.until(() => a.view().phase === 'locked');
    expect(a.view().lockedBecause).toBe(code);
    await expect(async () => a.handlers['today.view']({})).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    stage().tokens.faults.set();
    await a.until(async () =>
      (await stage().tokens.port.state()).tokens.some(({ serial }) => serial === stage().tokens.clerk),
    );
    await a.unlock();
    expect(await a.handlers['draft.read']({ key: 'outgoing' })).toEqual({ draft: { number: 7, level: 'A' } });
  }),
);

row('a token that is not listed', (code) =>
  withTerminal('not-listed', {}, async (a) => {
    stage().tokens.faults.set(`serial ${stage().tokens.clerk} FOREIGN-1`, `absent ${stage().tokens.head}`);
    await expect(stage().tokens.port.login('FOREIGN-1', '123456')).rejects.toMatchObject({
      code: 'TOKEN_NOT_LISTED',
    });
    await expect(a.handlers['control.unlock']({ serial: 'FOREIGN-1' })).rejects.toMatchObject({ code });
    expect(a.view().token).toMatchObject({ state: 'not-listed', serial: 'FOREIGN-1', fault: code });
  }),
);

row('a listed token that the vault was not wrapped for', (code) =>
  withTerminal('not-authorised', {}, async (a) => {
    const head = (await stage().tokens.port.state()).tokens.find(
      ({ serial }) => serial === stage().tokens.head,
    );
    const encryption = head?.certificates.find(({ usage }) => usage === 'encrypt');
    const certificate = Buffer.from(encryption?.certificate ?? '', 'base64');
    const key = recoverKey(stage().world, 'a');
    const file = await wrapVaultKey(new Uint8Array(key), [{ certificate, oaepHash: 'SHA-1' }]);
    writeFileSync(homeFiles(a.home).vaultKey, file);
    await expect(a.unlock()).rejects.toMatchObject({ code });
    const state = await stage().tokens.port.state();
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

row('an older revocation list in the place of a later one', async (code) => {
  const pki = await openDemoPki(stage().world.pki);
  await withTerminal('older-list', {}, async (a) => {
    const folder = join(homeFiles(a.home).trust, 'crls');
    const older = readdirSync(folder);
    await a.unlock();
    expect(a.view().warnings).not.toContain(code);
    await a.handlers['session.lock']({});
    const stranger = await pki.issue(
      'person-signing',
      spkiOf(generateKeyPairSync('ec', p256).publicKey),
      'X',
    );
    const later = await pki.revoke([stranger]);
    // The later lists lie beside the older ones, then are taken away.
    for (const [index, list] of later.entries()) writeFileSync(join(folder, `later-${index}.crl`), list);
    await a.unlock();
    expect(a.view().warnings).not.toContain(code);
    await a.handlers['session.lock']({});
    for (const index of later.keys()) rmSync(join(folder, `later-${index}.crl`));
    expect(readdirSync(folder)).toEqual(older);
    await a.unlock();
    expect(a.view().warnings).toContain(code);
  });
});

row('a trust file that cannot be used', (code) =>
  withTerminal('trust-file', {}, async (a) => {
    writeFileSync(join(homeFiles(a.home).trust, 'anchors', 'old-root.crt'), 'no certificate');
    await expect(a.unlock()).rejects.toMatchObject({
      code,
      detail: { file: 'anchors', name: 'old-root.crt', reason: 'unreadable' },
    });
  }),
);

row('a directory that may have been held back', async (code) => {
  await withTerminal('fresh', { clock: shifted(() => 89 * day) }, async (a) => {
    await a.unlock();
    expect(a.view().warnings).not.toContain(code);
  });
  await withTerminal('held-back', { clock: shifted(() => 91 * day) }, async (a) => {
    await a.unlock();
    expect(a.view().warnings).toContain(code);
  });
});

row('a directory that was tampered with', (code) =>
  withTerminal('directory', {}, async (a) => {
    const { organisation } = readTerminalConfig(a.home);
    const store = openStore({
      path: homeFiles(a.home).store,
      key: recoverKey(stage().world, 'a'),
      organisation,
    });
    const statement = Buffer.from(store.settings.read('directory-statement') ?? []);
    statement.write('Sở Tài chánh', statement.indexOf('Sở Tài chính'));
    store.settings.write('directory-statement', statement);
    store.close();
    await expect(a.unlock()).rejects.toMatchObject({ code });
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
    // So far that what the store holds seems to come from the future. The world may be some hours old.
    await a.handlers['session.lock']({});
    const directory = readFileSync(join(stage().world.endpoint.home, 'directory.json'), 'utf8');
    const { at } = Directory.parse(JSON.parse(directory));
    offset = Date.parse(at) - hour / 2 - Date.now();
    await expect(a.unlock()).rejects.toMatchObject({ code: ofTheFuture });
  });
});

test('a clock set back is not written without the unlock that it comes before', async () => {
  let offset = 0;
  let fails = false;
  const home = copyHome(stage().world, 'half-unlocked');
  const { organisation } = readTerminalConfig(home);
  const openFailing = (key: Uint8Array): Store => {
    const store = openStore({ path: homeFiles(home).store, key, organisation });
    const append = (entry: LedgerEntry): void => {
      if (fails && entry.act === 'unlock') throw new AppError('DISK_FULL');
      store.ledger.append(entry);
    };
    return { ...store, ledger: { ...store.ledger, append } };
  };
  await withTerminal(
    'half-unlocked',
    { home, clock: shifted(() => offset), openStore: openFailing },
    async (a) => {
      await a.unlock();
      await a.handlers['session.lock']({});
      [offset, fails] = [-60_000, true];
      await expect(a.unlock()).rejects.toMatchObject({ code: 'DISK_FULL' });
      [offset, fails] = [0, false];
      await a.unlock();
      const { rows } = await a.handlers['ledger.page']({ before: null, limit: 5 });
      expect(rows.map(({ act }) => act)).toEqual(['unlock', 'lock', 'open-volume', 'open-volume', 'unlock']);
    },
  );
});

row('the clock is behind the revocation lists', (code) =>
  withTerminal('clock-behind', { clock: shifted(() => -400 * day) }, async (a) => {
    const [name] = readdirSync(join(homeFiles(a.home).trust, 'crls')).sort();
    await expect(a.unlock()).rejects.toMatchObject({ code, detail: { name } });
  }),
);
