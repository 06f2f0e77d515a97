import { constants, publicEncrypt, verify } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { softHsmModule } from '../../build/demo/softhsm.ts';
import type { TokenPhase } from '../../contract/token/state.ts';
import { buildFaultModule, FaultControl } from '../../test/support/fault-module.ts';
import { outcomeOfLogin, RecordedTokenLog } from '../../test/support/faulty-host.ts';
import { createTokenFolder, digestOfFile, type TokenFolder } from '../../test/support/token-folder.ts';
import { createTokenHost, type TokenHost } from './host.ts';

const data = new TextEncoder().encode('7K3Q-9XWP-2M4T-8');
let folder: TokenFolder;
let faults: FaultControl;
let host: TokenHost;
let log: RecordedTokenLog;
let serial: string;
const phases: TokenPhase[] = [];

beforeAll(async () => {
  folder = await createTokenFolder([
    {
      label: 'Asks each time',
      pin: '123456',
      keys: [
        { id: '01', kind: 'p256', usage: 'sign', asksEachTime: true },
        { id: '02', kind: 'rsa-2048', usage: 'encrypt', asksEachTime: true },
      ],
    },
  ]);
  serial = folder.tokens[0]?.serial ?? '';
  faults = new FaultControl(folder.directory);
  Object.assign(process.env, faults.environment(softHsmModule()));
});
afterAll(() => folder.remove());
afterEach(async () => {
  faults.set();
  await host.close();
});

function open(...set: Parameters<FaultControl['set']>) {
  faults.set(...set);
  phases.length = 0;
  log = new RecordedTokenLog();
  const module = buildFaultModule(folder.directory);
  host = createTokenHost({
    module,
    digest: digestOfFile(module),
    listed: [serial],
    onChange: () => undefined,
    onPhase: (phase) => phases.push(phase),
    pollMs: 60_000,
    log,
  });
}

async function sign(): Promise<boolean | string> {
  const order = { serial, keyId: '01', mechanism: 'ecdsa-sha256', data } as const;
  return Promise.resolve(host.handlers['token.sign'](order)).then(
    ({ signature }) =>
      verify('sha256', data, { key: folder.publicKey(0, '01'), dsaEncoding: 'ieee-p1363' }, signature),
    ({ code }: { code: string }) => code,
  );
}

it('keys that ask for the PIN at each use sign and decrypt again and again after one login', async () => {
  open('count C_Login');
  const before = faults.calls('C_Login');
  expect(await outcomeOfLogin(host, serial, '123456')).toBe('ok');
  expect([await sign(), await sign(), await sign()]).toEqual([true, true, true]);
  const secret = Buffer.from('0123456789abcdef0123456789abcdef');
  const key = {
    key: folder.publicKey(0, '02'),
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: 'sha1',
  };
  const wrapped = new Uint8Array(publicEncrypt(key, secret));
  const order = { serial, keyId: '02', oaepHash: 'SHA-1', data: wrapped } as const;
  const { plaintext } = await host.handlers['token.decrypt'](order);
  expect(Buffer.from(plaintext)).toEqual(secret);
  expect(faults.calls('C_Login') - before).toBe(5);
  expect(phases).not.toContain('pin-pad');
});

it('after a logout they sign no more, until the PIN is given again', async () => {
  open();
  expect(await outcomeOfLogin(host, serial, '123456')).toBe('ok');
  await host.handlers['token.logout']({});
  expect(await sign()).toBe('TOKEN_NOT_LOGGED_IN');
  expect(await outcomeOfLogin(host, serial, '123456')).toBe('ok');
  expect(await sign()).toBe(true);
});

it('a PIN that is refused at a use is offered no second time: one try is lost and the token is logged out', async () => {
  open('count C_Login');
  expect(await outcomeOfLogin(host, serial, '123456')).toBe('ok');
  faults.set('count C_Login', `return C_Login ${pkcs11.CKR_PIN_INCORRECT}`);
  const before = faults.calls('C_Login');
  expect(await sign()).toBe('TOKEN_SIGN_FAILED');
  expect(await sign()).toBe('TOKEN_NOT_LOGGED_IN');
  expect(faults.calls('C_Login') - before).toBe(1);
  const { tokens } = await host.handlers['token.state']({});
  expect(tokens.map(({ loggedIn }) => loggedIn)).toEqual([false]);
});

it('on a reader with a PIN pad each use waits for the person at the pad, and for as long as that takes', async () => {
  open('pin-pad 123456');
  expect(await outcomeOfLogin(host, serial, null)).toBe('ok');
  phases.length = 0;
  expect(await sign()).toBe(true);
  expect(phases).toContain('pin-pad');
  expect(phases).not.toContain('sign');
});
