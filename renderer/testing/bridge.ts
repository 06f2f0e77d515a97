import type { z } from 'zod';
import type { Args, Result } from '../../contract/channel.ts';
import { failureOf, type Outcome } from '../../contract/errors/index.ts';
import type { TramMatBridge } from '../../contract/ipc/bridge.ts';
import { type IpcChannels, type IpcEvents, type IpcName, ipcChannels } from '../../contract/ipc/channels.ts';

type Answer<Name extends IpcName> = (
  args: Args<IpcChannels, Name>,
) => Result<IpcChannels, Name> | Promise<Result<IpcChannels, Name>>;
/** What the terminal answers on the channels that a test expects to be used; an `AppError` is thrown. */
export type Answers = { [Name in IpcName]?: Answer<Name> };

interface Asked {
  readonly name: IpcName;
  readonly args: unknown;
}
type Listener = (event: unknown) => void;

/** jsdom has a `Uint8Array` of its own, while `TextEncoder` gives Node's. */
const inThisRealm = (args: object): object =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      ArrayBuffer.isView(value) ? Uint8Array.from(value as Uint8Array) : value,
    ]),
  );

/**
 * The bridge of a window without a terminal behind it. Requests, answers and events are parsed by the schemas
 * of the contract and copied, as on their way between processes, so that a test cannot drift from the contract.
 */
export class FakeBridge implements TramMatBridge {
  /** Every request, in order. */
  readonly asked: Asked[] = [];
  /** Faults of the test itself: a channel without an answer, a value that the contract refuses. */
  readonly faults: unknown[] = [];
  readonly #answers: Answers;
  readonly #listeners = new Map<keyof IpcEvents, Set<Listener>>();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  async invoke<Name extends IpcName>(
    name: Name,
    args: Args<IpcChannels, Name>,
  ): Promise<Outcome<Result<IpcChannels, Name>>> {
    try {
      const { args: ofArgs, result: ofResult } = ipcChannels[name];
      const given = structuredClone(this.#parsed(name, ofArgs, inThisRealm(args))) as Args<IpcChannels, Name>;
      this.asked.push({ name, args: given });
      const answer = this.#answers[name];
      if (answer === undefined) return this.#fault(new Error(`the test has no answer for ${name}`));
      const value = this.#parsed(name, ofResult, await answer(given));
      return { ok: true, value: structuredClone(value) as Result<IpcChannels, Name> };
    } catch (thrown) {
      return { ok: false, error: failureOf(thrown) };
    }
  }

  on<Name extends keyof IpcEvents>(name: Name, listener: (event: z.infer<IpcEvents[Name]>) => void) {
    const all = this.#listeners.get(name) ?? new Set<Listener>();
    this.#listeners.set(name, all.add(listener as Listener));
    return () => void all.delete(listener as Listener);
  }

  /** Tells the window what the terminal would tell it. */
  emit<Name extends keyof IpcEvents>(name: Name, event: z.infer<IpcEvents[Name]>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(structuredClone(event));
  }

  /** The arguments of the requests on one channel. */
  argsOf<Name extends IpcName>(name: Name): Args<IpcChannels, Name>[] {
    return this.asked.filter((one) => one.name === name).map(({ args }) => args as Args<IpcChannels, Name>);
  }

  #parsed(name: string, schema: z.ZodType, value: unknown): unknown {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : this.#fault(new Error(`${name}: ${parsed.error.message}`));
  }

  #fault(fault: Error): never {
    this.faults.push(fault);
    throw fault;
  }
}
