import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pkcs11 from 'pkcs11js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { buildFaultModule } from '../../test/support/fault-module.ts';
import { createFaultyHost, type FaultyHost, outcomeOfLogin } from '../../test/support/faulty-host.ts';
import { digestOfFile } from '../../test/support/token-folder.ts';
import { tokenFileLog } from './file-log.ts';
import { Pkcs11Failure } from './library.ts';
import { causeOf } from './log.ts';

const data = new TextEncoder().encode('7K3Q-9XWP-2M4T-8');
const at = Date.parse('2026-03-02T01:00:00.000Z');

describe("the token host's log", () => {
  let world: FaultyHost;
  let loaded: typeof world.log.modules;
  beforeAll(async () => {
    world = await createFaultyHost(20);
    // A login and some polls later: other cases have the module loaded anew.
    expect(await logIn('123456')).toBe('ok');
    await sleep(100);
    loaded = [...world.log.modules];
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.faults.set();
    await vi.waitFor(async () => expect(await logIn('123456')).toBe('ok'));
    world.log.failures.length = 0;
  });

  const logIn = (text: string) => outcomeOfLogin(world.host, world.personal, text);
  const sign = () =>
    world.host.handlers['token.sign']({
      serial: world.personal,
      keyId: '01',
      mechanism: 'ecdsa-sha256',
      data,
    });

  it('names manufacturer, versions, flags and digest of the module that was loaded, once', () => {
    expect(loaded).toEqual([
      {
        manufacturer: 'SoftHSM',
        libraryVersion: expect.stringMatching(/^2\.\d+$/),
        cryptokiVersion: expect.stringMatching(/^2\.\d+$/),
        flags: 0,
        digest: digestOfFile(buildFaultModule(world.folder.directory)),
      },
    ]);
  });

  it('names the function and the return value of a refused PIN', async () => {
    expect(await logIn('000000')).toBe('PIN_WRONG');
    expect(world.log.failures).toEqual([
      ['login', { function: 'C_Login', value: pkcs11.CKR_PIN_INCORRECT, ckr: 'CKR_PIN_INCORRECT' }],
    ]);
  });

  it.each([
    ['C_SignInit', pkcs11.CKR_KEY_TYPE_INCONSISTENT, 'CKR_KEY_TYPE_INCONSISTENT'],
    ['C_Sign', pkcs11.CKR_DEVICE_ERROR, 'CKR_DEVICE_ERROR'],
    ['C_Sign', 0x8000_0042, 'CKR_VENDOR_DEFINED'],
    ['C_FindObjects', pkcs11.CKR_GENERAL_ERROR, 'CKR_GENERAL_ERROR'],
  ] as const)('names %s and %i where a signature fails in it', async (name, value, ckr) => {
    // After a failed operation the keys are searched for anew.
    world.faults.set(`return C_SignInit ${pkcs11.CKR_GENERAL_ERROR}`);
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
    world.log.failures.length = 0;
    world.faults.set(`return ${name} ${value}`);
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
    expect(world.log.failures).toEqual([['sign', { function: name, value, ckr }]]);
  });

  it('says once, not at each poll, that the slots cannot be listed, and again when that begins anew', async () => {
    const cause = { function: 'C_GetSlotList', value: pkcs11.CKR_GENERAL_ERROR, ckr: 'CKR_GENERAL_ERROR' };
    const slots = () => world.log.failures.filter(([step]) => step === 'slots');
    for (const times of [1, 2]) {
      world.faults.set(`return C_GetSlotList ${pkcs11.CKR_GENERAL_ERROR}`);
      await vi.waitFor(() => expect(world.states.at(-1)?.module).toBe('failed'));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(slots()).toEqual(Array.from({ length: times }, () => ['slots', cause]));
      world.faults.set();
      await vi.waitFor(() => expect(world.states.at(-1)?.tokens.length).toBe(2));
    }
  });
});

describe('the token log file', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tram-mat-log-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('holds one line an entry, with numbers, codes and the names of the standard', () => {
    const path = join(directory, 'token.log');
    const log = tokenFileLog(path, { now: () => at });
    const digest = 'ab'.repeat(32);
    log.loaded({ manufacturer: 'SoftHSM', libraryVersion: '2.6', cryptokiVersion: '2.40', flags: 0, digest });
    log.failed('login', causeOf(new Pkcs11Failure('C_Login', pkcs11.CKR_PIN_LOCKED)));
    const time = new Date(at).toISOString();
    expect(
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      {
        at: time,
        name: 'module-loaded',
        manufacturer: 'SoftHSM',
        libraryVersion: '2.6',
        cryptokiVersion: '2.40',
        flags: 0,
        digest,
      },
      { at: time, name: 'failed', step: 'login', function: 'C_Login', value: 164, ckr: 'CKR_PIN_LOCKED' },
    ]);
  });

  it('that cannot be written stops nothing, and standard error says so once', () => {
    const blocked = join(directory, 'file');
    writeFileSync(blocked, '');
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const log = tokenFileLog(join(blocked, 'token.log'), { now: () => at });
      log.failed('login', { kind: 'Error' });
      log.failed('login', { kind: 'Error' });
      expect(written.mock.calls.map(([text]) => text)).toEqual(['{"event":"log-failed","code":"ENOTDIR"}\n']);
      expect(existsSync(join(blocked, 'token.log'))).toBe(false);
    } finally {
      written.mockRestore();
    }
  });
});

describe('the cause of a failure', () => {
  const failure = new Pkcs11Failure('C_Sign', pkcs11.CKR_DEVICE_ERROR);
  const told = { function: 'C_Sign', value: pkcs11.CKR_DEVICE_ERROR, ckr: 'CKR_DEVICE_ERROR' };

  it.each<[string, unknown, object]>([
    ['a return value', failure, told],
    ['a return value behind a code', new AppError('TOKEN_SIGN_FAILED', { cause: failure }), told],
    ['a code alone', new AppError('TOKEN_MODULE_MISSING'), { code: 'TOKEN_MODULE_MISSING' }],
    [
      'a code of the system',
      Object.assign(new Error('/secret/path'), { code: 'ENOENT' }),
      { code: 'ENOENT' },
    ],
    ['a class', new TypeError('Về việc nhân sự'), { kind: 'TypeError' }],
    [
      'a name that is no class',
      Object.assign(new Error('x'), { name: 'Kính gửi', code: 'Kính gửi' }),
      { kind: 'Error' },
    ],
    ['something that is no error', 'PIN 123456', { kind: 'string' }],
  ])('is %s, never a message', (_, error, expected) => {
    expect(causeOf(error)).toEqual(expected);
  });
});
