/** No input method keeps a key back for longer, in milliseconds. */
const keptMs = 1_000;

interface Before {
  readonly box: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly at: number;
}

/**
 * An input method that is slow passes on a key that it has no use for after the next ones, which are in the box by then.
 * This knows what stood in the box before them. A box for a PIN has no input method and is not looked at.
 */
export class OvertakenText {
  #before: Before[] = [];

  /** To be told of each `beforeinput`. */
  noted({ target, timeStamp: at }: Event): void {
    const isBox = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    this.#before = this.#before.filter((each) => at - each.at <= keptMs);
    if (!isBox || target.type === 'password') return;
    const { value, selectionStart: start, selectionEnd: end } = target;
    this.#before.push({ box: target, value, start, end, at });
  }

  /** Takes back what was put into a box after this time. */
  takeBack(since: number): void {
    const first = this.#before.find(({ at, box }) => at > since && box.isConnected);
    this.#before = [];
    if (first === undefined) return;
    const { box, value, start, end } = first;
    const prototype =
      box instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    // By the setter of the browser: React has one of its own on the box, and would take this for its own doing.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, value);
    if (start !== null) box.setSelectionRange(start, end);
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
  }
}
