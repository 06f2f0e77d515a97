import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { ControlCode } from '../../../contract/record/control-code.ts';
import { showCode } from '../../format/codes.ts';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw, record, row } from '../../testing/samples.ts';
import { ReplyBox } from './reply-box.tsx';

/** As the form around it: a text that is no code is a fault. */
function Form() {
  const [held, setHeld] = useState<string>();
  const wrong = held !== undefined && !ControlCode.safeParse(held).success;
  return (
    <ReplyBox
      book="outgoing"
      label="Ô"
      value={held}
      onChange={setHeld}
      error={wrong ? 'Mã quản lý chưa đúng' : undefined}
    />
  );
}

/** Leaves a text in the box for which there is no record. */
async function leaveText(typed: string) {
  const { user } = draw(<Form />, {
    ...directoryAndLaw,
    'register.page': () => ({ total: 0, rows: [], reading: null }),
  });
  const input = screen.getByRole<HTMLInputElement>('combobox');
  await user.click(input);
  await user.paste(typed);
  expect(screen.queryByText(/Tắt bộ gõ/)).toBeNull();
  await user.tab();
  expect(input.value).toBe(typed);
}

test.each(['ưkcd-2345-abcd-1', 'Đ3Q9xwp2m4t8', '7k3q-9ưp2-m4t8/02'])(
  'a code in which an input method made %j is told apart from one with a wrong character',
  async (typed) => {
    await leaveText(typed);
    expect(await screen.findByText(/Tắt bộ gõ tiếng Việt rồi nhập lại/)).toBeTruthy();
  },
);

test.each(['12/QĐ-UBND', 'Sở Nội vụ', 'Sư đoàn 316', '7K3Q-9XWP-2M4T-9'])(
  'a number, a name or a plain code such as %j is not said to come of an input method',
  async (typed) => {
    await leaveText(typed);
    expect(screen.queryByText(/Tắt bộ gõ/)).toBeNull();
  },
);

test.each(['04', '04/BC-UBND', 'Sở Nội vụ'])(
  'a number, notation or name that finds nothing is told as that, not as a wrong code: %j',
  async (typed) => {
    await leaveText(typed);
    expect(
      await screen.findByText(`Không tìm thấy văn bản nào theo “${typed}”`, { exact: false }),
    ).toBeTruthy();
    expect(screen.queryByText(/Mã quản lý chưa đúng/)).toBeNull();
  },
);

test.each(['7K3Q-9XWP-2M4T-9', '7K3Q-9XWP-2M4T-9/02'])(
  'a code with a wrong character is told: %j',
  async (typed) => {
    await leaveText(typed);
    expect(await screen.findByText(/Mã quản lý chưa đúng/)).toBeTruthy();
  },
);

const numbered = (...numbers: number[]) =>
  numbers.map((number, index) => row(index + 1, { record: record(index + 1, { number }) }));
const answer = (rows: ReturnType<typeof numbered>, total = rows.length) => ({
  ...directoryAndLaw,
  'register.page': ({ year, text }: { year: number; text: string }) =>
    year === new Date().getFullYear() && text !== ''
      ? { total, rows, reading: null }
      : { total: 0, rows: [], reading: null },
});

test('a number is the record that has just this number, among those that begin with it', async () => {
  const rows = numbered(40, 4, 412);
  const { user } = draw(<Form />, answer(rows));
  const input = screen.getByRole<HTMLInputElement>('combobox');
  await user.type(input, '04');
  await user.tab();
  await waitFor(() => expect(input.value).toBe(showCode(record(2).code)));
  expect(screen.queryByText(/Mã quản lý chưa đúng/)).toBeNull();
});

test('a number that several records have is left to choose', async () => {
  const total = 2;
  const { user } = draw(<Form />, answer(numbered(4, 4, 40)));
  const input = screen.getByRole<HTMLInputElement>('combobox');
  await user.type(input, '4');
  await user.tab();
  expect(await screen.findByText(`Có ${total} văn bản theo “4”`, { exact: false })).toBeTruthy();
  expect(input.value).toBe('4');
});

test.each(['4', '04/BC-UBND'])(
  'a number that others only begin with names none of them: %s',
  async (typed) => {
    const { user } = draw(<Form />, answer(numbered(40)));
    const input = screen.getByRole<HTMLInputElement>('combobox');
    await user.type(input, typed);
    await user.tab();
    expect(
      await screen.findByText(`Không tìm thấy văn bản nào theo “${typed}”`, { exact: false }),
    ).toBeTruthy();
    expect(input.value).toBe(typed);
  },
);

test('the record with just the number stands first, before newer ones whose number begins with it', async () => {
  const { user } = draw(<Form />, answer(numbered(40, 412, 4)));
  await user.type(screen.getByRole('combobox'), '4');
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => /\d+/.exec(textContent ?? '')?.[0])).toEqual(['04', '40', '412']);
  // What stands above the body tells it from its homonyms.
  expect(await screen.findAllByText('Ủy ban nhân dân tỉnh (huấn luyện)')).toHaveLength(3);
});
