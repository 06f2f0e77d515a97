import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { InsideView } from '../../../contract/ipc/custody-views.ts';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { Palette } from '../../app/palette.tsx';
import { show, useView } from '../../state/view.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { drawRecord, registered } from '../../testing/record-page.tsx';
import {
  clerk,
  codeOf,
  directoryAndLaw,
  head,
  inside,
  instant,
  keeper,
  other,
  record,
  row,
  section,
  self,
} from '../../testing/samples.ts';
import { numbersIn } from './board-filter.tsx';
import RecordScreen from './record.tsx';

const copy = (number: number, change: Partial<InsideView> = {}) => ({
  ...{ copy: number, state: 'held' as const, holder: self, transport: null },
  inside: inside(change),
});
const pageOf = (copies: RecordPage['copies']) =>
  RecordPage.parse({
    ...registered,
    row: row(1, { state: 'issued', record: record(1, { copies: 500 }) }),
    route: [],
    copies,
  });
const answers: Answers = {
  'section.view': () => ({ section: section() }),
  'custody.do': () => ({ refused: [] }),
};
const offer = { entry: 7, at: instant, kind: 'transfer', to: keeper, until: null } as const;

async function drawBoard(copies: RecordPage['copies'], more: Answers = {}) {
  const drawn = drawRecord(pageOf(copies), { ...answers, ...more });
  const list = await screen.findByRole('listbox', { name: /^Tại cơ quan/ });
  await screen.findByRole('toolbar');
  return { ...drawn, list };
}
const offered = () =>
  within(screen.getByRole('toolbar'))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

test('each copy says by words with whom it is since when, and what is open about it', async () => {
  const { list } = await drawBoard([
    copy(1),
    copy(2, { offer }),
    copy(3, { holder: head, since: instant, loan: { from: 'desk', until: '2020-01-02', meeting: false } }),
    copy(4, { holder: keeper, out: { place: 'N01', until: '2099-01-02' }, recalled: '2099-01-01' }),
    copy(5, { holder: 'K1-T01-N1', missing: true }),
    { copy: 6, state: 'sent', holder: other, transport: 'queued', inside: null },
  ]);
  await within(list).findByText('Trần Quốc Dũng');
  const lines = within(list).getAllByRole('option');
  expect(lines.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    '01 Văn thư',
    '02 Văn thư Chờ ký nhận chuyển giao cho Lê Văn Bình từ 23/11/2026 08:00',
    expect.stringMatching(
      /^03 Trần Quốc Dũng từ 23\/11\/2026 08:00 Cho khai thác của Văn thư 02\/01\/2020Quá hạn/,
    ),
    expect.stringMatching(
      /^04 Lê Văn Bình Yêu cầu nộp lại 01\/01\/2099.*Mang ra ngoài Trụ sở Ủy ban nhân dân tỉnh 02\/01\/2099/,
    ),
    '05 K1-T01-N1 Không thấy',
  ]);
  // What is not here stands below as it always did.
  expect(screen.getByText('Ở nơi khác: 1 bản')).toBeTruthy();
  expect(screen.getByText('Gói tin chờ gửi')).toBeTruthy();
});

test('Space chooses, one key acts on what is chosen, and the keyboard comes back to the line', async () => {
  const { user, bridge, list } = await drawBoard([copy(1), copy(2), copy(3)]);
  const [first, second] = within(list).getAllByRole('option');
  first?.focus();
  await user.keyboard(' {ArrowDown}');
  expect(document.activeElement).toBe(second);
  await user.keyboard(' ');
  expect(first?.getAttribute('aria-selected')).toBe('true');
  await user.keyboard('c');
  const dialog = await screen.findByRole('dialog', { name: 'Chuyển giao' });
  expect(dialog.textContent).toContain('Bản số 01–02');
  await readDialog();
  await user.keyboard('le van{Enter}{Control>}{Enter}{/Control}');
  await screen.findByText(/^Đã ghi việc chuyển giao/);
  expect(bridge.argsOf('custody.do').map(({ copies, deed }) => ({ copies, deed }))).toEqual([
    {
      copies: [{ issuer: self, code: codeOf(1), copies: [1, 2], from: 'desk' }],
      deed: { act: 'transfer', to: keeper },
    },
  ]);
  await waitFor(() => expect(document.activeElement).toBe(second));
});

