import pkcs11 from 'pkcs11js';
import { type Agency, agencies } from '../../build/demo/cast.ts';
import { softHsmConfiguration } from '../../build/demo/softhsm.ts';
import { startTokenChild, type TokenChild } from '../../build/demo/token-child.ts';
import type { World } from '../../build/demo/world.ts';
import { findToken, tokenSigner } from '../../core/session/signers.ts';
import { signDetached } from '../../core/signature/sign.ts';
import type { Signer } from '../../core/signature/signer.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { type Figure, figure } from './harness/figure.ts';
import { benchRandom } from './harness/random.ts';
import { inTurnsAsync, median, timedAsync } from './harness/statistics.ts';

const turns = 30;
/** Signatures in a turn; a turn is long enough for the clock and short enough to share the machine's moods. */
const each = 20;
/** As long as the signed attributes of a CMS, which is what a token is given to sign. */
const dataLength = 200;

/** Signatures a second by one token: the bare call, the token host's answer, and the finished CMS. */
export async function measureToken(world: World): Promise<Figure[]> {
  const [a] = agencies;
  // SoftHSM reads its configuration when it is initialised, once in a process.
  process.env['SOFTHSM2_CONF'] = softHsmConfiguration(world.homes.a.tokens);
  const config = readTerminalConfig(world.homes.a.home);
  const [clerk = '', head = ''] = config.token.personal;
  const { module, digest } = config.token;
  const token = startTokenChild(world.homes.a.tokens, { module, digest, listed: [clerk, head] });
  const library = new pkcs11.PKCS11(module);
  library.C_Initialize({ flags: pkcs11.CKF_OS_LOCKING_OK });
  try {
    return [
      ...(await compare('RSA-2048', world, token, clerk, a.clerk, rawSigner(library, clerk, a.clerk.pin))),
      ...(await compare('P-256', world, token, head, a.head, rawSigner(library, head, a.head.pin))),
    ];
  } finally {
    library.C_Finalize();
    await token.close();
  }
}

async function compare(
  name: string,
  world: World,
  token: TokenChild,
  serial: string,
  { pin }: Agency['clerk'],
  raw: { sign(data: Buffer): void; mechanism: Signer['mechanism'] },
): Promise<Figure[]> {
  await token.login(serial, pin);
  const info = findToken(await token.state(), serial);
  if (info === undefined) throw new Error('the token is gone');
  const signer = tokenSigner(token, info, trustFiles(homeFiles(world.homes.a.home).trust).intermediates());
  if (signer.mechanism !== raw.mechanism) throw new Error(`${name} is another key`);
  const data = Buffer.from(benchRandom(name).bytes(dataLength));
  const direct = async () => raw.sign(data);
  const host = await rates(() => signer.sign(data), direct);
  const whole = await rates(() => signDetached(data, signer, new Date()), direct);
  const reference = { is: 'raw C_Sign' };
  return [
    figure(`${name}, answered by the token host`, '/s', {
      value: host.ours,
      reference: { ...reference, value: host.theirs },
    }),
    figure(`${name}, finished and checked CMS`, '/s', {
      value: whole.ours,
      reference: { ...reference, value: whole.theirs },
      note: 'a hardware token makes 5 to 20',
    }),
  ];
}

async function rates(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
): Promise<{ ours: number; theirs: number }> {
  const turn = (sign: () => Promise<unknown>) => async () => {
    const time = await timedAsync(async () => {
      for (let count = 0; count < each; count++) await sign();
    });
    return (each * 1000) / time;
  };
  await inTurnsAsync(2, turn(ours), turn(theirs));
  const pair = await inTurnsAsync(turns, turn(ours), turn(theirs));
  return { ours: median(pair.ours), theirs: median(pair.theirs) };
}

/** The module itself, with a session of its own and nothing around it. */
function rawSigner(
  library: pkcs11.PKCS11,
  serial: string,
  pin: string,
): { sign(data: Buffer): void; mechanism: Signer['mechanism'] } {
  const slot = library
    .C_GetSlotList(true)
    .find((candidate) => library.C_GetTokenInfo(candidate).serialNumber.trim() === serial);
  if (slot === undefined) throw new Error('the token is not in a slot');
  const session = library.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION);
  library.C_Login(session, pkcs11.CKU_USER, pin);
  library.C_FindObjectsInit(session, [
    { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY },
    { type: pkcs11.CKA_SIGN, value: true },
  ]);
  const [key] = library.C_FindObjects(session, 1);
  library.C_FindObjectsFinal(session);
  if (key === undefined) throw new Error('the token has no signing key');
  const [type] = library.C_GetAttributeValue(session, key, [{ type: pkcs11.CKA_KEY_TYPE }]);
  const rsa = type?.value.readUInt8(0) === pkcs11.CKK_RSA;
  const mechanism = { mechanism: rsa ? pkcs11.CKM_SHA256_RSA_PKCS : pkcs11.CKM_ECDSA };
  const output = Buffer.alloc(512);
  return {
    mechanism: rsa ? 'rsa-pkcs1-sha256' : 'ecdsa-sha256',
    sign(data) {
      library.C_SignInit(session, mechanism, key);
      library.C_Sign(session, rsa ? data : data.subarray(0, 32), output);
    },
  };
}
