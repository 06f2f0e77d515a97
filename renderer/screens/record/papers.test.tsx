import { screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { queryClient } from '../../bridge/query-client.ts';
import { formatInstant, today } from '../../format/dates.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { holdReading, readDialog } from '../../testing/read-dialog.ts';
import { codeOf, directoryAndLaw, instant, other, row, self } from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

afterEach(() => void vi.restoreAllMocks());

type Leg = RecordPage['papers'][number];
/** How a leg stood before what was noted last of it. */
const before = {
  waiting: null,
  handed: 'waiting',
  returned: 'handed',
  refused: 'handed',
  lost: 'handed',
} as const;
const leg = (state: Leg['state'], organisation = other): Leg => ({
  organisation,
  state,
  reasons: state === 'refused' ? ['R02'] : [],
  at: instant,
  latest: before[state] === null ? null : { entry: 7, back: before[state] },
});
type User = ReturnType<typeof draw>['user'];
const drawPapers = (papers: Leg[], answers: Answers = {}, refusedBy: string[] = []) =>
  drawScreen(<RecordScreen screen="record" code={codeOf(1)} />, papers, answers, refusedBy);
const drawScreen = (page: ReactElement, papers: Leg[], answers: Answers = {}, refusedBy: string[] = []) =>
  draw(page, {
    ...directoryAndLaw,
    'record.page': () => pageOf(papers, refusedBy),
    ...answers,
  });
const pageOf = (papers: Leg[], refusedBy: string[]) =>
  RecordPage.parse({
    row: row(1, { state: 'issued' }),
    copies: [{ copy: 1, state: 'sent', holder: other, transport: null }],
    route: [],
    signatures: [],
    sharedWith: [],
    papers,
    refusedBy: refusedBy.map((organisation) => ({ organisation, reasons: ['R01'], at: instant })),
    answeredBy: [],
    repliesTo: [],
    answered: null,
  });
/** What tells a body from its homonyms. */
const above = '\u00a0· tỉnh (huấn luyện)';

const panel = async () => within(await screen.findByRole('region', { name: 'Nơi nhận cần xử lý' }));

test('paper that waits is handed to a carrier by run and count of envelopes', async () => {
  const { user, bridge } = drawPapers([leg('waiting')], { 'paper.hand': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('checkbox', { name: /Sở Nội vụ.*tỉnh/ })).toBeTruthy();
  const go = dialog.getByRole<HTMLButtonElement>('button', { name: /Giao bì giấy/ });
  expect(go.disabled).toBe(true);
  await user.click(dialog.getByRole('radio', { name: 'Giao liên' }));
  await user.type(dialog.getByLabelText(/Số chuyến/), '12');
  await readDialog();
  await user.click(go);
  expect(await screen.findByText('Đã ghi việc giao bì giấy (1 nơi).')).toBeTruthy();
  expect(bridge.argsOf('paper.hand')).toEqual([
    { request: expect.any(String), code: codeOf(1), to: [other], carrier: 'courier', run: 12, envelopes: 1 },
  ]);
});

test.each([
  ['waiting', 1],
  ['handed', 0],
] as const)(
  'a record opened to hand its paper over asks for the carrier while paper waits: %s',
  async (state, asked) => {
    drawScreen(<RecordScreen screen="record" code={codeOf(1)} ask="hand" />, [leg(state)]);
    await screen.findByText(/Nơi nhận cần xử lý/);
    expect(screen.queryAllByRole('dialog', { name: /Giao bì giấy/ })).toHaveLength(asked);
  },
);

test.each([
  ['waiting', 'Văn phòng Ủy ban (huấn luyện)', `Bản giấy chờ giao Nơi nhận: Sở Nội vụ (huấn luyện)${above}`],
  ['handed', `Sở Nội vụ (huấn luyện)${above}`, 'Đã giao, chờ phiếu gửi có ký nhận'],
  ['returned', `Sở Nội vụ (huấn luyện)${above}`, 'Đã ký nhận'],
  ['refused', 'Văn phòng Ủy ban (huấn luyện)', `Bị trả lại Nơi nhận: Sở Nội vụ (huấn luyện)${above}`],
  ['lost', 'Chưa rõ', `Thất lạc trên đường gửi Nơi nhận: Sở Nội vụ (huấn luyện)${above}`],
] as const)('a copy is where its paper is: %s', async (state, holder, words) => {
  drawPapers([leg(state)]);
  const copies = within(await screen.findByRole('region', { name: 'Các bản' }));
  await waitFor(() =>
    expect(copies.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([holder, words]),
  );
});

test('the count of envelopes is what was typed, also after the box was emptied', async () => {
  const { user, bridge } = drawPapers([leg('waiting')], { 'paper.hand': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: 'Bưu điện' }));
  await user.type(dialog.getByLabelText('Số chuyến'), '7');
  const envelopes = dialog.getByLabelText<HTMLInputElement>('Số bì');
  await user.clear(envelopes);
  expect(envelopes.value).toBe('');
  await user.type(envelopes, '3');
  await readDialog();
  await user.click(dialog.getByRole('button', { name: /Giao bì giấy/ }));
  expect(await screen.findByText('Đã ghi việc giao bì giấy (1 nơi).')).toBeTruthy();
  expect(bridge.argsOf('paper.hand')).toMatchObject([{ run: 7, envelopes: 3 }]);
});

test('a copy that was lost stays so beside the one that goes in its place', async () => {
  drawPapers([leg('waiting')], {
    'record.page': () => ({
      ...pageOf([leg('waiting')], []),
      copies: [
        { copy: 1, state: 'lost', holder: other, transport: null },
        { copy: 7, state: 'sent', holder: other, transport: null },
      ],
    }),
  });
  const copies = within(await screen.findByRole('region', { name: 'Các bản' }));
  const lines = () => copies.getAllByRole('row').map(({ textContent }) => textContent);
  await waitFor(() =>
    expect(lines().slice(1)).toEqual([
      `01Chưa rõThất lạc trên đường gửi Nơi nhận: Sở Nội vụ (huấn luyện)${above}`,
      `07 (làm thêm)Văn phòng Ủy ban (huấn luyện)Bản giấy chờ giao Nơi nhận: Sở Nội vụ (huấn luyện)${above}`,
    ]),
  );
});

test('after a loss it is asked which copy goes in the place of the lost one', async () => {
  const { user, bridge } = drawPapers([leg('lost')], {
    'record.page': () => ({
      ...pageOf([leg('lost')], []),
      copies: [
        { copy: 1, state: 'sent', holder: other, transport: null },
        { copy: 2, state: 'held', holder: self, transport: null },
      ],
    }),
    'record.resend': () => ({ by: 'paper' as const }),
  });
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Bản số 01 vẫn được ghi là thất lạc/)).toBeTruthy();
  const go = dialog.getByRole<HTMLButtonElement>('button', { name: 'Gửi lại' });
  expect(go.disabled).toBe(true);
  expect(dialog.getByRole('radio', { name: 'Bản làm thêm, số 03' })).toBeTruthy();
  await user.click(dialog.getByRole('radio', { name: 'Bản số 02 đang lưu tại cơ quan' }));
  await readDialog();
  await user.click(go);
  await waitFor(() => expect(bridge.argsOf('record.resend')).toMatchObject([{ to: other, from: 'kept' }]));
});

