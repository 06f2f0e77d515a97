import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { RecordPage, SessionView } from '../../contract/ipc/views.ts';
import { fc } from '../../test/support/random.ts';
import { queryClient } from '../bridge/query-client.ts';
import { Dialog } from '../components/dialog.tsx';
import { showCode } from '../format/codes.ts';
import { useSharedCode } from '../state/shared-code.ts';
import { declareWork } from '../state/unsaved.ts';
import { show, useView } from '../state/view.ts';
import type { Answers } from '../testing/bridge.ts';
import { draw, shownView } from '../testing/draw.tsx';
import {
  bareRecordPage,
  clerk,
  codeOf,
  directoryAndLaw,
  instant,
  locked,
  other,
  row,
  self,
  session,
  waiting,
} from '../testing/samples.ts';
import { startScanner } from './scanner.ts';
import { SharedCodeDialog } from './shared-code-dialog.tsx';

const code = codeOf(1);
const page: RecordPage = { ...bareRecordPage, row: row(1) };
const found: Answers = { ...directoryAndLaw, 'record.page': () => page };
const nowhere: Answers = {
  ...directoryAndLaw,
  'record.page': () => {
    throw new AppError('RECORD_NOT_FOUND');
  },
  'incoming.waiting': () => ({ total: 0, offset: 0, waiting: [], chosen: null }),
  'incoming.refused': () => ({ refused: [] }),
};

let stop: () => void;
let at = 0;

beforeEach(() => {
  stop = startScanner();
});
afterEach(() => {
  stop();
  useSharedCode.setState({ asked: null });
  vi.useRealTimers();
});

/** One key as the page gets it; whether it was left to the page. */
function press(key: string, gap = 4, method: { key: string; keyCode: number } | null = null): boolean {
  at += gap;
  const code = /^[A-Z]$/.test(key) ? `Key${key}` : /^[0-9]$/.test(key) ? `Digit${key}` : (places[key] ?? key);
  const event = new KeyboardEvent('keydown', {
    ...{ key, code, bubbles: true, cancelable: true },
    ...(method ?? {}),
    isComposing: method !== null,
  });
  Object.defineProperty(event, 'timeStamp', { value: at });
  return fireEvent(document.activeElement ?? document.body, event);
}
const places: Readonly<Record<string, string>> = { '-': 'Minus', '/': 'Slash', '.': 'Period' };

function scan(text: string, method: Parameters<typeof press>[2] = null): void {
  const left = ['F9', ...text, 'Enter'].map((key) =>
    press(key, 4, /^[-A-Z0-9/.]$/.test(key) ? method : null),
  );
  expect(left).toEqual(left.map(() => false));
}

function drawn(component: React.ReactElement, answers: Answers = found, view: SessionView = session()) {
  const world = draw(component, answers, view);
  queryClient.setQueryData(['session'], view);
  return world;
}

test.each([
  ['as it stands', null],
  ['under an input method that composes', { key: 'Process', keyCode: 229 }],
  ['under a layout with other signs', { key: 'ư', keyCode: 0 }],
])('a scan opens the record at its copy, %s', async (_, method) => {
  drawn(<input aria-label="ô" />);
  screen.getByLabelText('ô').focus();
  scan(`${showCode(code)}/02`, method);
  await vi.waitFor(() => expect(shownView()).toEqual({ screen: 'record', code, issuer: self, copy: '2' }));
  expect(screen.getByLabelText('ô')).toHaveProperty('value', '');
});

test('on the page of the record itself the copy is pointed at, and back leads to where one came from', async () => {
  drawn(<p />);
  scan(showCode(code));
  await vi.waitFor(() => expect(shownView()).toEqual({ screen: 'record', code, issuer: self }));
  scan(`${showCode(code)}/02.1`);
  await vi.waitFor(() => expect(shownView()).toMatchObject({ copy: '2.1' }));
  expect(useView.getState().earlier).toEqual([{ screen: 'today' }]);
});

test.each(['text', 'password'])(
  'a %s box is closed from the prefix on, and a key of a hand opens it before it does what it does',
  (type) => {
    drawn(<input type={type} aria-label="ô" />);
    const box = screen.getByLabelText<HTMLInputElement>('ô');
    box.focus();
    expect(press('A')).toBe(true);
    press('F9');
    expect(box.readOnly).toBe(true);
    press('7');
    expect(box.readOnly).toBe(true);
    expect(press('B', 51)).toBe(true);
    expect(box.readOnly).toBe(false);
  },
);

