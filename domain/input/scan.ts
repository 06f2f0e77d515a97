import type { ScannerSettings } from '../../contract/scanner.ts';

/** The part of a key press that decides. */
export interface ScanKey {
  /** The character; an input method puts its own name here. */
  readonly key: string;
  /** The place on the keyboard, which no input method and no layout changes. */
  readonly code: string;
  /** When it was pressed, in milliseconds of any clock that runs on. */
  readonly at: number;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  /** The system sends it again because it is held down. */
  readonly repeated: boolean;
}

/** What was read so far. */
export interface Reading {
  /** The signs after a prefix, or null after a code has ended, when a scanner may send one more key. */
  readonly signs: string | null;
  /** When the last key was pressed. */
  readonly last: number;
  /** The last key that is no modifier; pressed before all time when it is held for long. */
  readonly key: Pick<ScanKey, 'code' | 'at'>;
  /** A key of it was let go sooner than a hand does. */
  readonly isMachine: boolean;
}

export interface ScanStep {
  /** What goes on being read; undefined when nothing is. */
  readonly reading: Reading | undefined;
  /** The key belongs to a scan and to nothing else. */
  readonly isHeld: boolean;
  /** A scan that this key ended; empty where an input method kept all of it. */
  readonly scanned?: string;
}

/** A control code with its copy takes 22; what is longer is none, and is not kept. */
const mostSigns = 40;

/** A hand holds a key for longer, in milliseconds: mostly 70 to 120. A scanner lets it go with its next report, after 1 to 16. */
const machineHoldMs = 30;

/** What may pass between two keys of a scan that is known for a machine's: a radio that lost a packet, a system that is busy. */
const machineGapMs = 400;

/** Stands for a key that no control code has. */
const noSign = '\uFFFD';

/** How long after its last key a reading goes on, in milliseconds. */
export const longestGapMs = ({ maxGapMs }: ScannerSettings, { signs, isMachine }: Reading): number =>
  isMachine && signs !== null ? Math.max(machineGapMs, maxGapMs) : maxGapMs;

/** A key of the reading is let go, which may tell that a machine pressed it. */
export function letGo(reading: Reading, { code, at }: Pick<ScanKey, 'code' | 'at'>): Reading {
  const { key } = reading;
  return code === key.code && at - key.at <= machineHoldMs ? { ...reading, isMachine: true } : reading;
}

/**
 * Whether a key belongs to a scan. A scan begins with the prefix and ends with the suffix. A reading in which a key comes
 * too late is given up: that key counts as if there were none. That is sooner while it may still be a hand's.
 */
export function stepScan(settings: ScannerSettings, before: Reading | undefined, key: ScanKey): ScanStep {
  const { at } = key;
  if (isPrefix(settings.prefix, key))
    return { reading: { signs: '', last: at, key: pressed(key), isMachine: false }, isHeld: true };
  if (before === undefined || at - before.last > longestGapMs(settings, before))
    return { reading: undefined, isHeld: false };
  const { signs } = before;
  if (isModifier(key)) return { reading: { ...before, last: at }, isHeld: true };
  const held = (next: string | null): ScanStep => ({
    reading: { ...before, signs: next, last: at, key: pressed(key) },
    isHeld: true,
  });
  // Some scanners send Enter twice, or a line feed after it; any other key after a code is a hand's.
  if (signs === null) return isSuffix(null, key) ? held(null) : { reading: undefined, isHeld: false };
  if (isSuffix(settings.suffix, key)) return { ...held(null), scanned: signs };
  return held(signs.length < mostSigns ? signs + signOf(key) : signs);
}

/** No machine holds a key until the system repeats it. */
const pressed = ({ code, at, repeated }: ScanKey): Reading['key'] => ({
  code,
  at: repeated ? Number.NEGATIVE_INFINITY : at,
});

function isPrefix(
  prefix: ScannerSettings['prefix'],
  { key, code, ctrl, alt, meta, shift }: ScanKey,
): boolean {
  if (alt || meta || shift) return false;
  if (prefix === 'Ctrl+B') return ctrl && (code === 'KeyB' || (code === '' && key.toLowerCase() === 'b'));
  return !ctrl && (code === prefix || (code === '' && key === prefix));
}

function isSuffix(suffix: ScannerSettings['suffix'], { key, code, ctrl }: ScanKey): boolean {
  // A line feed is Ctrl+J.
  if (ctrl) return suffix === null && code === 'KeyJ';
  const enter = code === 'Enter' || code === 'NumpadEnter' || (code === '' && key === 'Enter');
  const tab = code === 'Tab' || (code === '' && key === 'Tab');
  return (enter && suffix !== 'Tab') || (tab && suffix !== 'Enter');
}

const isModifier = ({ key, code }: ScanKey): boolean =>
  /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$|^(?:Caps|Num)Lock$/.test(code) ||
  (code === '' && /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock)$/.test(key));

const signs: Readonly<Record<string, string>> = {
  Minus: '-',
  NumpadSubtract: '-',
  Slash: '/',
  NumpadDivide: '/',
  Period: '.',
  NumpadDecimal: '.',
  Space: ' ',
};

/** The sign on a key of the keyboard that scanners play (US), whatever the system's layout makes of it. */
function signOf({ key, code, ctrl, alt, meta }: ScanKey): string {
  if (ctrl || alt || meta) return noSign;
  const sign = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1] ?? signs[code];
  if (sign !== undefined) return sign;
  return code === '' && /^[-A-Za-z0-9/. ]$/.test(key) ? key.toUpperCase() : noSign;
}
