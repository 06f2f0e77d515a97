import { expect, test } from 'vitest';
import { controlCodeFrom, formatControlCode } from '../../contract/record/control-code.ts';
import { type ScannerSettings, scannerSettings } from '../../contract/scanner.ts';
import { fc } from '../../test/support/random.ts';
import { letGo, type Reading, type ScanKey, stepScan } from './scan.ts';

type Press = Omit<ScanKey, 'at' | 'repeated'>;
const plain = { ctrl: false, alt: false, meta: false, shift: false };
const press = (code: string, change: Partial<Press> = {}): Press => ({
  key: code,
  code,
  ...plain,
  ...change,
});

const place: Readonly<Record<string, string>> = { '-': 'Minus', '/': 'Slash', '.': 'Period', ' ': 'Space' };
const codeOf = (sign: string): string =>
  place[sign] ?? (/[0-9]/.test(sign) ? `Digit${sign}` : `Key${sign.toUpperCase()}`);

/** What an input method or a layout may put in the place of a key's character. */
const method = fc.constantFrom('Process', 'Unidentified', 'ă', 'ơ', 'w', 'W', 'Dead');

/** The keys of a scanner with these settings, with an input method in any state at each of them. */
const keysOf = (settings: ScannerSettings, text: string, names: readonly string[]): Press[] => {
  const named = (code: string, index: number, change: Partial<Press> = {}): Press =>
    press(code, { key: names[index % Math.max(1, names.length)] ?? code, ...change });
  const prefix =
    settings.prefix === 'Ctrl+B'
      ? [press('ControlLeft', { ctrl: true }), press('KeyB', { ctrl: true })]
      : [press(settings.prefix)];
  const typed = [...text].flatMap((sign, index) =>
    /[A-Z]/.test(sign)
      ? [press('ShiftLeft', { shift: true }), named(codeOf(sign), index, { shift: true })]
      : [named(codeOf(sign), index)],
  );
  return [...prefix, ...typed, press(settings.suffix ?? 'Enter')];
};

/** A key, how long after the one before it is pressed, and how long it is held: to the end, where that is not told. */
type Played = Press & { gap: number; hold?: number };

/** Plays keys; what was scanned, and the keys that were left to others. */
function play(settings: ScannerSettings, keys: readonly Played[]) {
  let reading: Reading | undefined;
  let at = 1_000;
  let down: { code: string; at: number }[] = [];
  const scanned: string[] = [];
  const passed: string[] = [];
  for (const { gap, hold, ...key } of keys) {
    at += gap;
    for (const up of down.filter((each) => each.at <= at)) reading &&= letGo(reading, up);
    down = down.filter((each) => each.at > at);
    // A key that is down can only be repeated by the system.
    const repeated = down.some(({ code }) => code === key.code);
    if (hold !== undefined && !repeated) down.push({ code: key.code, at: at + hold });
    const step = stepScan(settings, reading, { ...key, at, repeated });
    reading = step.reading;
    if (!step.isHeld) passed.push(key.code);
    if (step.scanned !== undefined) scanned.push(step.scanned);
  }
  return { scanned, passed };
}

const anySettings: fc.Arbitrary<ScannerSettings> = fc.record({
  prefix: fc.constantFrom('F2' as const, 'F9' as const, 'F12' as const, 'Ctrl+B' as const),
  suffix: fc.constantFrom('Enter' as const, 'Tab' as const, null),
  maxGapMs: fc.integer({ min: 10, max: 200 }),
});
const anyText = fc
  .tuple(
    fc.uint8Array({ minLength: 12, maxLength: 12 }),
    fc.constantFrom('', '/02', '/999', '/02.1'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([random, copy, small, close]) => {
    const code = formatControlCode(controlCodeFrom(random));
    const written = `${close ? code.replaceAll('-', '') : code}${copy}`;
    return small ? written.toLowerCase() : written;
  });
const names = fc.array(method, { maxLength: 30 });

test('a scan at any speed that its settings allow is read whole, and no key of it is left to others', () => {
  const gaps = fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(anySettings, anyText, names, gaps, (settings, text, named, speeds) => {
      const keys = keysOf(settings, text, named).map((key, index) => ({
        ...key,
        gap: (speeds[index % speeds.length] ?? 0) * settings.maxGapMs,
      }));
      // The Control key before STX may be anybody's.
      const passed = settings.prefix === 'Ctrl+B' ? ['ControlLeft'] : [];
      expect(play(settings, keys)).toEqual({ scanned: [text.toUpperCase()], passed });
    }),
  );
});

test('a scan whose prefix is let go as only a machine does is read whole with up to 400 ms between its keys', () => {
  // A busy system or a radio may hold up any key, and its release too.
  const played = fc.array(
    fc.record({ gap: fc.integer({ min: 0, max: 370 }), hold: fc.integer({ min: 0, max: 200 }) }),
    {
      ...{ minLength: 1, maxLength: 60 },
    },
  );
  const first = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(anySettings, anyText, names, played, first, (settings, text, named, speeds, prefixHold) => {
      let before = 0;
      const isPrefix = (code: string) => code === settings.prefix || code === 'KeyB';
      const keys = keysOf(settings, text, named).map((key, index): Played => {
        const { gap = 0, hold: told = 0 } = speeds[index % speeds.length] ?? {};
        const hold = index < 2 && isPrefix(key.code) ? prefixHold : told;
        // A scanner presses no key before the last one is let go.
        const played = {
          ...key,
          hold,
          gap: /^(?:Shift|Control)/.test(key.code) ? before : Math.max(before, gap),
        };
        before = /^(?:Shift|Control)/.test(key.code) ? 0 : hold;
        return played;
      });
      const passed = settings.prefix === 'Ctrl+B' ? ['ControlLeft'] : [];
      expect(play(settings, keys)).toEqual({ scanned: [text.toUpperCase()], passed });
    }),
  );
});