/** The key before it is let go so much after it was pressed; whether that was left to the page. */
function letGo(code: string, after: number): boolean {
  const event = new KeyboardEvent('keyup', { code, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: at + after });
  return fireEvent(document.activeElement ?? document.body, event);
}

test.each(['text', 'password'])(
  'a scan slower than it was set up leaves nothing in a %s box',
  async (type) => {
    drawn(<input type={type} aria-label="ô" />);
    const box = screen.getByLabelText<HTMLInputElement>('ô');
    box.focus();
    expect([press('F9'), letGo('F9', 8)]).toEqual([false, false]);
    for (const key of [...showCode(code), 'Enter']) {
      expect(press(key, 390)).toBe(false);
      expect(box.readOnly).toBe(true);
    }
    await vi.waitFor(() => expect(shownView()).toEqual({ screen: 'record', code, issuer: self }));
    // After its end the box is anybody's.
    expect(press('A', 51)).toBe(true);
    expect(box.readOnly).toBe(false);
  },
);

test('a page that was busy in the middle of a scan takes no key of it for a hand’s', async () => {
  vi.useFakeTimers();
  drawn(<input type="password" aria-label="ô" />);
  screen.getByLabelText('ô').focus();
  press('F9');
  // The page gets to its timers before it gets to the keys that were pressed meanwhile.
  vi.advanceTimersByTime(2_000);
  vi.useRealTimers();
  for (const key of [...showCode(code), 'Enter']) expect(press(key)).toBe(false);
  await vi.waitFor(() => expect(shownView()).toEqual({ screen: 'record', code, issuer: self }));
});

test('a box opens by itself when no more comes, and one that was closed before stays so', () => {
  vi.useFakeTimers();
  drawn(
    <>
      <input aria-label="ô" />
      <input aria-label="khóa" readOnly />
    </>,
  );
  for (const label of ['ô', 'khóa']) {
    const box = screen.getByLabelText<HTMLInputElement>(label);
    box.focus();
    press('F9', 1_000);
    vi.advanceTimersByTime(249);
    expect(box.readOnly).toBe(true);
    vi.advanceTimersByTime(1);
    expect(box.readOnly).toBe(label === 'khóa');
  }
});

test('keys that an input method passed on before the prefix are taken back from the box, and belong to the scan', async () => {
  const typed: string[] = [];
  drawn(<input aria-label="ô" onChange={({ target }) => typed.push(target.value)} />);
  const box = screen.getByLabelText<HTMLInputElement>('ô');
  box.focus();
  const put = (value: string, when: number) => {
    const before = new InputEvent('beforeinput', { bubbles: true });
    Object.defineProperty(before, 'timeStamp', { value: when });
    fireEvent(box, before);
    fireEvent.input(box, { target: { value } });
  };
  put('hồ', at);
  const prefixAt = at + 500;
  at = prefixAt;
  const text = `${showCode(code)}/02`;
  press(text.charAt(0), 4, { key: 'Process', keyCode: 229 });
  put(`hồ${text.charAt(0)}`, at + 3);
  const next = at;
  at = prefixAt;
  press('F9', 0);
  at = next;
  expect(box.value).toBe('hồ');
  for (const key of [...text.slice(1), 'Enter']) expect(press(key)).toBe(false);
  await vi.waitFor(() => expect(shownView()).toEqual({ screen: 'record', code, issuer: self, copy: '2' }));
  expect([box.value, typed.at(-1)]).toEqual(['hồ', 'hồ']);
});

test('a locked terminal takes a scan for nothing', async () => {
  const { bridge } = drawn(<input type="password" aria-label="PIN" />, {}, locked());
  screen.getByLabelText('PIN').focus();
  scan(`${showCode(code)}/02`);
  await Promise.resolve();
  expect(bridge.asked.filter(({ name }) => name !== 'act.show')).toEqual([]);
  expect(document.querySelector('.notice')).toBeNull();
});

test('what is locked meanwhile opens nothing', async () => {
  let answer = () => {};
  const { bridge } = drawn(<p />, {
    ...directoryAndLaw,
    'record.page': () => new Promise((resolve) => (answer = () => resolve(page))),
  });
  scan(showCode(code));
  await vi.waitFor(() => expect(bridge.argsOf('record.page')).toHaveLength(1));
  queryClient.setQueryData(['session'], locked());
  answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(shownView()).toEqual({ screen: 'today' });
});

