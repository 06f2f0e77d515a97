import { randomBytes } from 'node:crypto';
import { type Agency, agencies, type Player } from '../../../build/demo/cast.ts';
import { type DemoPki, type LeafKind, spkiOf } from '../../../build/demo/pki.ts';
import { type AgencyTokens, type DemoToken, provisionTokens } from '../../../build/demo/tokens.ts';
import type { WorldParts } from '../../../build/demo/world.ts';
import { debianLibrary } from '../debian-library.ts';
import { type CardKeyKind, generateCardKey } from './card-keys.ts';
import { type CardReaders, startCardReaders } from './card-readers.ts';
import { PivApplication, type PivContent, type PivKey, pivSerial } from './piv.ts';
import { VirtualCard } from './virtual-card.ts';

const owners = ['clerk', 'head', 'seal'] as const;
type Owner = (typeof owners)[number];

/** A PIV card takes six to eight digits. */
const pins: Record<Owner, string> = { clerk: '13579024', head: '24680135', seal: '11223344' };
const tries = 3;

const [a, b] = agencies;
const agencyWithCards: Agency = {
  ...a,
  clerk: { ...a.clerk, pin: pins.clerk },
  head: { ...a.head, pin: pins.head },
  seal: { ...a.seal, pin: pins.seal },
};

export interface AgencyCard extends Pick<VirtualCard, 'putIn' | 'pullOut'> {
  readonly serial: string;
}

/** The three tokens of agency A as PIV cards, each in a reader, with OpenSC as their driver. */
export class AgencyCards {
  readonly #readers: CardReaders;
  readonly #cards = new Map<Owner, AgencyCard>();

  private constructor(readers: CardReaders) {
    this.#readers = readers;
  }

  static async start(folder: string): Promise<AgencyCards> {
    return new AgencyCards(await startCardReaders(folder, owners.length));
  }

  /** What a world is made of in which agency A has cards, and B what it always has. */
  get parts(): WorldParts {
    return {
      cast: [agencyWithCards, b],
      provision: (pki, directory, agency) =>
        agency.key === 'a' ? this.#provision(pki, agency) : provisionTokens(pki, directory, agency),
    };
  }

  card(owner: Owner): AgencyCard {
    const card = this.#cards.get(owner);
    if (card === undefined) throw new Error(`the card of ${owner} was not made`);
    return card;
  }

  async #provision(pki: DemoPki, { name, clerk, head, seal }: Agency): Promise<AgencyTokens> {
    const key = (kind: CardKeyKind, usage: LeafKind, whose: string) => certifiedKey(pki, kind, usage, whose);
    const personal = async (owner: 'clerk' | 'head', player: Player) => {
      const authentication = await key(player.algorithm, 'person-signing', player.name);
      const keyManagement = await key('rsa-2048', 'person-encryption', player.name);
      const token = await this.#putIn(owner, { authentication, keyManagement });
      return { ...token, encryption: keyManagement.certificate };
    };
    const environment = { ...this.#readers.environment };
    return {
      place: { module: debianLibrary('opensc-pkcs11.so'), environment },
      driver: { environment, initialisation: null },
      clerk: await personal('clerk', clerk),
      head: await personal('head', head),
      colleagues: [],
      seal: await this.#putIn('seal', {
        authentication: await key(seal.algorithm, 'organisation-seal', name),
      }),
    };
  }

  async #putIn(
    owner: Owner,
    keys: PivContent['keys'] & { readonly authentication: PivKey },
  ): Promise<DemoToken> {
    const content = { pin: pins[owner], tries, guid: randomBytes(16), keys };
    const port = this.#readers.ports[owners.indexOf(owner)];
    if (port === undefined) throw new Error('a reader is missing');
    const card = new VirtualCard(port, new PivApplication(content));
    const serial = pivSerial(content);
    this.#cards.set(owner, { serial, putIn: () => card.putIn(), pullOut: () => card.pullOut() });
    await card.putIn();
    return { serial, signing: keys.authentication.certificate };
  }

  async close(): Promise<void> {
    for (const card of this.#cards.values()) await card.pullOut();
    await this.#readers.close();
  }
}

async function certifiedKey(pki: DemoPki, kind: CardKeyKind, usage: LeafKind, name: string): Promise<PivKey> {
  const key = generateCardKey(kind);
  return { key, certificate: await pki.issue(usage, spkiOf(key.publicKey), name) };
}
