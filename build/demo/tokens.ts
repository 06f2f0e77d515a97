import type { DriverConfig } from '../../contract/config.ts';
import type { Agency, Player } from './cast.ts';
import type { DemoPki, LeafKind } from './pki.ts';
import type { CreatedToken, KeySpec, TokenPlace } from './provisioning.ts';
import { initialiseTokens, softHsmDriver, softHsmPlace, writeCertificates } from './softhsm.ts';

export interface DemoToken {
  readonly serial: string;
  /** DER. */
  readonly signing: Uint8Array;
  /** DER; the organisation's token opens no vault and has none. */
  readonly encryption?: Uint8Array;
}
export interface AgencyTokens {
  readonly place: TokenPlace;
  /** What the terminal has to be told of the driver. */
  readonly driver: DriverConfig;
  readonly clerk: DemoToken & { encryption: Uint8Array };
  readonly head: DemoToken & { encryption: Uint8Array };
  /** In the order of the cast. */
  readonly colleagues: readonly (DemoToken & { encryption: Uint8Array })[];
  readonly seal: DemoToken;
}

const signId = '01';
const encryptId = '02';

/** Makes an agency's tokens in SoftHSM and certifies their keys. */
export async function provisionTokens(
  pki: DemoPki,
  directory: string,
  agency: Agency,
): Promise<AgencyTokens> {
  const { clerk, head, seal, colleagues } = agency;
  const [clerkToken, headToken, sealToken, ...furtherTokens] = await initialiseTokens(directory, [
    { label: clerk.label, pin: clerk.pin, keys: personalKeys(clerk) },
    { label: head.label, pin: head.pin, keys: personalKeys(head) },
    { label: seal.label, pin: seal.pin, keys: [{ id: signId, kind: seal.algorithm, usage: 'sign' }] },
    ...colleagues.map((one) => ({ label: one.label, pin: one.pin, keys: personalKeys(one) })),
  ]);
  if (clerkToken === undefined || headToken === undefined || sealToken === undefined) {
    throw new Error('SoftHSM made fewer tokens than asked for');
  }

  const certify = async (token: CreatedToken, pin: string, kind: LeafKind, keyId: string, name: string) => {
    const key = token.keys.find(({ id }) => id === keyId);
    if (key === undefined) throw new Error(`token ${token.label} has no key ${keyId}`);
    const der = await pki.issue(kind, key.spki, name);
    await writeCertificates(directory, token.serial, pin, [{ keyId, der }]);
    return der;
  };
  const personal = async (token: CreatedToken, player: Pick<Player, 'pin' | 'name'>) => ({
    serial: token.serial,
    signing: await certify(token, player.pin, 'person-signing', signId, player.name),
    encryption: await certify(token, player.pin, 'person-encryption', encryptId, player.name),
  });
  const certified = [];
  for (const [index, colleague] of colleagues.entries()) {
    const token = furtherTokens[index];
    if (token === undefined) throw new Error('SoftHSM made fewer tokens than asked for');
    certified.push(await personal(token, colleague));
  }
  return {
    place: softHsmPlace(directory),
    driver: softHsmDriver(directory),
    clerk: await personal(clerkToken, clerk),
    head: await personal(headToken, head),
    colleagues: certified,
    seal: {
      serial: sealToken.serial,
      signing: await certify(sealToken, seal.pin, 'organisation-seal', signId, agency.name),
    },
  };
}

/** The vault's key is wrapped to RSA keys only; signing may be either kind. */
const personalKeys = ({ algorithm }: Pick<Player, 'algorithm'>): KeySpec[] => [
  { id: signId, kind: algorithm, usage: 'sign' },
  { id: encryptId, kind: 'rsa-2048', usage: 'encrypt' },
];