test('a form that is half filled asks, as leaving it does', async () => {
  const { user } = drawn(<p />);
  const settle = declareWork(() => true);
  try {
    scan(showCode(code));
    await screen.findByRole('dialog');
    expect(shownView()).toEqual({ screen: 'today' });
    await user.click(await screen.findByRole('button', { name: 'Ở lại' }));
    expect(shownView()).toEqual({ screen: 'today' });
  } finally {
    settle();
  }
});

test('over a dialog that asks nothing is opened, and the code is told; over the command list it is', async () => {
  drawn(
    <Dialog title="Hỏi" onClose={() => {}}>
      <p />
    </Dialog>,
  );
  scan(showCode(code));
  await screen.findByText(new RegExp(`Chưa mở mã ${showCode(code)}`));
  expect(shownView()).toEqual({ screen: 'today' });
  show('palette');
  scan(showCode(code));
  await vi.waitFor(() => expect(shownView()).toMatchObject({ screen: 'record', code }));
});

test('what is no control code is told and not shown; a code that nobody has is told with the code', async () => {
  drawn(<p />, nowhere);
  scan('THE-SUBJECT-OF-A-DOCUMENT');
  await screen.findByText(/không phải mã quản lý/);
  expect(document.body.textContent).not.toMatch(/SUBJECT/);
  scan('');
  scan(showCode(code));
  await screen.findByText(new RegExp(`Không có bản ghi nào mang mã ${showCode(code)}`));
  expect(shownView()).toEqual({ screen: 'today' });
});

test('an envelope that waits with the code is opened to be counted, on whichever page it stands', async () => {
  const wanted = waiting(60);
  const others = Array.from({ length: 60 }, (_, index) => {
    const each = waiting(index);
    return { ...each, record: { ...each.record, code: codeOf(index % 20) } };
  });
  const all = [...others, wanted];
  drawn(<p />, {
    ...nowhere,
    'incoming.waiting': ({ offset = 0 }) => ({
      ...{ total: all.length, offset, chosen: null },
      waiting: all.slice(offset, offset + 50),
    }),
  });
  scan(showCode(wanted.record.code));
  await vi.waitFor(() => expect(shownView()).toEqual({ screen: 'check', envelope: wanted.envelope }));
});

test('a code that was refused opens the page that says so', async () => {
  drawn(<p />, {
    ...nowhere,
    'incoming.refused': () => ({
      refused: [
        {
          ...{ envelope: waiting(1).envelope, from: other, document: null, reasons: ['R02'], by: clerk },
          ...{ receivedAt: instant, refusedAt: instant },
        },
      ],
    }),
  });
  scan(showCode(code));
  await vi.waitFor(() => expect(shownView()).toEqual({ screen: 'record', code }));
});

test('of a code that several use it is asked whose is meant', async () => {
  const { user } = drawn(<SharedCodeDialog />, {
    ...directoryAndLaw,
    'record.page': () => ({ ...page, sharedWith: [other] }),
  });
  scan(`${showCode(code)}/02`);
  await screen.findByRole('dialog');
  const [own, second] = screen.getAllByRole('radio');
  expect(own).toHaveProperty('checked', true);
  if (second !== undefined) await user.click(second);
  await screen.findByText(`${showCode(code)}/02`);
  await vi.waitFor(() => expect(document.querySelector('[data-read=true]')).not.toBeNull());
  await user.click(screen.getByRole('button', { name: /Mở bản ghi/ }));
  expect(shownView()).toEqual({ screen: 'record', code, issuer: other, copy: '2' });
});

test('no key of a hand is taken, at whatever speed, but the prefix', () => {
  drawn(<input aria-label="ô" />);
  screen.getByLabelText('ô').focus();
  const keys = fc.array(
    fc.tuple(
      fc.constantFrom('A', 'S', '7', '-', 'Enter', 'Tab', 'Escape', 'F8'),
      fc.integer({ min: 0, max: 300 }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(keys, (typed) => {
      at += 10_000;
      expect(typed.map(([key, gap]) => press(key, gap))).toEqual(typed.map(() => true));
    }),
  );
});
