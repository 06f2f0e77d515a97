import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { commandNames } from '../../contract/ipc/channels.ts';
import type { OutboxRow } from '../../contract/ipc/exchange-views.ts';
import { RecordPage } from '../../contract/ipc/views.ts';
import type { Right } from '../../contract/rights/right.ts';
import { KeyHelp } from '../app/key-help.tsx';
import { Palette } from '../app/palette.tsx';
import { queryClient } from '../bridge/query-client.ts';
import { thisYear } from '../format/dates.ts';
import type { KeyTable } from '../keys/shortcut.ts';
import type { Answers } from '../testing/bridge.ts';
import { draw, shownView } from '../testing/draw.tsx';
import {
  bareRecordPage,
  clerk,
  codeOf,
  directoryAndLaw,
  envelopeId,
  inside,
  instant,
  nothingToday,
  other,
  record,
  row,
  section,
  todayWith,
  waiting,
} from '../testing/samples.ts';
import Check from './check/check.tsx';
import { checkKeys } from './check/keys.ts';
import Holdings from './holdings/holdings.tsx';
import { holdingsKeys } from './holdings/keys.ts';
import { ledgerKeys } from './ledger/keys.ts';
import Ledger from './ledger/ledger.tsx';
import Outbox from './outbox/outbox.tsx';
import Outside from './outside/outside.tsx';
import { recordKeys } from './record/keys.ts';
import RecordScreen from './record/record.tsx';
import { registerKeys } from './register/keys.ts';
import Register from './register/register.tsx';
import Today from './today/today.tsx';

beforeEach(() => {
  // jsdom lays nothing out; the lists draw the rows that fit their height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(800);
  HTMLElement.prototype.scrollTo = () => undefined;
  return () => vi.restoreAllMocks();
});

/** What the law's data gives these roles (core/law/, rights.json). */
const roles = {
  auditor: ['read', 'verify'],
  recipient: ['keep'],
  keeper: ['read', 'keep'],
  'security officer': ['read', 'keep', 'verify'],
  clerk: ['read', 'register', 'issue', 'receive', 'keep', 'verify'],
} as const satisfies Record<string, readonly Right[]>;
type Role = keyof typeof roles;

const dead: OutboxRow = {
  ...{ envelope: envelopeId(1), kind: 'deliver', status: null, code: codeOf(1), to: other },
  ...{ document: { number: 1, notation: 'TB-UBND' }, state: 'dead', attempts: 3, queuedAt: instant },
  ...{ nextAttemptAt: null, storedAt: null, fault: 'RECIPIENT_UNKNOWN' },
};
const held = { record: record(1), copy: 1, inside: inside({ holder: 'U01' }) };
const issued = row(1, { state: 'issued' });
const papers = (['waiting', 'handed'] as const).map((state, at) => ({
  ...{ organisation: at === 0 ? other : 'G01', state, reasons: [], at: instant },
  latest: state === 'waiting' ? null : { entry: 7, back: 'waiting' as const },
  handedAt: state === 'waiting' ? null : instant,
}));

const answers: Answers = {
  ...directoryAndLaw,
  'today.view': () =>
    todayWith({
      waiting: [waiting(1)],
      toIssue: [row(7)],
      toHand: [{ row: issued, to: [other] }],
      dead: [dead],
    }),
  'register.page': () => ({ total: 1, rows: [row(1)], reading: null }),
  'register.volumes': () => ({
    takesLines: true,
    volumes: [
      {
        ...{ book: 'outgoing', year: thisYear(), number: 1, from: 1, openedOn: null, closedOn: null },
        lines: { count: 1, last: 1, firstOn: '2026-01-05', lastOn: '2026-01-05' },
      },
    ],
  }),
  'outbox.list': () => ({ total: 1, rows: [dead] }),
  'incoming.waiting': () => ({ total: 1, offset: 0, waiting: [waiting(1)], chosen: null }),
  'ledger.page': () => ({ total: 0, rows: [] }),
  'outside.list': () => ({
    bodies: [{ code: 'X0001', kind: 'B08', organisation: null, lines: 3, sent: 5 }],
  }),
  'custody.holders': () => ({ holders: ['U01'] }),
  'custody.held': () => ({ total: 1, more: false, copies: [held] }),
  'record.page': () => RecordPage.parse({ ...bareRecordPage, row: issued, papers }),
  'record.legs': () => ({ paper: [], lacks: [] }),
};

interface Shown {
  readonly page: ReactElement;
  /** What is there once the screen is read. */
  readonly ready: RegExp;
  /** The keys that hold there. */
  readonly keys: KeyTable;
  readonly offers: Readonly<Record<Role, readonly string[]>>;
}
const nobodyBut = (role: Role, offers: readonly string[]): Shown['offers'] => ({
  ...{ auditor: [], recipient: [], keeper: [], 'security officer': [], clerk: [] },
  [role]: offers,
});

