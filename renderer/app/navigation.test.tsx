import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { RecordPage } from '../../contract/ipc/views.ts';
import type { Right } from '../../contract/rights/right.ts';
import { today } from '../format/dates.ts';
import { openCommands, placedScreens } from '../screens/index.ts';
import RecordScreen from '../screens/record/record.tsx';
import { useView } from '../state/view.ts';
import { draw, shownView } from '../testing/draw.tsx';
import {
  bareRecordPage,
  codeOf,
  directoryAndLaw,
  other,
  record,
  row,
  section,
  self,
  todayWith,
  waiting,
} from '../testing/samples.ts';
import { KeyHelp } from './key-help.tsx';
import { Navigation, NavigationGroups } from './navigation.tsx';
import { Palette } from './palette.tsx';

const answers = {
  ...directoryAndLaw,
  'today.view': () => todayWith({ waiting: [waiting(1)] }, { waiting: 3 }),
};

test('every screen of the registry has its place, its key and what waits there', async () => {
  const { user } = draw(<Navigation />, answers);
  await screen.findByText('3');
  const lines = screen.getAllByRole('button').map((line) => ({
    text: line.textContent,
    key: line.getAttribute('aria-keyshortcuts'),
    current: line.getAttribute('aria-current'),
  }));
  const places = placedScreens.map(({ words, command }, index) => ({
    text: expect.stringMatching(new RegExp(`^${words.vi.name}`)),
    key: command.shortcut,
    current: index === 0 ? 'page' : null,
  }));
  expect(lines).toEqual([
    ...places,
    { text: 'Đổi ngườiCtrl+Shift+L', key: 'Control+Shift+L', current: null },
    { text: 'Khóa máyCtrl+L', key: 'Control+L', current: null },
  ]);
  const keys = placedScreens.map(({ command }) => command.shortcut);
  // A screen that came later has the last key, so that those known before stay where they were.
  expect(keys.toSorted()).toEqual(keys.map((_, index) => `Alt+${index + 1}`));
  expect(lines).toContainEqual({ text: 'Tiếp nhận văn bản đến 3 Alt+5', key: 'Alt+5', current: null });
  await user.click(screen.getByRole('button', { name: /Gói tin chờ gửi/ }));
  expect(shownView()).toEqual({ screen: 'outbox' });
});

describe('a screen that needs a right', () => {
  const drawnFor = (...own: Right[]) => {
    const view = section({ own: own.map((right) => ({ right, level: 'C' as const })) });
    return { ...answers, 'section.view': () => ({ section: view }) };
  };
  const places = () => screen.getAllByRole('button').map((line) => line.getAttribute('aria-keyshortcuts'));

  test.each<[string, Right[], string[]]>([
    ['a recipient', ['keep'], ['Alt+1', 'Alt+9', 'Alt+8']],
    [
      'an auditor',
      ['read', 'verify'],
      ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+9', 'Alt+6', 'Alt+7', 'Alt+8'],
    ],
  ])('has its place for whom the section gives it: %s', async (_who, own, keys) => {
    draw(<Navigation />, drawnFor(...own));
    await waitFor(() => expect(places()).toEqual([...keys, 'Control+Shift+L', 'Control+L']));
  });

  test('is a command for whom the section gives it', async () => {
    const { user } = draw(<Palette />, drawnFor('read', 'verify'));
    const commands = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
    await waitFor(() => expect(commands().length).toBeGreaterThan(0));
    const box = screen.getByRole('combobox');
    await user.type(box, 'van ban den');
    await waitFor(() => expect(commands()).toEqual([]));
    await user.clear(box);
    await user.type(box, 'nhat ky he thong');
    await waitFor(() => expect(commands()).toEqual(['Mở nhật ký hệ thốngAlt+7']));
  });
});

test.each([
  ['outgoing', { screen: 'record', code: codeOf(1) }, record(1)],
  [
    'incoming',
    { screen: 'record', code: codeOf(1) },
    record(1, {
      ...{ book: 'incoming', issuer: other, recipients: [self] },
      ...{ arrivedOn: '2026-11-23', arrivalNumber: 3 },
    }),
  ],
] as const)('the page of a record belongs to its register: %s', async (book, view, shown) => {
  useView.setState({ view });
  draw(
    <>
      <Navigation />
      <RecordScreen {...view} />
    </>,
    {
      ...answers,
      'record.page': () => RecordPage.parse({ ...bareRecordPage, row: row(1, { record: shown }) }),
    },
  );
  const words = placedScreens.find(({ command }) => command.view.screen === book)?.words.vi.name;
  const item = await screen.findByRole('button', { name: new RegExp(`^${words}`) });
  await vi.waitFor(() => expect(item.getAttribute('aria-current')).toBe('page'));
  const marked = screen.getAllByRole('button').filter((each) => each.hasAttribute('aria-current'));
  expect(marked).toEqual([item]);
});

