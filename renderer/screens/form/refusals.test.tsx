import { screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AppError, type Failure } from '../../../contract/errors/index.ts';
import { errorSentences } from '../../i18n/error-sentences.ts';
import type { Answers } from '../../testing/bridge.ts';
import { box, drawForm, fill, save } from '../../testing/record-form.tsx';
import { codeOf } from '../../testing/samples.ts';

test('a refusal of the core stands at its field, with its code', async () => {
  const { user } = drawForm(undefined, {
    'record.register': () => {
      throw new AppError('NUMBER_USED', { field: 'number' });
    },
  });
  await fill(user);
  await save(user);
  const fault = await screen.findByText(/NUMBER_USED/);
  expect(fault.closest('.field')?.querySelector('label')?.textContent).toBe('Số');
  expect(document.activeElement).toBe(box('Số'));
});

test('a notation that the core refuses is told with its reason and what may be typed', async () => {
  const { user } = drawForm(undefined, {
    'record.register': () => {
      throw new AppError('NOTATION_NOT_LISTED', { field: 'notation' });
    },
  });
  await fill(user);
  await save(user);
  const code = await screen.findByText(/NOTATION_NOT_LISTED/);
  const told = code.parentElement?.textContent;
  expect(told).toContain(errorSentences.vi.NOTATION_NOT_LISTED.what);
  expect(told).toMatch(/Thành phần ký hiệu của cơ quan: UBND/);
  expect(told).not.toContain('[object');
});

const looks = (faults: Record<string, Failure>): Answers => ({
  'form.look': ({ form }) => {
    const first = Object.entries(faults).flatMap(([value, fault]) =>
      Object.values(form).some((each) => String(each) === value) ? [fault] : [],
    );
    return { faults: first, remarks: [] };
  },
});

test.each<[string, string, string, Failure, RegExp]>([
  [
    ...(['Ngày tháng văn bản', '31/12/2099', '2099-12-31'] as const),
    ...([{ code: 'DATE_IN_FUTURE', field: 'issuedOn' }, /^Ngày này ở tương lai/] as const),
  ],
  [
    ...(['Ngày tháng văn bản', '31/12/2024', '2024-12-31'] as const),
    { code: 'YEAR_CLOSED', field: 'issuedOn', detail: { oldestOpen: 2025 } },
    /^Sổ của năm này đã đóng/,
  ],
  ['Số', '7', '7', { code: 'NUMBER_USED', field: 'number' }, /^Số, ký hiệu này đã được dùng/],
])('what the core refuses is told when the box is left: %s, %s', async (name, typed, value, fault, words) => {
  const { user, bridge } = drawForm(undefined, looks({ [value]: fault }));
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.clear(box(name));
  await user.type(box(name), typed);
  expect(screen.queryByText(words)).toBeNull();
  await user.tab();
  const told = await screen.findByText(words);
  expect(told.closest('.field')?.contains(box(name))).toBe(true);
  expect(screen.getByText('Còn 1 ô cần sửa')).toBeTruthy();
  expect(bridge.argsOf('record.register')).toEqual([]);
  // Mended, it is told no more once the box is left.
  await user.clear(box(name));
  await user.type(box(name), name === 'Số' ? '8' : '5/3/2026');
  await user.tab();
  await waitFor(() => expect(screen.queryByText(words)).toBeNull());
});

test.each([
  ['CV - UBND', /^Ký hiệu gồm .* Không dùng được trong ký hiệu: dấu cách\./],
  ['BC–UBND', /Không dùng được trong ký hiệu: gạch dài “–” \(gõ “-”\)\./],
  ['BC-\u00a0UBND', /Không dùng được trong ký hiệu: dấu cách không ngắt\./],
])('the character that a notation cannot have is named: %j', async (typed, words) => {
  const { user } = drawForm();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.click(box('Ký hiệu'));
  await user.paste(typed);
  await user.tab();
  expect((await screen.findByText(words)).closest('.field')?.contains(box('Ký hiệu'))).toBe(true);
});

test('a number typed into the notation is told when the box is left, with where it belongs', async () => {
  const { user } = drawForm(
    undefined,
    looks({ '22/BC-UBND': { code: 'NOTATION_NOT_LISTED', field: 'notation' } }),
  );
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box('Ký hiệu'), '22/BC-UBND');
  await user.tab();
  expect(await screen.findByText(/Số 22 ghi ở ô Số, không ghi trong ký hiệu\./)).toBeTruthy();
});

test('a code in use is told when the box is left, in the incoming form', async () => {
  const words = /^Mã quản lý này đã có trong sổ/;
  const name = 'Mã quản lý (không bắt buộc)';
  const { user } = drawForm(
    { screen: 'form', book: 'incoming' },
    looks({ [codeOf(3)]: { code: 'RECORD_CODE_USED', field: 'code' } }),
  );
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box(name), codeOf(3));
  await user.tab();
  expect((await screen.findByText(words)).closest('.field')?.contains(box(name))).toBe(true);
});

test('what was told at a box does not keep the core from deciding, and is told again beside other faults', async () => {
  const { user, bridge } = drawForm(undefined, looks({ 7: { code: 'NUMBER_USED', field: 'number' } }));
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.clear(box('Số'));
  await user.type(box('Số'), '7');
  await save(user);
  expect(await screen.findByText(/^Số, ký hiệu này đã được dùng/)).toBeTruthy();
  expect(await screen.findByText('Còn 8 ô cần sửa')).toBeTruthy();
  await fill(user);
  await save(user);
  await waitFor(() => expect(bridge.argsOf('record.register')).toMatchObject([{ input: { number: 7 } }]));
});

test('an answer about words that do not stand in the box any more is not told', async () => {
  const answer = Promise.withResolvers<void>();
  const { user, bridge } = drawForm(undefined, {
    'form.look': async ({ form }) => {
      if (form.number === 7) await answer.promise;
      const faults: Failure[] = form.number === 7 ? [{ code: 'NUMBER_USED', field: 'number' }] : [];
      return { faults, remarks: [] };
    },
  });
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.clear(box('Số'));
  await user.type(box('Số'), '7');
  await user.tab();
  await waitFor(() => expect(bridge.argsOf('form.look').at(-1)?.form.number).toBe(7));
  await user.type(box('Số'), '1');
  answer.resolve();
  await user.tab();
  await waitFor(() => expect(bridge.argsOf('form.look').at(-1)?.form.number).toBe(71));
  expect(screen.queryByText(/^Số, ký hiệu này đã được dùng/)).toBeNull();
});

test('a refusal below the last field is brought into sight together with what can be done about it', async () => {
  const shown: (string | null)[] = [];
  // Chromium's returns a promise.
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement): never {
    shown.push(this.textContent);
    return Promise.resolve() as never;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const { user } = drawForm(undefined, {
    'record.register': () => {
      throw new AppError('DISK_FULL');
    },
  });
  await fill(user);
  shown.splice(0);
  await save(user);
  await screen.findByText(/DISK_FULL/);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toContain(errorSentences.vi.DISK_FULL.what);
  await save(user);
  await waitFor(() => expect(shown).toHaveLength(2));
  expect(box('Số trang').value).toBe('6');
});