/** Everything on a keyboard that a hand may press. */
const anyKey: fc.Arbitrary<Press> = fc.oneof(
  fc
    .constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-/. ')
    .map((sign) => press(codeOf(sign), { key: sign })),
  fc
    .constantFrom('Enter', 'Tab', 'Escape', 'ArrowDown', 'Backspace', 'ShiftLeft', 'F1', 'F8')
    .map((code) => press(code)),
);

test('keys without the prefix are nobody’s scan, however fast they come', () => {
  const keys = fc.array(
    fc.tuple(anyKey, fc.integer({ min: 0, max: 400 })).map(([key, gap]) => ({ ...key, gap })),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(keys, (typed) => {
      expect(play(scannerSettings(), typed)).toEqual({ scanned: [], passed: typed.map(({ code }) => code) });
    }),
  );
});

test('a hand that presses the prefix and types on makes no scan, and loses no key but the prefix', () => {
  const settings = scannerSettings();
  // The fastest hands take 60 milliseconds from key to key, and the lightest hold one for 40.
  const hand = fc.integer({ min: settings.maxGapMs + 1, max: 1_000 });
  const hold = fc.integer({ min: 31, max: 500 });
  const keys = fc.array(
    fc
      .tuple(fc.oneof(anyKey, fc.constant(press('F9'))), hand, hold)
      .map(([key, gap, held]) => ({ ...key, gap, hold: held })),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(keys, (typed) => {
      const others = typed.map(({ code }) => code).filter((code) => code !== 'F9');
      expect(play(settings, typed)).toEqual({ scanned: [], passed: others });
    }),
  );
});

test('a hand that rests on the prefix until the system repeats it loses no key but the prefix', () => {
  const repeats = Array.from({ length: 5 }, () => ({ ...press('F9'), gap: 33 }));
  const first = { ...press('F9'), gap: 0, hold: 5 * 33 + 2 };
  const hand = ['KeyN', 'Digit2'].map((code) => ({ ...press(code), gap: 120, hold: 80 }));
  expect(play(scannerSettings(), [first, ...repeats, ...hand])).toEqual({
    scanned: [],
    passed: ['KeyN', 'Digit2'],
  });
});

const fast = (keys: readonly Press[]) => keys.map((key) => ({ ...key, gap: 3 }));
const read = (text: string, settings = scannerSettings()) => fast(keysOf(settings, text, []));

test('a pause within a scan gives it up: the keys after it are a hand’s', () => {
  const keys = read('7K3Q').map((key, index) => (index === 4 ? { ...key, gap: 51 } : key));
  const { scanned, passed } = play(scannerSettings(), keys);
  expect(scanned).toEqual([]);
  expect(passed).toEqual(['Digit3', 'ShiftLeft', 'KeyQ', 'Enter']);
});

test('a scan that breaks off leaves the keyboard to a hand after 400 ms, and after its end at once', () => {
  const brief = (keys: readonly Press[]): Played[] => keys.map((key) => ({ ...key, gap: 100, hold: 2 }));
  const [broken, hand] = [brief(keysOf(scannerSettings(), '7K', []).slice(0, -1)), press('KeyN')];
  expect(play(scannerSettings(), [...broken, { ...hand, gap: 401 }])).toEqual({
    scanned: [],
    passed: ['KeyN'],
  });
  const whole = brief(keysOf(scannerSettings(), '7K', []));
  expect(play(scannerSettings(), [...whole, { ...press('Enter'), gap: 51 }])).toEqual({
    scanned: ['7K'],
    passed: ['Enter'],
  });
});

test('the prefix begins anew; a scan of which nothing came is one, so that it is told', () => {
  expect(play(scannerSettings(), [...read('7K').slice(0, 3), ...read('9X')]).scanned).toEqual(['9X']);
  expect(play(scannerSettings(), read(''))).toEqual({ scanned: [''], passed: [] });
});

test('what else a scanner sends after a code is held; the next key of a hand is not', () => {
  const settings = scannerSettings({ suffix: 'Enter' });
  const after = [press('Enter'), press('KeyJ', { ctrl: true }), press('KeyN')];
  expect(play(settings, [...read('7K', settings), ...fast(after)])).toEqual({
    scanned: ['7K'],
    passed: ['KeyN'],
  });
});

test('only the suffix that was set ends a code; the other is a sign that no code has', () => {
  const settings = scannerSettings({ suffix: 'Tab' });
  const keys = fast([...keysOf(settings, '7K', []).slice(0, -1), press('Enter'), press('Tab')]);
  expect(play(settings, keys).scanned).toEqual(['7K\uFFFD']);
});

test('a bar code of anything else is held to its end and is no longer than 40 signs', () => {
  const { scanned, passed } = play(scannerSettings(), read('1'.repeat(300)));
  expect(scanned).toEqual(['1'.repeat(40)]);
  expect(passed).toEqual([]);
});

test('a prefix with another modifier, or keys without a place, are told by what they are', () => {
  const none = press('', { key: 'F9' });
  expect(play(scannerSettings(), [{ ...press('F9', { shift: true }), gap: 1 }]).passed).toEqual(['F9']);
  const keys = fast([none, ...[...'7k'].map((key) => press('', { key })), press('', { key: 'Tab' })]);
  expect(play(scannerSettings(), keys).scanned).toEqual(['7K']);
});