/** Every button and key of a screen that starts an act, and who is offered it. */
const screens: Readonly<Record<string, Shown>> = {
  register: {
    page: <Register screen="outgoing" />,
    ready: /101/,
    keys: registerKeys,
    offers: nobodyBut('clerk', ['Đăng ký văn bản điN', 'Đóng quyển…']),
  },
  outbox: {
    page: <Outbox screen="outbox" />,
    ready: /RECIPIENT_UNKNOWN/,
    keys: {},
    offers: nobodyBut('clerk', ['Thử lại', 'Rút lại']),
  },
  check: {
    page: <Check screen="check" />,
    ready: /Bản ghi đã nhận/,
    keys: checkKeys,
    offers: nobodyBut('clerk', ['Đối chiếu và vào sổCtrl+Enter', 'Từ chối tiếp nhậnCtrl+Shift+R']),
  },
  ledger: {
    page: <Ledger />,
    ready: /chưa có mục nào/,
    keys: ledgerKeys,
    offers: nobodyBut('clerk', ['Dựng lại sổ từ nhật ký']),
  },
  outside: {
    page: <Outside />,
    ready: /X0001/,
    keys: {},
    offers: nobodyBut('clerk', ['Cấp số cho cơ quan ngoài danh mục…', 'Nối với danh mục']),
  },
  holdings: {
    page: <Holdings screen="holdings" holder="U01" />,
    ready: /1 bản/,
    keys: holdingsKeys,
    offers: {
      ...nobodyBut('clerk', ['Thao tác với bảnB']),
      ...{
        recipient: ['Thao tác với bảnB'],
        keeper: ['Thao tác với bảnB'],
        'security officer': ['Thao tác với bảnB'],
      },
    },
  },
  papers: {
    page: <RecordScreen screen="record" code={codeOf(1)} />,
    ready: /cần xử lý/,
    keys: recordKeys,
    offers: nobodyBut('clerk', [
      'Giao bì giấy (1 nơi)',
      'Ghi phiếu trả về',
      'Bị trả lại',
      'Thất lạc',
      'Rút lại ghi nhậnZ',
    ]),
  },
};
const cases = Object.keys(screens).flatMap((name) =>
  (Object.keys(roles) as Role[])
    // Whoever does not verify has no way to the ledger.
    .filter((role) => name !== 'ledger' || roles[role].some((right) => right === 'verify'))
    .map((role) => [name, role] as const),
);
const everyAct = new Set(Object.values(screens).flatMap(({ offers }) => Object.values(offers).flat()));
const sitting = (role: Role): Answers => ({
  'section.view': () => ({
    section: section({ own: roles[role].map((right) => ({ right, level: 'B' as const })) }),
  }),
});

const offered = () =>
  screen
    .queryAllByRole('button')
    .map(({ textContent }) => textContent)
    .filter((words) => everyAct.has(words));
const press = (combo: string) =>
  combo
    .split('+')
    .reduceRight(
      (inner, key) => `{${key === 'Ctrl' ? 'Control' : key}>}${inner}{/${key === 'Ctrl' ? 'Control' : key}}`,
      '',
    );

test.each(cases)(
  '%s: a %s is offered what they may do, and no other key does anything',
  async (name, role) => {
    const { page, ready, keys, offers } = screens[name] ?? expect.unreachable();
    const { user, bridge } = draw(page, { ...answers, ...sitting(role) });
    await screen.findAllByText(ready);
    await waitFor(() => expect(offered()).toEqual(offers[role]));
    const before = shownView();
    const has: readonly Right[] = roles[role];
    for (const { combo, right, isNative } of Object.values(keys))
      if (!isNative && right !== null && !has.includes(right)) await user.keyboard(press(combo));
    expect([screen.queryByRole('dialog'), shownView()]).toEqual([null, before]);
    expect(bridge.asked.filter(({ name }) => name in commandNames)).toEqual([]);
  },
);

test.each([
  ['auditor', ['Xem', 'Xem', 'Xem', 'Xem']],
  ['clerk', ['Tiếp nhận', 'Xử lý', 'Phát hành', 'Giao bì giấy']],
] as const)('the day of a %s says of each line what they can do about it', async (role, words) => {
  draw(<Today screen="today" />, { ...answers, ...sitting(role) });
  await screen.findByRole('region', { name: /chờ tiếp nhận/ });
  const actions = () => [...document.querySelectorAll('.work-action')].map(({ textContent }) => textContent);
  await waitFor(() => expect(actions()).toEqual(words));
});

test.each([
  ['recipient', 0],
  ['clerk', 1],
] as const)('a record tells a %s of its signatures on %i panels', async (role, panels) => {
  draw(<RecordScreen screen="record" code={codeOf(1)} />, { ...answers, ...sitting(role) });
  await screen.findByRole('heading', { name: 'Các bản' });
  expect(screen.queryAllByRole('heading', { name: 'Chữ ký số' })).toHaveLength(panels);
});

