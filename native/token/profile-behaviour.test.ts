import { verify } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildFaultModule, type Fault } from '../../test/support/fault-module.ts';
import {
  createFaultyTokens,
  type FaultyHost,
  type FaultyTokens,
  outcomeOfLogin,
  RecordedTokenLog,
} from '../../test/support/faulty-host.ts';
import { AttachedToken } from './attached.ts';
import { type Library, namingFailures } from './library.ts';
import { FailureLog } from './log.ts';
import { attribute } from './objects.ts';
import { emptyToken } from './pkcs11.fixture.ts';
import { defaultProfile } from './profiles/default.ts';
import type { TokenProfile } from './profiles/profile.ts';

/** Manufacturers under which SoftHSM is driven by another profile; `_` stands for a blank. */
const openSc = 'manufacturer OpenSC_Project';
const bit4id = 'manufacturer bit4id_srl';
const enterSafe = 'manufacturer EnterSafe';
const asItIs = 'manufacturer SoftHSM';
const data = new TextEncoder().encode('7K3Q-9XWP-2M4T-8');

let tokens: FaultyTokens;
let world: FaultyHost | undefined;
beforeAll(async () => {
  tokens = await createFaultyTokens();
});
afterAll(() => tokens.folder.remove());
afterEach(async () => {
  tokens.faults.set();
  await world?.close();
  world = undefined;
  finaliseLeftover();
});

/** A host that left the module to the end of the process leaves it initialised for the next test. */
function finaliseLeftover(): void {
  try {
    new pkcs11.PKCS11(buildFaultModule(tokens.folder.directory)).C_Finalize();
  } catch (error) {
    if (!(error instanceof pkcs11.Pkcs11Error && error.code === pkcs11.CKR_CRYPTOKI_NOT_INITIALIZED))
      throw error;
  }
}

function open(...faults: Fault[]) {
  tokens.faults.set(...faults);
  const opened = tokens.open();
  world = opened;
  const { handlers } = opened.host;
  const info = async (serial: string) => {
    const { tokens } = await handlers['token.state']({});
    const found = tokens.find((token) => token.serial === serial);
    if (found === undefined) throw new Error('token not in the state');
    return found;
  };
  return {
    ...opened,
    info,
    logIn: (serial: string, text: string) => outcomeOfLogin(opened.host, serial, text),
    /** Signs with the first certificate of the organisation's token, or with the key named. */
    async sign(keyId?: string) {
      const serial = opened.organisation;
      const key = keyId ?? (await info(serial)).certificates[0]?.keyId ?? '00';
      const { signature } = await handlers['token.sign']({
        serial,
        keyId: key,
        mechanism: 'rsa-pkcs1-sha256',
        data,
      });
      return verify('sha256', data, opened.folder.publicKey(1, '0a'), signature);
    },
  };
}

describe('an attribute', () => {
  it('is read by a buffer where the question for its length is answered with 0', async () => {
    const { info, personal } = open(enterSafe, 'length-zero 1');
    expect((await info(personal)).certificates.map(({ keyId }) => keyId)).toEqual(['01']);
  });

  it('is read by that question elsewhere', async () => {
    const { info, personal } = open(asItIs, 'length-zero 1');
    expect((await info(personal)).certificates).toEqual([]);
  });

  it('is asked for with a larger buffer when the first was too small, and no larger than a certificate', () => {
    const sizes: number[] = [];
    const value = Buffer.alloc(20_000, 7);
    const read = (fits: boolean) => {
      const session = new AttachedToken(
        fakeLibrary({
          C_GetAttributeValue: (_session, _object, [asked]) => {
            const size = Buffer.isBuffer(asked?.value) ? asked.value.length : 0;
            sizes.push(size);
            if (!fits || size < value.length) throw new pkcs11.Pkcs11Error('', pkcs11.CKR_BUFFER_TOO_SMALL);
            return [{ type: pkcs11.CKA_VALUE, value }];
          },
        }),
        new FailureLog(new RecordedTokenLog()),
        present,
        { ...defaultProfile, attributeBuffer: 4096 },
      );
      return attribute(session, Buffer.alloc(8), pkcs11.CKA_VALUE);
    };
    expect(read(true)).toBe(value);
    expect(sizes.splice(0)).toEqual([4096, 16_384, 65_536]);
    expect(() => read(false)).toThrow('C_GetAttributeValue CKR_BUFFER_TOO_SMALL');
    expect(sizes).toEqual([4096, 16_384, 65_536]);
  });
});

