import { AppError, errorSpec } from '../../../contract/errors/index.ts';
import type { ReadsStatement, readsFormat, SignedReads } from '../../../contract/exchange/reads.ts';
import type { Written } from '../../../contract/generations.ts';
import type { OrganisationCode, TerminalCode } from '../../../contract/scalar.ts';
import { newestGeneration } from '../../../domain/record/older-generations.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import { canonicalBytes } from '../../encoding/canonical.ts';
import { checkStatedTime } from '../../encoding/stated-time.ts';
import {
  type CheckSignature,
  fromBase64,
  type SignBytes,
  signStatement,
  toBase64,
} from '../../encoding/statement.ts';
import type { PeerConnection } from '../../ports/peer.ts';
import type { ReadsStore } from '../../ports/store.ts';
import type { ClockPort, LogPort } from '../../ports/system.ts';
import { codeOf } from './fault.ts';

/** Statements that are asked for at once. */
const inFlight = 8;
/** Milliseconds for which an answer holds, and for which all answers together are waited for. */
const freshMs = 10 * 60_000;
const waitMs = 5_000;
/** Milliseconds by which the clocks of two terminals may differ. */
const toleranceMs = 15 * 60_000;

export interface ReadsDeps {
  hold: ReadsStore['hold'];
  clock: Pick<ClockPort, 'now' | 'monotonic'>;
  log: LogPort;
  self: { organisation: OrganisationCode; terminal: TerminalCode };
  check: CheckSignature;
  sign: SignBytes;
  directory(): DirectoryIndex;
}

/** What this terminal reads, told to its partners, and what they read, for one connection (decision 0014). */
export class PartnerReads {
  readonly #connection: PeerConnection;
  readonly #deps: ReadsDeps;
  /** When each stated something here last. */
  readonly #learned = new Map<OrganisationCode, number>();
  /** An endpoint of before has no such route: it is asked once in a connection. */
  #hasRoute = true;

  constructor(connection: PeerConnection, deps: ReadsDeps) {
    this.#connection = connection;
    this.#deps = deps;
  }

  /**
   * States it where the endpoint has no statement, or another: of an earlier version, or of the terminal before. Never
   * throws: the next connection tries again.
   */
  async state(): Promise<void> {
    await this.#state().catch((error) => this.#deps.log.event('failed', { code: codeOf(error) }));
  }

  async #state(): Promise<void> {
    const { self, clock, sign } = this.#deps;
    const held = await this.#statedBy(self.organisation);
    if (!this.#hasRoute) return;
    const { terminal, newest } = held?.statement ?? {};
    if (terminal === self.terminal && newest === newestGeneration) return;
    const statement: Written<typeof readsFormat> = {
      purpose: 'tram-mat/reads',
      ...self,
      newest: newestGeneration,
      at: new Date(clock.now()).toISOString(),
    };
    const { signature } = await signStatement(statement, sign);
    await this.#connection.stateReads({ statement, signature: toBase64(signature) });
  }

  /**
   * Holds what these state now. Never throws: of one that cannot be asked, or whose answer does not hold, what is held
   * already is what is known. Resolves after `waitMs` at the latest.
   */
  async learn(organisations: readonly OrganisationCode[]): Promise<void> {
    const { clock, log } = this.#deps;
    const now = clock.monotonic();
    const waiting = organisations.filter(
      (each) => now - (this.#learned.get(each) ?? Number.NEGATIVE_INFINITY) >= freshMs,
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    const ask = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && this.#hasRoute; next = waiting.shift()) {
        await this.#learn(next).catch((error) => {
          const code = codeOf(error);
          log.event('failed', { code });
          // The connection is gone.
          if (errorSpec(code).exchange.sender === 'redial') waiting.length = 0;
        });
      }
    };
    await Promise.race([late, Promise.all(Array.from({ length: inFlight }, ask))]);
    clearTimeout(timer);
    waiting.length = 0;
  }

  async #learn(organisation: OrganisationCode): Promise<void> {
    const stated = await this.#statedBy(organisation);
    if (stated === null) return;
    const { terminal, newest, at } = await checkReads(stated, organisation, this.#deps);
    this.#deps.hold({ organisation, terminal, newest, at });
    this.#learned.set(organisation, this.#deps.clock.monotonic());
  }

  async #statedBy(organisation: OrganisationCode): Promise<SignedReads | null> {
    try {
      return (await this.#connection.reads(organisation)).reads;
    } catch (error) {
      if (codeOf(error) !== 'ROUTE_UNKNOWN') throw error;
      this.#hasRoute = false;
      this.#deps.log.event('failed', { code: 'ROUTE_UNKNOWN' });
      return null;
    }
  }
}

/**
 * What a person of the organisation signed. ENDPOINT_ANSWER_INVALID for a statement of another body, or of a day to
 * come, which would shut out all until then; SIGNER_NOT_AUTHORISED, and the other codes of a signature.
 */
async function checkReads(
  { statement, signature }: SignedReads,
  organisation: OrganisationCode,
  { check, clock, directory }: Pick<ReadsDeps, 'check' | 'clock' | 'directory'>,
): Promise<ReadsStatement> {
  if (statement.organisation !== organisation) throw new AppError('ENDPOINT_ANSWER_INVALID');
  if (Date.parse(statement.at) > clock.now() + toleranceMs) throw new AppError('ENDPOINT_ANSWER_INVALID');
  // As of the day that it states, at most now: whoever signed it may not sign any more.
  const asOf = new Date(Math.min(clock.now(), Date.parse(statement.at)));
  const facts = await check(canonicalBytes(statement), fromBase64(signature), asOf);
  directory().signer(organisation, facts);
  checkStatedTime(statement.at, facts);
  return statement;
}