test('Ctrl+A chooses all or none, and what all of them allow is offered', async () => {
  const { user, list } = await drawBoard([copy(1), copy(2, { offer })]);
  within(list).getAllByRole('option')[0]?.focus();
  expect(offered()).toContain('Cho khai thácK');
  await user.keyboard('{Control>}a{/Control}');
  expect(offered()).toEqual(['Ghi nhận bản không thấyV', 'Cho xemW']);
  expect(screen.getByText(/^Các bản được chọn đang ở tình trạng khác nhau/)).toBeTruthy();
  await user.keyboard('k');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{Control>}a{/Control}');
  expect(offered()).toContain('Cho khai thácK');
});

test('what waits for the person of the session stands on top, and its key does it whatever is chosen', async () => {
  const waits = copy(2, { holder: keeper, offer: { ...offer, to: clerk } });
  const { user, bridge } = await drawBoard([copy(1), waits]);
  expect(await screen.findByRole('button', { name: /^Chờ bạn: Nhận bàn giao \(1 bản\)/ })).toBeTruthy();
  await user.keyboard('n');
  await screen.findByRole('dialog', { name: 'Nhận bàn giao' });
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc nhận. Số bản: 1.');
  expect(bridge.argsOf('custody.do').map(({ deed }) => deed)).toEqual([{ act: 'accept', to: clerk }]);
});

test.each([
  [
    [clerk, keeper],
    'Không có quyền “lưu giữ, giao nhận bản” ở độ Tối mật. Người có quyền: Nguyễn Thị Hồng Đào, Lê Văn Bình.',
  ],
  [[], 'Chưa ai được giao quyền “lưu giữ, giao nhận bản” ở độ Tối mật.'],
])('somebody without the right is told who has it, and no deed is offered: %j', async (persons, words) => {
  const rightHolders = [{ right: 'keep' as const, level: 'B' as const, persons }];
  await drawBoard([copy(1)], { 'section.view': () => ({ section: section({ own: [], rightHolders }) }) });
  expect(within(screen.getByRole('toolbar')).queryAllByRole('button')).toEqual([]);
  expect(screen.getByText(words)).toBeTruthy();
});

test('of hundreds of copies a number or a holder finds some, and a group is chosen by one press', async () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    copy(index + 1, index < 2 ? { holder: head } : { holder: 'K1-T01-N1' }),
  );
  const { user, list } = await drawBoard(many);
  const filter = screen.getByLabelText(/^Tìm bản/);
  await user.type(filter, '3-5, 400');
  expect(within(list).getAllByRole('option')).toHaveLength(4);
  await user.clear(filter);
  await user.type(filter, 'quoc dung');
  expect(within(list).getAllByRole('option')).toHaveLength(2);
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'K1-T01-N1 498' }));
  expect(within(screen.getByRole('toolbar')).getByText('Bản số 03–500')).toBeTruthy();
});

/** The palette over the page, as the shell draws it. */
const WithPalette = () => (
  <>
    <RecordScreen screen="record" code={codeOf(1)} />
    {useView(({ overlay }) => overlay) === 'palette' && <Palette />}
  </>
);

test('the palette offers what can be done with the copies, and nothing else of it', async () => {
  const { user } = draw(<WithPalette />, {
    ...{ ...directoryAndLaw, ...answers },
    'record.page': () => pageOf([copy(1)]),
  });
  await screen.findByRole('toolbar');
  act(() => show('palette'));
  expect(await screen.findByRole('option', { name: /^Cho khai thác/ })).toBeTruthy();
  expect(screen.queryByRole('option', { name: /^Mang ra khỏi/ })).toBeNull();
  await user.keyboard('phat cho{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Phát cho cuộc họp' })).toBeTruthy();
});

test('a text is numbers of copies or a name', () => {
  expect(numbersIn('7')).toEqual([[7, 7]]);
  expect(numbersIn('3-12, 40')).toEqual([
    [3, 12],
    [40, 40],
  ]);
  expect(numbersIn('K1')).toBeUndefined();
  expect(numbersIn('')).toBeUndefined();
});

test('the keys of the list lead into it from the heading of the page', async () => {
  const { user } = await drawBoard([copy(1), copy(2), copy(3)]);
  const heading = screen.getByRole('heading', { level: 1 });
  const at = () => document.activeElement?.getAttribute('data-copy');
  heading.focus();
  await user.keyboard('{ArrowDown}');
  expect(at()).toBe('1');
  await user.keyboard('{ArrowDown}');
  expect(at()).toBe('2');
  heading.focus();
  await user.keyboard(' ');
  expect(at()).toBe('2');
  expect(screen.getByRole('option', { selected: true }).getAttribute('data-copy')).toBe('2');
  heading.focus();
  await user.keyboard('{Control>}a{/Control}');
  expect(screen.getAllByRole('option', { selected: true })).toHaveLength(3);
});
