import type { Countersigning } from '../../contract/ipc/countersign.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { TestHandlers } from '../support/requests.ts';
import type { TestRandom } from '../support/seeded.ts';
import type { TestTerminal } from '../support/terminal.ts';
import { type Holder, type Key, tokens } from './world/cast.ts';

/** A document of the story, by the name that the story gives it. */
export interface Document {
  readonly key: RecordKey & { readonly code: ControlCode };
  /** As it was typed first. */
  readonly input: RecordInput;
}

/** What both agencies of the story know. */
export interface Story {
  readonly documents: Map<string, Document>;
  /** Bodies outside the directory, by the name that the story gives them. */
  readonly bodies: Map<string, string>;
  readonly random: TestRandom;
  readonly desks: Readonly<Record<Key, Desk>>;
}

/** The terminal of an agency, at which its people take turns. */
export class Desk {
  readonly key: Key;
  readonly story: Story;
  readonly terminal: TestTerminal;
  readonly #serialOf: (code: string) => string;
  #present: string | null = null;
  /** The last line of the paper book of hand-overs. */
  #line = 0;

  constructor(key: Key, story: Story, terminal: TestTerminal, serialOf: (code: string) => string) {
    this.key = key;
    this.story = story;
    this.terminal = terminal;
    this.#serialOf = serialOf;
  }

  get handlers(): TestHandlers {
    return this.terminal.handlers;
  }

  get today(): LocalDate {
    return localDate(Date.now());
  }

  day(inDays: number): LocalDate {
    return localDate(Date.now() + inDays * 86_400_000);
  }

  /** The next line of the paper book of hand-overs, signed by hand. */
  nextLine(): { year: number; line: number } {
    this.#line += 1;
    return { year: Number(this.today.slice(0, 4)), line: this.#line };
  }

  readonly document = (name: string): Document => {
    const document = this.story.documents.get(name);
    if (document === undefined) throw new Error(`the story has no document ${name} yet`);
    return document;
  };

  /** Locks for whoever is there, and unlocks with the token of this person. */
  async turnOf(who: string): Promise<void> {
    if (this.#present === who) return;
    await this.leave();
    const { serial, pin } = this.#tokenOf(who);
    const { terminal } = this;
    terminal.terminal.tokenChanged(await terminal.tokens.state());
    await this.handlers['session.choose']({ serial });
    await this.handlers['control.prepareUnlock']({ serial, typed: true });
    await terminal.tokens.login(serial, pin);
    await this.handlers['control.unlock']({ serial });
    this.#present = who;
    // Who signs what leaves opens the token of the organisation as well.
    if (who === 'clerk') await terminal.openSeal();
  }

  /** Somebody else signs one act with their token in a second reader, beside the session. */
  async countersign(who: string, said: Said<Countersigning>): Promise<void> {
    const { serial, pin, person } = this.#tokenOf(who);
    const asked: Countersigning = { ...said, request: this.story.random.uuid(), person };
    await this.handlers['control.prepareCountersign'](asked);
    await this.terminal.tokens.login(serial, pin);
    await this.handlers['control.countersign']({ asked, serial });
  }

  #tokenOf(who: string): { serial: string; pin: string; person: string } {
    const holders: Readonly<Record<string, Holder>> = tokens[this.key];
    const holder = holders[who];
    if (holder === undefined) throw new Error(`${who} has no token`);
    return { serial: this.#serialOf(holder.code), pin: holder.pin, person: holder.code };
  }

  /** Locks, if somebody is there. */
  async leave(): Promise<void> {
    if (this.#present === null) return;
    this.#present = null;
    await this.handlers['session.lock']({});
  }
}

type Said<Asked> = Asked extends unknown ? Omit<Asked, 'request' | 'person'> : never;

/** What a person does at the terminal in their turn. */
export type Step = (desk: Desk) => unknown;
