import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { beforeEach, expect, it } from 'vitest';
import { GestureAct, gestureNames } from '../../contract/ipc/channels.ts';
import { scannerSettings } from '../../contract/scanner.ts';
import { Gestures } from './gestures.ts';

const issue = { channel: 'record.issue', args: { code: '7K3Q9XWP2M4TA' } } as const;
const other = { code: '7K3Q9XWP2M4TB' };

let now = 0;
let done: unknown[] = [];
let contents: EventEmitter;
let gestures: Gestures;
let act: (args: object) => unknown;

beforeEach(() => {
  now = 0;
  done = [];
  contents = new EventEmitter();
  gestures = new Gestures(() => now);
  gestures.watch(contents as unknown as WebContents, scannerSettings());
  const guarded = gestures.guard({ 'record.issue': (args: never) => done.push(args) });
  act = guarded['record.issue'] as typeof act;
});

const none = { control: false, alt: false, meta: false, shift: false };
const codeOf = (name: string) => (/^[0-9]$/.test(name) ? `Digit${name}` : name.replace(/^[A-Z]$/i, 'Key$&'));
const show = (shown: unknown) => gestures.show(shown as Parameters<Gestures['show']>[0]);
const key = (type: 'keyDown' | 'keyUp', name = 'Enter', more: object = {}) =>
  contents.emit(
    'before-input-event',
    {},
    { type, key: name, code: codeOf(name), isAutoRepeat: false, isComposing: false, ...none, ...more },
  );
const refused = (args: object) => expect(() => act(args)).toThrow('GESTURE_MISSING');

it('an act runs once, within two seconds, after a gesture made on it', () => {
  show(issue);
  key('keyDown');
  now = 1_900;
  act(issue.args);
  expect(done).toEqual([issue.args]);
  refused(issue.args);
  key('keyUp');
  refused(issue.args);
  expect(done).toHaveLength(1);
});

it.each([
  ['without any gesture', () => show(issue)],
  [
    'after one that was made before the act was on show',
    () => {
      key('keyDown');
      show(issue);
      key('keyUp');
    },
  ],
  [
    'after one that is older than two seconds',
    () => {
      show(issue);
      key('keyDown');
      now = 2_001;
    },
  ],
  [
    'after a key that confirms nothing',
    () => {
      show(issue);
      key('keyDown', 'a');
      key('keyDown', 'Tab');
    },
  ],
  [
    'after a key that is held down, or chooses in an input method',
    () => {
      show(issue);
      key('keyDown', 'Enter', { isAutoRepeat: true });
      key('keyDown', 'Enter', { isComposing: true });
    },
  ],
  [
    'after one that is older than two seconds, when a key is let go that an input method took',
    () => {
      show(issue);
      key('keyDown');
      key('keyUp');
      now = 60_000;
      key('keyDown', 'Enter', { isComposing: true });
      key('keyUp');
    },
  ],
  [
    'after one made on the same act with other arguments',
    () => {
      show({ ...issue, args: other });
      key('keyDown');
      show(issue);
    },
  ],
  [
    'after one made when nothing was on show',
    () => {
      show(issue);
      show(null);
      key('keyDown');
    },
  ],
])('no act runs %s', (_, before) => {
  before();
  refused(issue.args);
  expect(done).toEqual([]);
});

it('an attempt at another act uses the gesture up', () => {
  show(issue);
  key('keyDown');
  refused(other);
  refused(issue.args);
});

it('a button counts from when it is let go, and a mouse like a key', () => {
  show(issue);
  contents.emit('input-event', {}, { type: 'mouseDown' });
  now = 5_000;
  contents.emit('input-event', {}, { type: 'mouseUp' });
  now = 6_000;
  act({ ...issue.args, request: 'a random identity, not shown' });
  expect(done).toHaveLength(1);
});

it('every act that needs a gesture can be put on show', () => {
  expect(GestureAct.options.map(({ shape }) => shape.channel.value)).toEqual(Object.keys(gestureNames));
});

/** Types a text and Enter, with so many milliseconds from key to key, each held for some of them. */
function typed(text: string, gap: number, prefix: string[] = [], hold = gap): void {
  for (const name of [...prefix, ...text, 'Enter']) {
    key('keyDown', name);
    now += hold;
    key('keyUp', name);
    now += gap - hold;
  }
}

it.each([
  ['a scan', '7K3Q9XWP2M4T8', 3, ['F9'], 3],
  ['a slow scan', '7K3Q9XWP2M4T8', 49, ['F9'], 49],
  ['a scan slower than it was set up', '7K3Q9XWP2M4T8', 400, ['F9'], 16],
  ['a short scan', '7K', 49, ['F9'], 49],
  ['a scan of a scanner that nobody has set up', '7K3Q9XWP2M4T8', 3, [], 3],
  ['a text typed by a machine', 'VanThuA-2026', 30, [], 30],
])('Enter at the end of %s is no gesture', (_, text, gap, prefix, hold) => {
  show(issue);
  typed(text, gap, prefix, hold);
  refused(issue.args);
});

it.each([
  ['a PIN by a fast hand', 'VanThuA-2026', 31, []],
  ['a short PIN, however fast', '1234567', 0, []],
  ['a code by hand', '7K3Q9XWP2M4T8', 60, []],
  ['a code by a hand that touched the prefix', '7K3Q9XWP2M4T8', 60, ['F9']],
])('Enter at the end of %s is a gesture', (_, text, gap, prefix) => {
  show(issue);
  typed(text, gap, prefix);
  act(issue.args);
  expect(done).toEqual([issue.args]);
});

it('a scan uses up the gesture that was made before it', () => {
  show(issue);
  key('keyDown');
  typed('7K3Q9XWP2M4T8', 3, ['F9']);
  refused(issue.args);
});