test('a run or a count of envelopes that cannot be is told at its box', async () => {
  const { user } = drawPapers([leg('waiting', 'G01'), leg('waiting', 'G02')]);
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Số chuyến'), '0');
  expect(dialog.getByText('Số chuyến từ 1 đến 9999.')).toBeTruthy();
  const envelopes = dialog.getByLabelText('Số bì');
  await user.clear(envelopes);
  await user.type(envelopes, '1');
  expect(dialog.getByText('Số bì từ 2 đến 999; mỗi nơi ít nhất một bì.')).toBeTruthy();
});

test('a dialog names its document, and Ctrl+Enter does what it asks about once it has been read', async () => {
  const { user, bridge } = drawPapers([leg('handed')], { 'paper.lose': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: 'Thất lạc' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.querySelector('.dialog-about')?.textContent).toContain('101/BC-UBND');
  expect(document.activeElement).toBe(within(dialog).getByLabelText('Ngày phát hiện'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await readDialog();
  expect(bridge.argsOf('paper.lose')).toEqual([]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.argsOf('paper.lose')).toMatchObject([{ code: codeOf(1), to: other, on: today() }]);
});

test('Ctrl+Enter on the button that has the keyboard does what it does elsewhere, once', async () => {
  const { user, bridge } = drawPapers([leg('lost')], { 'record.resend': () => ({ by: 'paper' }) });
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: /Gửi lại/ }).focus();
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.argsOf('record.resend')).toHaveLength(1);
});

