import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Examined, importFolder } from '../../admin/intake/import.ts';
import type { Agency } from '../../build/demo/cast.ts';
import { startTokenChild } from '../../build/demo/token-child.ts';
import type { World } from '../../build/demo/world.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { Section } from '../../contract/section/section.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import type { SignBytes } from '../../core/encoding/statement.ts';
import { findToken, tokenSigner } from '../../core/session/signers.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { authority } from './directory.ts';

/** What an administrator carries to a terminal. */
export class Carried {
  readonly #world: World;
  readonly folder: string;

  constructor(world: World, parent: string) {
    this.#world = world;
    this.folder = mkdtempSync(join(parent, 'carried-'));
  }

  /** A statement with its signature. */
  async put(name: string, statement: unknown, sign: SignBytes): Promise<void> {
    const content = canonicalBytes(statement);
    writeFileSync(join(this.folder, `${name}.json`), content);
    writeFileSync(join(this.folder, `${name}.p7s`), await sign(content));
  }

  /** One that the directory authority signs. */
  async putByAuthority(name: string, statement: unknown): Promise<void> {
    await this.put(name, statement, byAuthority(this.#world));
  }

  /** What the endpoint serves as its directory. */
  putDirectory(): void {
    mkdirSync(this.folder, { recursive: true });
    for (const extension of ['json', 'p7s'])
      copyFileSync(
        join(this.#world.endpoint.home, `directory.${extension}`),
        join(this.folder, `directory.${extension}`),
      );
  }

  import(key: Agency['key'] = 'a', now: () => number = Date.now): Promise<Examined[]> {
    return importFolder(this.folder, this.#world.homes[key].home, now);
  }
}

const byAuthority =
  (world: World): SignBytes =>
  async (content) =>
    signDetached(content, await authority(world), new Date());

/** The directory that the endpoint serves. */
const directoryIn = (world: World): Directory =>
  Directory.parse(JSON.parse(readFileSync(join(world.endpoint.home, 'directory.json'), 'utf8')));

/** Signs with the token of a player, on tokens that no terminal has open. */
export async function signedBy<T>(
  world: World,
  { key }: Pick<Agency, 'key'>,
  player: { readonly role: 'clerk' | 'head'; readonly pin: string },
  work: (sign: SignBytes) => Promise<T>,
): Promise<T> {
  const { home, tokens: place } = world.homes[key];
  const { token } = readTerminalConfig(home);
  const serial = token.personal[player.role === 'clerk' ? 0 : 1] ?? '';
  const tokens = startTokenChild(place, {
    module: token.module,
    digest: token.digest,
    listed: token.personal,
  });
  try {
    await tokens.login(serial, player.pin);
    const opened = findToken(await tokens.state(), serial);
    if (opened === undefined) throw new Error('no such token');
    const signer = tokenSigner(tokens, opened, trustFiles(homeFiles(home).trust).intermediates());
    return await work((content) => signDetached(content, signer, new Date()));
  } finally {
    await tokens.close();
  }
}

/** A section of an agency of the world: its head is security officer as well, and both people have their tokens. */
export function agencySection(world: World, agency: Agency, change: Partial<Section> = {}): Section {
  const body = directoryIn(world).organisations.find(({ code }) => code === agency.code);
  const since = new Date(Date.now() - 86_400_000).toISOString();
  const persons = (body?.persons ?? []).map(({ code, name, from, certificates }) => ({
    ...{ code, name, from },
    certificates: certificates.map(({ digest, from: held }) => ({ digest, from: held })),
  }));
  return Section.parse({
    purpose: 'tram-mat/section',
    organisation: agency.code,
    version: 1,
    at: new Date().toISOString(),
    units: [{ code: 'U01', name: 'Văn phòng', from: since }],
    places: [],
    outsidePlaces: [],
    persons: persons.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    posts: [
      { person: agency.clerk.code, role: 'auditor', unit: 'U01', from: since },
      { person: agency.head.code, role: 'security-officer', unit: 'U01', from: since },
    ].toSorted((one, other) => (one.person < other.person ? -1 : 1)),
    clearances: [],
    grants: [],
    delegations: [],
    ...change,
  });
}