test('the day of a recipient has no card of a list that a register would fill, and says what would show', async () => {
  const { bridge } = draw(<Today screen="today" />, {
    ...answers,
    ...sitting('recipient'),
    'today.view': () => todayWith({ inside: [{ ...held, on: '2026-11-02' }] }),
  });
  await screen.findByRole('toolbar');
  await waitFor(() => expect(document.querySelectorAll('.tally li')).toHaveLength(1));
  expect(bridge.argsOf('register.page')).toEqual([]);
});

test('where nothing waits for a recipient, no register is named', async () => {
  draw(<Today screen="today" />, { ...answers, ...sitting('recipient'), 'today.view': () => nothingToday });
  expect(await screen.findByText(/^Bản được giao cho bạn/)).toBeTruthy();
  expect(screen.queryByText(/Sổ đi/)).toBeNull();
});

test('holders of whom nothing is told are not listed', async () => {
  draw(<Holdings screen="holdings" />, { ...answers, ...sitting('recipient') });
  const lines = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
  await waitFor(() =>
    expect(lines()).toEqual([
      ...['Văn thưCủa bạn · Không có bản', 'Văn phòngCủa bạn'],
      ...['Nguyễn Thị Hồng ĐàoCủa bạn · Không có bản · Văn phòng'],
      ...['K1-T01-N1', 'K1-T01-N2'].map((shelf) => `${shelf}Của bạn · Không có bản · Văn phòng`),
    ]),
  );
});

test('the list of holders opens at what was just accepted, though it was read before', async () => {
  let holders: string[] = [];
  const now = { ...answers, ...sitting('recipient'), 'custody.holders': () => ({ holders }) };
  draw(<Holdings screen="holdings" />, now);
  const chosen = () => screen.getByRole('option', { selected: true }).textContent;
  await waitFor(() => expect(chosen()).toMatch(/^Văn thư/));
  holders = [clerk];
  await queryClient.invalidateQueries({ queryKey: ['record', 'holders'] });
  await waitFor(() => expect(chosen()).toMatch(/^Nguyễn Thị Hồng Đào/));
});

test('whoever reads lower levels alone is not told that a holder has none', async () => {
  draw(<Holdings screen="holdings" holder="U02" />, {
    ...answers,
    ...sitting('auditor'),
    'custody.held': () => ({ total: 0, more: false, locked: 2, copies: [] }),
  });
  expect(await screen.findByText(/không có bản nào trong phạm vi bạn được xem/)).toBeTruthy();
  const line = await screen.findByRole('option', { name: /Phòng Nội chính/, selected: true });
  expect(line.textContent).toBe('Phòng Nội chínhĐơn vị');
});

test('who may not receive sees what came without the boxes to count it', async () => {
  draw(<Check screen="check" />, { ...answers, ...sitting('auditor') });
  await screen.findByText(/Gói tin chờ người có quyền tiếp nhận/);
  await screen.findByText('Bản ghi đã nhận');
  expect([screen.queryAllByRole('textbox'), screen.queryAllByRole('radio')]).toEqual([[], []]);
});

test('who keeps no copies chooses no lines of a register', async () => {
  const { user } = draw(<Register screen="outgoing" />, { ...answers, ...sitting('auditor') });
  const grid = await screen.findByRole('grid');
  await waitFor(() => expect(grid.getAttribute('aria-multiselectable')).not.toBe('true'));
  grid.focus();
  await user.keyboard(' ');
  expect(screen.queryByText(/^Đã chọn/)).toBeNull();
});

test('who reads no register asks for none in the palette', async () => {
  const { user, bridge } = draw(<Palette />, { ...answers, ...sitting('recipient') });
  await waitFor(() => expect(screen.queryByText(/Mở sổ/)).toBeNull());
  await user.keyboard('101/bc');
  expect(await screen.findByText('Không có lệnh hay bản ghi nào khớp.')).toBeTruthy();
  expect(bridge.argsOf('register.page')).toEqual([]);
});

test.each<[Role, string[], string[]]>([
  [
    'auditor',
    ['Trong sổ', 'Trên trang Nơi lưu giữ', 'Trên trang bản ghi', 'Trong nhật ký hệ thống'],
    ['B', 'N', 'P', 'S', 'Q', 'Alt+5'],
  ],
  [
    'recipient',
    ['Trên trang Hôm nay', 'Trên trang Nơi lưu giữ', 'Trên trang bản ghi'],
    ['P', 'S', 'Q', 'Alt+2', 'Alt+3', 'Alt+5', 'Alt+7'],
  ],
])('the help page tells a %s of no key that does nothing for them', async (role, places, none) => {
  draw(<KeyHelp />, { ...answers, ...sitting(role) });
  await screen.findByRole('dialog');
  const headings = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
  await waitFor(() =>
    expect(headings()).toEqual(['Ở mọi màn hình', 'Trong danh sách', 'Trong hộp thoại', ...places]),
  );
  const keys = [...document.querySelectorAll('dt .unseen')].map(({ textContent }) => textContent);
  expect(keys.filter((key) => none.includes(key))).toEqual([]);
});