test('Ctrl+Enter after a dialog has closed presses no button that gets the keyboard back', async () => {
  const { user } = drawPapers([leg('waiting')]);
  const button = (await panel()).getByRole('button', { name: /Giao bì giấy/ });
  button.focus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{Control>}{Enter>}{/Control}{/Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('a slip is noted by the code that stands on it; that of another record is refused in the dialog', async () => {
  const answers = [
    () => {
      throw new AppError('SLIP_OF_ANOTHER');
    },
    () => ({}),
  ];
  const { user, bridge } = drawPapers([leg('handed')], { 'paper.slip': () => answers.shift()?.() ?? {} });
  await user.click((await panel()).getByRole('button', { name: 'Ghi phiếu trả về' }));
  const dialog = within(await screen.findByRole('dialog'));
  const code = dialog.getByLabelText(/Mã trên phiếu/);
  await user.type(code, codeOf(2));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Ghi phiếu trả về' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('SLIP_OF_ANOTHER');
  await user.type(code, '{Backspace}');
  expect(dialog.queryByRole('alert')).toBeNull();
  await user.clear(code);
  await user.type(code, codeOf(1));
  expect(dialog.queryByRole('alert')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Ghi phiếu trả về' }));
  expect(await screen.findByText('Đã ghi phiếu ký nhận.')).toBeTruthy();
  const asked = { request: expect.any(String), code: codeOf(1), to: other, on: today() };
  expect(bridge.argsOf('paper.slip')).toEqual([
    { ...asked, slip: codeOf(2) },
    { ...asked, slip: codeOf(1) },
  ]);
});

test('every recipient has its next step: sending again where it came back; what was noted can be taken back', async () => {
  drawPapers([leg('handed', 'G01'), leg('returned', 'G02'), leg('refused', 'G03'), leg('lost', 'G04')], {}, [
    other,
  ]);
  const lines = (await panel()).getAllByRole('listitem');
  const steps = lines.map((line) =>
    within(line)
      .queryAllByRole('button')
      .map(({ textContent }) => textContent),
  );
  // What went wrong stands first, so that it is found among hundreds.
  expect(steps).toEqual([
    ['Gửi lại'],
    ['Gửi lại', 'Rút lại ghi nhận'],
    ['Gửi lại', 'Ghi phiếu trả về', 'Rút lại ghi nhận'],
    ['Ghi phiếu trả về', 'Bị trả lại', 'Thất lạc', 'Rút lại ghi nhận'],
    ['Rút lại ghi nhận'],
  ]);
  expect(await within(lines[1] ?? expect.unreachable()).findByText('Thiếu trang')).toBeTruthy();
});

test.each([
  ['before the facts of the record while there is something to do', leg('handed'), 'Nơi nhận cần xử lý', 0],
  ['after them once all is done', leg('returned'), 'Theo dõi nơi nhận', 1],
] as const)('recipients stand %s', async (_, paper, heading, place) => {
  drawPapers([paper]);
  await screen.findByRole('region', { name: heading });
  const names = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(names.filter((name) => name === heading || name === 'Thông tin bản ghi').indexOf(heading)).toBe(
    place,
  );
});

test('one that refused an envelope is shown with its reasons in words and when', async () => {
  drawPapers([], {}, [other]);
  const line = within((await panel()).getByRole('listitem'));
  expect(await line.findByText('Sai nơi nhận')).toBeTruthy();
  expect(line.getByText(`02 Từ chối tiếp nhận · ${formatInstant(instant)}`)).toBeTruthy();
});

test('paper that was given back is offered the reasons of paper that came, and no other', async () => {
  const { user } = drawPapers([leg('handed')]);
  await user.click((await panel()).getByRole('button', { name: 'Bị trả lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  const reasons = dialog.getAllByRole('checkbox').map((tick) => tick.closest('label')?.textContent);
  expect(reasons).toEqual(['Sai nơi nhận R01', 'Thiếu trang R02', 'Niêm phong không nguyên vẹn R05']);
});

test.each([
  ['a signed slip is not back yet', [leg('returned', 'G02'), leg('handed', 'G03')], [], false, 'cần xử lý'],
  ['one refused the envelope', [leg('returned')], ['G02'], false, 'cần xử lý'],
  ['every slip is back', [leg('returned', 'G02'), leg('returned', 'G03')], [], false, 'neutral'],
  ['the record is marked as settled', [leg('lost')], [], true, 'neutral'],
] as const)(
  'recipients are named as work only while there is any: %s',
  async (_, papers, refusedBy, settled, heading) => {
    drawScreen(<RecordScreen screen="record" code={codeOf(1)} />, [...papers], {
      'record.page': () =>
        RecordPage.parse({
          ...pageOf([...papers], [...refusedBy]),
          row: row(1, { state: 'issued', settled }),
        }),
    });
    const words = heading === 'neutral' ? 'Theo dõi nơi nhận' : 'Nơi nhận cần xử lý';
    expect(await screen.findByRole('region', { name: words })).toBeTruthy();
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toContain(words);
  },
);

test('main is told what the button sends again before it is pressed, once that could be read', async () => {
  const { user, bridge } = drawPapers([leg('lost')], { 'record.resend': () => ({ by: 'wire' as const }) });
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(bridge.argsOf('act.show')).toEqual([]);
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Gửi lại' }));
  await waitFor(() => expect(bridge.argsOf('record.resend')).toHaveLength(1));
  const [args] = bridge.argsOf('record.resend');
  // None is kept, so nothing is to be chosen.
  expect(args).toEqual({ request: expect.any(String), code: codeOf(1), to: other, from: 'further' });
  expect(bridge.argsOf('act.show')).toEqual([{ act: { channel: 'record.resend', args } }, { act: null }]);
  const names = bridge.asked.map(({ name }) => name);
  expect(names.indexOf('act.show')).toBeLessThan(names.indexOf('record.resend'));
});

test.each([
  [
    'slip',
    'Ghi phiếu trả về',
    async (user: User) => {
      const code = screen.getByLabelText(/Mã trên phiếu/);
      // A scanner sends Enter after the code.
      await user.type(code, `${codeOf(1)}{Enter}`);
      expect(document.activeElement).toBe(screen.getByLabelText('Ngày ký nhận'));
    },
  ],
  ['lose', 'Thất lạc', (user: User) => user.keyboard('{Enter}')],
] as const)('Enter in a box of the dialog for a %s records nothing', async (act, button, type) => {
  const { user, bridge } = drawPapers([leg('handed')], { [`paper.${act}`]: () => ({}) });
  await user.click((await panel()).getByRole('button', { name: button }));
  await screen.findByRole('dialog');
  await readDialog();
  holdReading();
  await type(user);
  await user.keyboard('{Enter}{Enter}');
  expect(bridge.argsOf(`paper.${act}`)).toEqual([]);
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('Enter after the run of a hand-over goes to the count of envelopes', async () => {
  const { user, bridge } = drawPapers([leg('waiting')], { 'paper.hand': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await readDialog();
  await user.click(dialog.getByRole('radio', { name: 'Bưu điện' }));
  await user.type(dialog.getByLabelText('Số chuyến'), '5{Enter}');
  expect(document.activeElement).toBe(dialog.getByLabelText('Số bì'));
  expect(bridge.argsOf('paper.hand')).toEqual([]);
});

test('sending again opens with the keyboard on the way back', async () => {
  const { user } = drawPapers([leg('lost')]);
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Quay lại' }));
});

test('after a slip the keyboard is on the slip of the next recipient, and after the last one on its line', async () => {
  const legs = [leg('handed', 'G01'), leg('handed', 'G02'), leg('waiting', 'G03')];
  const { user } = drawPapers(legs, {
    'record.page': () => pageOf(legs, []),
    'paper.slip': ({ to }) => {
      const at = legs.findIndex(({ organisation }) => organisation === to);
      legs[at] = leg('returned', to);
      setTimeout(() => queryClient.invalidateQueries(), 20);
      return {};
    },
  });
  const lineOf = async (code: string) => {
    const all = (await panel()).getAllByRole('listitem');
    return all.find((line) => line.textContent?.includes(code)) ?? expect.unreachable();
  };
  const note = async (code: string) => {
    await user.click(within(await lineOf(code)).getByRole('button', { name: 'Ghi phiếu trả về' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/Mã trên phiếu/), codeOf(1));
    await readDialog();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(async () => expect((await lineOf(code)).textContent).toContain('Đã ký nhận'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await note('G01');
  const next = within(await lineOf('G02')).getByRole('button', { name: 'Ghi phiếu trả về' });
  expect(document.activeElement).toBe(next);
  await note('G02');
  expect(document.activeElement).toBe(await lineOf('G02'));
});