test('a short navigation has no headings, a long one shows its groups', () => {
  const many = [...placedScreens, ...placedScreens, ...placedScreens].slice(0, 20);
  draw(
    <>
      <section aria-label="short">
        <NavigationGroups screens={placedScreens} />
      </section>
      <section aria-label="long">
        <NavigationGroups screens={many} />
      </section>
    </>,
    answers,
  );
  const headings = (name: string) =>
    [...screen.getByRole('region', { name }).querySelectorAll('.side-heading')].map(
      ({ textContent }) => textContent,
    );
  expect(headings('short')).toEqual([]);
  expect(headings('long')).toEqual(['Trong ngày', 'Sổ đăng ký', 'Trao đổi', 'Máy trạm']);
  expect(within(screen.getByRole('region', { name: 'long' })).getAllByRole('button')).toHaveLength(20);
});

test('the palette offers every command without accents, and Enter runs the first that matches', async () => {
  const { user } = draw(<Palette />, answers);
  const offered = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
  const ofScreens = openCommands.map(({ label, shortcut }) => `${label.vi}${shortcut ?? ''}`);
  const all = [...ofScreens, 'Xem phím tắtF1', 'Khóa máy trạmCtrl+L', 'Đổi ngườiCtrl+Shift+L'];
  await waitFor(() => expect(offered().toSorted()).toEqual(all.toSorted()));
  expect(offered()).toContain('Mở nhật ký hệ thốngAlt+7');
  await user.keyboard('mo nhat ky{Enter}');
  expect(shownView()).toEqual({ screen: 'ledger' });
});

test('a command is found by its name in either language', async () => {
  const { user } = draw(<Palette />, answers);
  await user.keyboard('settings{Enter}');
  expect(shownView()).toEqual({ screen: 'settings' });
});

test('a record is found by number, notation or partner in both registers, and Enter waits for it', async () => {
  const { user, bridge } = draw(<Palette />, {
    ...answers,
    'register.page': ({ book, text }) =>
      book === 'outgoing' && text === '107/bc'
        ? { total: 1, rows: [row(7)], reading: null }
        : { total: 0, rows: [], reading: null },
  });
  await user.keyboard('107/bc{Enter}');
  await vi.waitFor(() => expect(shownView()).toMatchObject({ screen: 'record', code: row(7).record.code }));
  const year = Number(today().slice(0, 4));
  expect(bridge.argsOf('register.page').map(({ book, text, ...asked }) => [book, text, asked.year])).toEqual([
    ['outgoing', '107/bc', year],
    ['incoming', '107/bc', year],
    ['outgoing', '107/bc', year - 1],
    ['incoming', '107/bc', year - 1],
  ]);
});

test('a record of the year before is found in any month, and a command by the beginnings of its words', async () => {
  const asOf = new Date('2026-11-28T03:00:00.000Z');
  vi.useFakeTimers({ now: asOf, toFake: ['Date'] });
  try {
    const { user } = draw(<Palette />, {
      ...answers,
      'register.page': ({ book, year }) =>
        book === 'outgoing' && year === 2025
          ? { total: 1, rows: [row(7)], reading: null }
          : { total: 0, rows: [], reading: null },
    });
    // Within a word, "in" would find the terminal and the settings too.
    await user.keyboard('in');
    await screen.findByText(/107/);
    expect(screen.queryByText(/Khóa máy trạm|Cài đặt/)).toBeNull();
    await user.keyboard('{ArrowUp}{Enter}');
    await vi.waitFor(() => expect(shownView()).toMatchObject({ code: row(7).record.code }));
  } finally {
    vi.useRealTimers();
  }
});

test('a register that is still being read says so; Enter waits until the record asked for is found', async () => {
  let reading: { read: number; total: number } | null = { read: 20_000, total: 80_000 };
  const { user } = draw(<Palette />, {
    ...answers,
    'register.page': ({ book, year }) => {
      if (year < Number(today().slice(0, 4))) return { total: 0, rows: [], reading: null };
      if (book === 'outgoing') return { total: 0, rows: [], reading };
      // What comes after the register being read would be pushed down by what is found there.
      return { total: 1, rows: [row(7)], reading: null };
    },
  });
  await user.keyboard('107');
  expect(await screen.findByText('Đang đọc sổ: 20.000 trên 80.000 dòng')).toBeTruthy();
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(20_000);
  expect(screen.queryAllByRole('option')).toEqual([]);
  expect(screen.getByText('Đang tìm…')).toBeTruthy();
  expect(screen.getByText('Đang đọc sổ, đã đọc 25 %.')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(shownView().screen).toBe('today');
  reading = null;
  await vi.waitFor(() => expect(shownView()).toMatchObject({ screen: 'record', code: row(7).record.code }));
});

test('the help page has a section for every place where keys hold', async () => {
  draw(<KeyHelp />, answers);
  await screen.findByRole('heading', { name: 'Trong biểu mẫu' });
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    'Ở mọi màn hình',
    'Trong danh sách',
    'Trong hộp thoại',
    'Trên trang Hôm nay',
    'Trong sổ',
    'Trên trang Nơi lưu giữ',
    'Trong biểu mẫu',
    'Trên trang bản ghi',
    'Khi tiếp nhận văn bản đến',
    'Trong nhật ký hệ thống',
  ]);
});
