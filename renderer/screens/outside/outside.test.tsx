import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { OutsideBodyView } from '../../../contract/ipc/directory-views.ts';
import { draw } from '../../testing/draw.tsx';
import { holdReading, readDialog } from '../../testing/read-dialog.ts';
import { directoryAndLaw, other, record } from '../../testing/samples.ts';
import Outside from './outside.tsx';

afterEach(() => void vi.restoreAllMocks());

const body = (change: Partial<OutsideBodyView> = {}): OutsideBodyView => ({
  ...{ code: 'X0001', kind: 'B08', organisation: null, lines: 3, sent: 5 },
  ...change,
});
const { code, level, number, notation, urgency } = record(1);
const drawOutside = (bodies: OutsideBodyView[], shared = 0) =>
  draw(<Outside />, {
    ...directoryAndLaw,
    'outside.list': () => ({ bodies }),
    'outside.identify': () => ({}),
    'outside.separate': () => ({}),
    'outside.shared': () => ({
      total: shared,
      records: shared > 0 ? [{ code, level, number, notation, urgency }] : [],
    }),
    'outside.enrol': () => ({ code: 'X0003' }),
  });

test('each body has its number, kind and lines, those not joined yet first', async () => {
  drawOutside([body({ organisation: other }), body({ code: 'X0002', kind: 'B07', lines: 1, sent: 0 })]);
  const table = await screen.findByRole('table');
  await within(table).findByText('Đơn vị sự nghiệp công lập');
  await within(table).findByText(/Sở Nội vụ/);
  const heads = within(table).getAllByRole('columnheader');
  expect(heads.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['Văn bản đến', 'Văn bản đi đã phát hành']),
  );
  const [, first, second] = within(table).getAllByRole('row');
  expect(first?.textContent).toMatch(/^X0002Đơn vị sự nghiệp công lập10Chưa nốiNối với danh mục$/);
  expect(second?.textContent).toMatch(/^X0001Doanh nghiệp35Sở Nội vụ.*Bỏ nối$/);
});

test('a number is joined to a body of the directory, and the sentence says what stays on paper', async () => {
  const { user, bridge } = drawOutside([body()]);
  await user.click(await screen.findByRole('button', { name: 'Nối với danh mục' }));
  const dialog = await screen.findByRole('dialog', { name: /Nối X0001 với danh mục/ });
  expect(within(dialog).getByText(/vẫn theo dõi bằng giấy/)).toBeTruthy();
  const join = within(dialog).getByRole<HTMLButtonElement>('button', { name: /^Nối/ });
  expect(join.disabled).toBe(true);
  await user.type(within(dialog).getByRole('combobox'), 'so noi vu');
  await within(dialog).findByRole('listbox');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(join.disabled).toBe(false));
  await readDialog();
  await user.click(join);
  expect(await screen.findByText('Đã nối X0001; các dòng hiện tên cơ quan.')).toBeTruthy();
  expect(bridge.argsOf('outside.identify')).toEqual([
    { request: expect.any(String), code: 'X0001', organisation: other },
  ]);
});

test('a body that gets the same records as the number is warned of, before it is joined', async () => {
  const { user } = drawOutside([body()], 7);
  await user.click(await screen.findByRole('button', { name: 'Nối với danh mục' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByRole('status')).toBeNull();
  await user.type(dialog.getByRole('combobox'), 'so noi vu');
  await dialog.findByRole('option', { selected: true });
  await user.keyboard('{Enter}');
  const warning = await dialog.findByText(/^7 văn bản đi có cả X0001 và cơ quan này/);
  expect(warning.parentElement?.textContent).toContain(`${number}/${notation}`);
  await waitFor(() =>
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: /^Nối/ }).disabled).toBe(false),
  );
});

test('a wrong join is taken back, with a reason', async () => {
  const { user, bridge } = drawOutside([body({ organisation: other })]);
  await user.click(await screen.findByRole('button', { name: 'Bỏ nối' }));
  const dialog = within(await screen.findByRole('dialog', { name: /Bỏ nối X0001/ }));
  const separate = dialog.getByRole<HTMLButtonElement>('button', { name: /^Bỏ nối/ });
  expect(separate.disabled).toBe(true);
  await user.click(await dialog.findByRole('radio', { name: /Chọn nhầm cơ quan/ }));
  await readDialog();
  await user.click(separate);
  expect(await screen.findByText('Đã bỏ nối X0001.')).toBeTruthy();
  expect(bridge.argsOf('outside.separate')).toEqual([
    { request: expect.any(String), code: 'X0001', reason: 'S01' },
  ]);
});

test('a number is given on this page as well, before any paper comes or goes', async () => {
  const { user, bridge } = drawOutside([]);
  await user.click(await screen.findByRole('button', { name: 'Cấp số cho cơ quan ngoài danh mục…' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: /Doanh nghiệp/ }));
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: /Cấp số/ }));
  expect(await screen.findByText(/Đã cấp số X0003 \(Doanh nghiệp\)/)).toBeTruthy();
  expect(bridge.argsOf('outside.enrol')).toEqual([{ request: expect.any(String), kind: 'B08' }]);
});

test('Enter that takes a name goes to the button, and pressed twice joins nothing', async () => {
  const { user, bridge } = drawOutside([body()]);
  await user.click(await screen.findByRole('button', { name: 'Nối với danh mục' }));
  const dialog = within(await screen.findByRole('dialog'));
  await readDialog();
  holdReading();
  await user.type(dialog.getByRole('combobox'), 'so noi vu');
  await dialog.findByRole('option', { selected: true });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: /^Nối/ })));
  await user.keyboard('{Enter}');
  expect(bridge.argsOf('outside.identify')).toEqual([]);
});

test('an empty list says when a number is given', async () => {
  drawOutside([]);
  expect(await screen.findByText('Chưa có cơ quan nào ngoài danh mục.')).toBeTruthy();
});

test('thousands of bodies are shown a page at a time', async () => {
  const many = Array.from({ length: 2_050 }, (_, index) =>
    body({ code: `X${String(index + 1).padStart(4, '0')}`, lines: 0 }),
  );
  const { user } = drawOutside(many);
  expect(await screen.findByText('X0100')).toBeTruthy();
  expect(screen.queryByText('X0101')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Trang sau' }));
  expect(await screen.findByText('X0200')).toBeTruthy();
  expect(screen.getByText(/101–200/).textContent).toContain('2.050');
});
