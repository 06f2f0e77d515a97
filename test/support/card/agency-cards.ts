import { randomBytes } from 'node:crypto';
import type { Agency, Colleague, Player } from '../../../build/demo/cast.ts';
import { type DemoPki, type LeafKind, spkiOf } from '../../../build/demo/pki.ts';
import { type AgencyTokens, type DemoToken, provisionTokens } from '../../../build/demo/tokens.ts';
import type { WorldParts } from '../../../build/demo/world.ts';
import type { Role } from '../../../contract/rights/role.ts';
import { debianLibrary } from '../debian-library.ts';
import { type CardKeyKind, generateCardKey } from './card-keys.ts';
import { type CardReaders, startCardReaders } from './card-readers.ts';
import { PivApplication, type PivContent, type PivKey, pivSerial } from './piv.ts';
import { VirtualCard } from './virtual-card.ts';

/** The one person with this role, or the organisation. */
export type CardOwner = Role | 'seal';

/** A PIV card takes six to eight digits. */
const pins: Record<CardOwner, string> = {
  clerk: '13579024',
  head: '24680135',
  deputy: '35790246',
  keeper: '46801357',
  'security-officer': '57902468',
  recipient: '68013579',
  auditor: '79024680',
  seal: '11223344',
};
const tries = 3;

interface AgencyCard {
  readonly serial: string;
  readonly card: VirtualCard;
}

/** The tokens of the first agency as PIV cards, with OpenSC as their driver, and readers to put them into. */
export class AgencyCards {
  readonly #readers: CardReaders;
  readonly #cast: readonly [Agency, Agency];
  readonly #cards = new Map<CardOwner, AgencyCard>();
  /** Whose card each reader holds. */
  readonly #held: (CardOwner | undefined)[];

  private constructor(readers: CardReaders, [agency, other]: readonly [Agency, Agency]) {
    this.#readers = readers;
    this.#held = readers.ports.map(() => undefined);
    // OpenSC calls a PIV card what its certificate calls the person.
    const onCard = <Holder extends Player | Colleague>(holder: Holder): Holder => ({
      ...holder,
      ...{ label: holder.name, pin: pins[holder.role] },
    });
    const { clerk, head, seal, colleagues } = agency;
    const withCards: Agency = {
      ...agency,
      clerk: onCard(clerk),
      head: onCard(head),
      colleagues: colleagues.map(onCard),
      seal: { ...seal, pin: pins.seal },
    };
    this.#cast = [withCards, other];
  }

  static async start(folder: string, cast: readonly [Agency, Agency], readers: number): Promise<AgencyCards> {
    return new AgencyCards(await startCardReaders(folder, readers), cast);
  }

  /** What a world is made of in which the first agency has cards, and the other what it always has. */
  get parts(): WorldParts {
    return {
      cast: this.#cast,
      provision: (pki, directory, agency) =>
        agency.key === this.#cast[0].key
          ? this.#provision(pki, agency)
          : provisionTokens(pki, directory, agency),
    };
  }

  serialOf(owner: CardOwner): string {
    return this.#cardOf(owner).serial;
  }

  /** Puts a card into a reader, counted from 1, from wherever it is; what that reader holds is pulled out. */
  async putIn(owner: CardOwner, reader: number): Promise<void> {
    const index = reader - 1;
    const port = this.#readers.ports[index];
    if (port === undefined) throw new RangeError(`there is no reader ${reader}`);
    const held = this.#held[index];
    if (held === owner) return;
    if (held !== undefined) await this.pullOut(held);
    await this.pullOut(owner);
    await this.#cardOf(owner).card.putIn(port);
    this.#held[index] = owner;
  }

  async pullOut(owner: CardOwner): Promise<void> {
    await this.#cardOf(owner).card.pullOut();
    const index = this.#held.indexOf(owner);
    if (index !== -1) this.#held[index] = undefined;
  }

  async close(): Promise<void> {
    for (const { card } of this.#cards.values()) await card.pullOut();
    await this.#readers.close();
  }

  #cardOf(owner: CardOwner): AgencyCard {
    const card = this.#cards.get(owner);
    if (card === undefined) throw new Error(`the card of ${owner} was not made`);
    return card;
  }

  /** The readers hold the first of the cards afterwards: those that sign what a world consists of stand in front. */
  async #provision(pki: DemoPki, { name, clerk, head, seal, colleagues }: Agency): Promise<AgencyTokens> {
    const key = (kind: CardKeyKind, usage: LeafKind, whose: string) => certifiedKey(pki, kind, usage, whose);
    const personal = async ({ role, algorithm, name: whose }: Player | Colleague) => {
      const authentication = await key(algorithm, 'person-signing', whose);
      const keyManagement = await key('rsa-2048', 'person-encryption', whose);
      const token = this.#make(role, { authentication, keyManagement });
      return { ...token, encryption: keyManagement.certificate };
    };
    const authentication = await key(seal.algorithm, 'organisation-seal', name);
    const sealToken = this.#make('seal', { authentication });
    const [headToken, clerkToken] = [await personal(head), await personal(clerk)];
    const further = [];
    for (const colleague of colleagues) further.push(await personal(colleague));
    const owners = [...this.#cards.keys()].slice(0, this.#held.length);
    for (const [index, owner] of owners.entries()) await this.putIn(owner, index + 1);
    const environment = { ...this.#readers.environment };
    return {
      place: { module: debianLibrary('opensc-pkcs11.so'), environment },
      driver: { environment, initialisation: null },
      ...{ clerk: clerkToken, head: headToken, colleagues: further, seal: sealToken },
    };
  }

  #make(owner: CardOwner, keys: PivContent['keys'] & { readonly authentication: PivKey }): DemoToken {
    const content = { pin: pins[owner], tries, guid: randomBytes(16), keys };
    const serial = pivSerial(content);
    this.#cards.set(owner, { serial, card: new VirtualCard(new PivApplication(content)) });
    return { serial, signing: keys.authentication.certificate };
  }
}

async function certifiedKey(pki: DemoPki, kind: CardKeyKind, usage: LeafKind, name: string): Promise<PivKey> {
  const key = generateCardKey(kind);
  return { key, certificate: await pki.issue(usage, spkiOf(key.publicKey), name) };
}
