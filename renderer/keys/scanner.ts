import type { ScannerSettings } from '../../contract/scanner.ts';
import { letGo, longestGapMs, type Reading, type ScanKey, stepScan } from '../../domain/input/scan.ts';
import { OvertakenText } from './overtaken.ts';

/**
 * How long boxes stay closed at least after the last key of a scan: what an input method made of it comes a little later.
 * A key of a hand opens them at once.
 */
const settledMs = 250;

/** So many keys of a scan may come before its prefix does. */
const mostOvertaken = 8;

interface Scanner {
  settings(): ScannerSettings;
  /** The signs between prefix and suffix, in capitals. */
  onScan(signs: string): void;
}

/**
 * Takes the keys of a scanner out of the page before anything else hears of them: call it first. From the prefix on the
 * box that has the keyboard is read-only, so that neither a key nor what an input method makes of it gets into the box.
 * Times are those of the events, which do not change when the page is busy: a page that opens its boxes late or early goes
 * on reading. The function that comes back ends it.
 */
export function watchScans({ settings, onScan }: Scanner): () => void {
  let reading: Reading | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The last keys that were left to the page, and what stood in boxes before them. */
  let passed: ScanKey[] = [];
  const overtaken = new OvertakenText();
  /** Keys that are down and were held. */
  const held = new Set<string>();
  const closed = new Set<HTMLInputElement | HTMLTextAreaElement>();

  const close = (element: Element | null) => {
    const isBox = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    if (!isBox || element.readOnly) return;
    closed.add(element);
    element.readOnly = true;
  };
  const open = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const box of closed) box.readOnly = false;
    closed.clear();
  };
  /** Boxes stay closed for as long as the reading may go on. */
  const stay = (going: Reading) => {
    reading = going;
    clearTimeout(timer);
    timer = setTimeout(open, Math.max(settledMs, longestGapMs(settings(), going)));
  };
  const hold = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const down = (event: KeyboardEvent) => {
    const { key, code, timeStamp: at, repeat: repeated } = event;
    const { ctrlKey: ctrl, altKey: alt, metaKey: meta, shiftKey: shift } = event;
    const pressed = { key, code, at, repeated, ctrl, alt, meta, shift };
    let step = stepScan(settings(), reading, pressed);
    if (!step.isHeld) {
      // Before the key does what it does, which may be to type into the box.
      reading = undefined;
      open();
      passed = [...passed.slice(1 - mostOvertaken), pressed];
      return;
    }
    hold(event);
    held.add(code);
    close(document.activeElement);
    if (step.reading?.signs === '' && step.reading.key.at === at) {
      overtaken.takeBack(at);
      for (const later of passed.filter((each) => each.at > at)) {
        step = { ...stepScan(settings(), step.reading, later), isHeld: true };
      }
      passed = [];
    }
    if (step.reading !== undefined) stay(step.reading);
    if (step.scanned !== undefined) onScan(step.scanned);
  };
  const up = (event: KeyboardEvent) => {
    if (!held.delete(event.code)) return;
    hold(event);
    const going = reading && letGo(reading, { code: event.code, at: event.timeStamp });
    if (going !== undefined && going !== reading) stay(going);
  };
  const note = (event: Event) => overtaken.noted(event);
  /** A box that gets the keyboard in the middle of a scan. */
  const focus = () => {
    if (timer !== undefined) close(document.activeElement);
  };
  window.addEventListener('keydown', down, { capture: true });
  window.addEventListener('keyup', up, { capture: true });
  window.addEventListener('focusin', focus, { capture: true });
  window.addEventListener('beforeinput', note, { capture: true });
  return () => {
    window.removeEventListener('keydown', down, { capture: true });
    window.removeEventListener('keyup', up, { capture: true });
    window.removeEventListener('focusin', focus, { capture: true });
    window.removeEventListener('beforeinput', note, { capture: true });
    open();
  };
}