describe('a certificate and its key', () => {
  it('find each other by modulus where CKA_ID is empty', async () => {
    const { info, logIn, sign, organisation } = open(enterSafe, 'key-id empty');
    expect(await logIn(organisation, '654321')).toBe('ok');
    const [certificate] = (await info(organisation)).certificates;
    expect(certificate?.keyId).toMatch(/^[0-9a-f]{64}$/);
    expect(await sign()).toBe(true);
  });

  it('find each other by modulus where CKA_ID differs', async () => {
    const { logIn, sign, organisation } = open(enterSafe, 'key-id zz');
    expect(await logIn(organisation, '654321')).toBe('ok');
    expect(await sign('0a')).toBe(true);
  });

  it('belong together where neither CKA_ID nor modulus is shown and each is the only one', async () => {
    const { logIn, sign, organisation } = open(enterSafe, 'key-id zz', 'no-modulus 1');
    expect(await logIn(organisation, '654321')).toBe('ok');
    expect(await sign('0a')).toBe(true);
  });

  it('find each other by CKA_ID alone elsewhere', async () => {
    const { info, logIn, sign, organisation } = open(asItIs, 'key-id zz');
    expect(await logIn(organisation, '654321')).toBe('ok');
    expect((await info(organisation)).certificates).toEqual([]);
    await expect(sign('0a')).rejects.toMatchObject({ code: 'TOKEN_NO_CERTIFICATE' });
  });
});

describe('a login that the session does not show', () => {
  it('is ended, and the PIN offered again: the right one opens', async () => {
    const { logIn, organisation, info } = open(enterSafe, 'logged-in-once 1');
    expect(await logIn(organisation, '654321')).toBe('ok');
    expect((await info(organisation)).loggedIn).toBe(true);
  });

  it('lets no wrong PIN pass', async () => {
    const { logIn, organisation, info } = open(enterSafe, 'logged-in-once 2');
    expect(await logIn(organisation, '000000')).toBe('PIN_WRONG');
    expect((await info(organisation)).loggedIn).toBe(false);
  });

  it('is a failure of the module where sessions show every login', async () => {
    const { logIn, organisation } = open(asItIs, 'logged-in-once 3');
    expect(await logIn(organisation, '654321')).toBe('TOKEN_MODULE_FAILED');
  });
});

describe('a PIN', () => {
  // Were C_Login reached, the code would be TOKEN_MODULE_FAILED.
  const deaf = `return C_Login ${pkcs11.CKR_GENERAL_ERROR}` as const;

  it('longer than the token can hold is wrong without a try', async () => {
    const { logIn, personal } = open(bit4id, deaf);
    expect(await logIn(personal, '1'.repeat(17))).toBe('PIN_WRONG');
    expect(await logIn(personal, '1'.repeat(16))).toBe('TOKEN_MODULE_FAILED');
  });

  it('of that length is offered to a token that may hold it', async () => {
    const { logIn, personal } = open(asItIs, deaf);
    expect(await logIn(personal, '1'.repeat(17))).toBe('TOKEN_MODULE_FAILED');
  });

  it.each([
    [bit4id, 2],
    [asItIs, undefined],
  ] as const)('that was wrong at first leaves, with %s, %s tries', async (manufacturer, triesLeft) => {
    const { host, personal } = open(manufacturer, 'pin-tries 3');
    tokens.faults.forgetTries(personal);
    const login = async () =>
      host.handlers['token.login']({ serial: personal, pin: new TextEncoder().encode('000000') });
    await expect(login()).rejects.toMatchObject({
      code: 'PIN_WRONG',
      detail: triesLeft === undefined ? undefined : { triesLeft },
    });
    await expect(login()).rejects.toMatchObject({ code: 'PIN_LAST_TRY', detail: undefined });
    await expect(login()).rejects.toMatchObject({ code: 'PIN_LOCKED', detail: undefined });
    tokens.faults.forgetTries(personal);
  });

  it.each([
    ['manufacturer tpm2-software.github.io', 'PIN_LOCKED_FOR_NOW'],
    [asItIs, 'PIN_LOCKED'],
  ] as const)('that is locked, by %s, is %s', async (manufacturer, code) => {
    const byAnswer = open(manufacturer, `return C_Login ${pkcs11.CKR_PIN_LOCKED}`);
    expect(await byAnswer.logIn(byAnswer.personal, '123456')).toBe(code);
    tokens.faults.set(manufacturer, `pin-flags ${pkcs11.CKF_USER_PIN_LOCKED}`);
    expect(await byAnswer.logIn(byAnswer.personal, '123456')).toBe(code);
  });

  const finalTry = `pin-flags ${pkcs11.CKF_USER_PIN_FINAL_TRY}` as const;

  it('that was right takes back a last try that the flags keep', async () => {
    const { logIn, personal, info } = open(openSc, finalTry);
    expect((await info(personal)).pin).toBe('last-try');
    expect(await logIn(personal, '123456')).toBe('ok');
    expect((await info(personal)).pin).toBe('ok');
    expect(await logIn(personal, '000000')).toBe('PIN_LAST_TRY');
    expect((await info(personal)).pin).toBe('last-try');
  });

  it('that was right changes nothing in flags that are current', async () => {
    const { logIn, personal, info } = open(asItIs, finalTry);
    expect(await logIn(personal, '123456')).toBe('ok');
    expect((await info(personal)).pin).toBe('last-try');
  });
});

