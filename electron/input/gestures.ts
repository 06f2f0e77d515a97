import type { InputEvent, WebContents } from 'electron';
import { AppError } from '../../contract/errors/index.ts';
import { type GestureAct, type GestureName, gestureNames } from '../../contract/ipc/channels.ts';
import type { ScannerSettings } from '../../contract/scanner.ts';
import { canonicalBytes, digestOf } from '../../core/encoding/canonical.ts';
import { MachineKeys } from './machine-keys.ts';

/** How long a gesture waits for the act it was made on, in milliseconds. */
const lifeMs = 2_000;

/** What confirms: Enter, the space bar, a button of the mouse, a finger. Typing a text confirms nothing. */
const keys: ReadonlySet<string> = new Set(['Enter', ' ']);
const begins: ReadonlySet<InputEvent['type']> = new Set(['mouseDown', 'touchStart', 'gestureTap']);
const ends: ReadonlySet<InputEvent['type']> = new Set(['mouseUp', 'touchEnd']);

type Guarded = Partial<Record<GestureName, (args: never) => unknown>>;

/**
 * Acts that sign or open a token need a hand. A page says beforehand which act its confirming button stands for; a gesture that main
 * then sees (Electron's own input events, which no page can make) is bound to the digest of that act, lives two seconds
 * and is used once. An act without such a gesture is refused with GESTURE_MISSING before the core hears of it.
 */
export class Gestures {
  readonly #now: () => number;
  #shown: string | undefined;
  /** `held` until what was pressed is let go. */
  #made: { act: string; at: number; held: boolean } | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The act on show from now on; null when the page shows none. */
  show(act: GestureAct | null): void {
    this.#shown = act === null ? undefined : digestOfAct(act.channel, act.args);
  }

  /** Keys that a scanner or another machine presses, told by their speed, are no gesture. */
  watch(contents: Pick<WebContents, 'on'>, scanner: ScannerSettings): void {
    const machine = new MachineKeys(scanner);
    contents.on('before-input-event', (_event, { type, key, code, isAutoRepeat, isComposing, ...held }) => {
      const { control: ctrl, alt, meta, shift } = held;
      const pressed = { key, code, at: this.#now(), repeated: isAutoRepeat, ctrl, alt, meta, shift };
      if (type === 'keyUp') machine.released(pressed);
      const isMachine = type === 'keyDown' && machine.pressed(pressed);
      if (!keys.has(key) || isAutoRepeat || isComposing) return;
      if (isMachine) this.#made = undefined;
      else if (type === 'keyDown') this.#begin();
      else if (type === 'keyUp') this.#end();
    });
    contents.on('input-event', (_event, { type }) => {
      if (begins.has(type)) this.#begin();
      else if (ends.has(type)) this.#end();
    });
  }

  /** Uses up the gesture that was made on this act; GESTURE_MISSING without one. */
  use(channel: GestureName, args: object): void {
    const made = this.#made;
    this.#made = undefined;
    const fits = made !== undefined && made.act === digestOfAct(channel, args);
    if (!fits || this.#now() - made.at > lifeMs) throw new AppError('GESTURE_MISSING');
  }

  /** The same handlers, each act that needs one behind its gesture. */
  guard<Handlers extends Guarded>(handlers: Handlers): Handlers {
    const needed = Object.keys(gestureNames).filter((name) => name in handlers);
    const guarded = needed.map((name) => {
      const channel = name as GestureName;
      const act = handlers[channel];
      return [
        channel,
        (args: never) => {
          this.use(channel, args);
          return act?.(args);
        },
      ] as const;
    });
    return { ...handlers, ...Object.fromEntries(guarded) };
  }

  #begin(): void {
    this.#made = this.#shown === undefined ? undefined : { act: this.#shown, at: this.#now(), held: true };
  }

  /**
   * A button is pressed when it is let go; the time counts from then. It makes no second gesture of a used one, nor a
   * new one of one that was let go before: a key that an input method took is let go too.
   */
  #end(): void {
    if (this.#made === undefined || !this.#made.held) return;
    this.#made.held = false;
    if (this.#made.act === this.#shown) this.#made.at = this.#now();
  }
}

/** The identity of a request says nothing of what is done; a PIN is no part of what is shown. */
function digestOfAct(channel: GestureName, args: object): string {
  const { request: _, pin: __, ...shown } = args as { request?: unknown; pin?: unknown };
  return digestOf(canonicalBytes({ channel, args: shown }));
}