describe('an RSA signature', () => {
  const broken = `broken-mechanism ${pkcs11.CKM_SHA256_RSA_PKCS}` as const;

  it("is made over the host's own DigestInfo, whatever else the token lists", async () => {
    const { logIn, sign, organisation } = open(enterSafe, broken);
    await logIn(organisation, '654321');
    expect(await sign()).toBe(true);
  });

  it('is left to the token elsewhere', async () => {
    const { logIn, sign, organisation } = open(asItIs, broken);
    await logIn(organisation, '654321');
    await expect(sign()).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
  });
});

describe('RSA-OAEP with a hash', () => {
  const decrypt = async (...faults: Fault[]) => {
    const { logIn, organisation, host, log } = open(...faults);
    await logIn(organisation, '654321');
    const order = {
      serial: organisation,
      keyId: '0a',
      oaepHash: 'SHA-256',
      data: new Uint8Array(256),
    } as const;
    await expect(host.handlers['token.decrypt'](order)).rejects.toMatchObject({
      code: 'TOKEN_DECRYPT_FAILED',
    });
    return log.failures.map(([step, cause]) => [step, 'function' in cause ? cause.function : null]);
  };

  it('that a token may do is asked of it', async () => {
    expect(await decrypt(enterSafe)).toEqual([['decrypt', 'C_DecryptInit']]);
  });
});

describe('the end of the host', () => {
  const failing = `return C_Finalize ${pkcs11.CKR_GENERAL_ERROR}` as const;
  const finalised = (log: RecordedTokenLog) => log.failures.filter(([step]) => step === 'finalise').length;

  it.each([
    [asItIs, 1],
    [enterSafe, 0],
    [openSc, 0],
  ] as const)('with %s calls C_Finalize %i times', async (manufacturer, times) => {
    const { host, faults, log, info, personal } = open(manufacturer);
    await info(personal);
    faults.set(failing);
    await host.close();
    expect(finalised(log)).toBe(times);
  });
});

describe('a session', () => {
  it.each([
    ['read-only', pkcs11.CKF_SERIAL_SESSION],
    ['read-write', pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION],
  ] as const)('is opened %s where the profile says so, also when it is renewed', (session, expected) => {
    const opened: number[] = [];
    const library = fakeLibrary({
      C_OpenSession: (_slot, flags) => {
        opened.push(flags);
        return Buffer.alloc(8);
      },
    });
    const profile: TokenProfile = { ...defaultProfile, session };
    const token = new AttachedToken(library, new FailureLog(new RecordedTokenLog()), present, profile);
    token.renew();
    expect(opened).toEqual([expected, expected]);
  });
});

const present = {
  slot: Buffer.alloc(8),
  serial: '1111',
  label: '',
  reader: '',
  others: [],
  description: { manufacturer: '', model: '' },
  pin: 'ok',
  pinPad: false,
} as const;

const fakeLibrary = (own: Partial<Library>): Library => namingFailures({ ...emptyToken, ...own });
