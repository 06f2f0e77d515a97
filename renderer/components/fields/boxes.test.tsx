import { fireEvent, screen } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/date-arithmetic.ts';
import { showCode } from '../../format/codes.ts';
import { formatDate, today } from '../../format/dates.ts';
import { draw } from '../../testing/draw.tsx';
import { codeOf } from '../../testing/samples.ts';
import { CodeBox, type Counted, DateBox, NumberBox, TextBox } from './boxes.tsx';

type Held = Counted | undefined;

type Drawn = (held: Held, hold: (value: Held) => void) => ReactElement;

function Form({ box, tell }: { box: Drawn; tell: (held: Held) => void }) {
  const [held, setHeld] = useState<Held>();
  return box(held, (value) => {
    tell(value);
    setHeld(value);
  });
}

/** Draws a box in a form that keeps what the box gives; `held` tells what the form has. */
function drawBox(box: Drawn) {
  let now: Held;
  const tell = (value: Held) => {
    now = value;
  };
  const { user } = draw(<Form box={box} tell={tell} />, {});
  const input = screen.getByLabelText<HTMLInputElement>('Ô');
  return { user, input, held: () => now };
}
const text = (held: Held) => (typeof held === 'string' ? held : undefined);
const numberBox = () =>
  drawBox((value, onChange) => <NumberBox label="Ô" value={value} onChange={onChange} />);
const textBox = () =>
  drawBox((value, onChange) => <TextBox label="Ô" value={text(value)} onChange={onChange} />);
const codeBox = () =>
  drawBox((value, onChange) => <CodeBox label="Ô" value={text(value)} onChange={onChange} />);
const dateBox = () =>
  drawBox((value, onChange) => <DateBox label="Ô" lean="past" value={text(value)} onChange={onChange} />);

test.each(['12,5', '-3', '1e3', '12a', '1234567', '١٢', '1 2'])(
  'a number box keeps %j as it was typed and says on leaving why it is refused',
  async (typed) => {
    const { user, input, held } = numberBox();
    await user.click(input);
    await user.paste(typed);
    expect([input.value, held()]).toEqual([typed, typed]);
    expect(screen.queryByText(/Chỉ nhận số nguyên/)).toBeNull();
    await user.tab();
    expect([input.value, held()]).toEqual([typed, typed]);
    expect(screen.getByText(/Chỉ nhận số nguyên/)).toBeTruthy();
  },
);

test('a number stands as it is typed and is written plainly when the box is left', async () => {
  const { user, input, held } = numberBox();
  await user.type(input, '007');
  expect([input.value, held()]).toEqual(['007', 7]);
  await user.tab();
  expect(input.value).toBe('7');
  await user.clear(input);
  expect([input.value, held()]).toEqual(['', undefined]);
});

/** What an input method does: the box holds its word, which grows until it is given. */
function compose(input: HTMLInputElement, steps: readonly string[]): string[] {
  fireEvent.compositionStart(input);
  const seen = steps.map((step) => {
    fireEvent.input(input, { target: { value: step }, isComposing: true });
    return input.value;
  });
  fireEvent.compositionEnd(input, { data: steps.at(-1) });
  return seen;
}

test.each([
  ['text', textBox, ['h', 'hs', 'hs-', 'hs-2026-1'], 'HS-2026-1'],
  ['code', codeBox, ['d', 'đ', 'd'], 'd'],
  ['number', numberBox, ['1', '1ơ'], '1ơ'],
  ['date', dateBox, ['5', '5ơ'], '5ơ'],
] as const)('no letter of a %s box is rewritten while a word is composed', (_kind, drawn, steps, end) => {
  const { input, held } = drawn();
  expect(compose(input, steps)).toEqual(steps);
  expect(input.value).toBe(steps.at(-1));
  expect(held()).toBe(end);
});

test('text is kept in capitals and shown so when the box is left; nothing of it is cut', async () => {
  const { user, input, held } = textBox();
  await user.click(input);
  await user.paste(' k1-t03-n2 và nữa');
  expect([input.value, held()]).toEqual([' k1-t03-n2 và nữa', 'K1-T03-N2 VÀ NỮA']);
  await user.tab();
  expect(input.value).toBe('K1-T03-N2 VÀ NỮA');
});

test('a code stands as it is typed, and is grouped when the box is left; one that is none is told then', async () => {
  const { user, input, held } = codeBox();
  const typed = showCode(codeOf(1)).toLowerCase();
  await user.type(input, typed);
  expect([input.value, held()]).toEqual([typed, codeOf(1)]);
  await user.tab();
  expect(input.value).toBe(showCode(codeOf(1)));
  await user.type(input, 'x');
  await user.tab();
  expect(screen.getByText('Mã quản lý có 13 ký tự; ô này đang có 14.')).toBeTruthy();
  await user.clear(input);
  await user.type(input, `${typed.slice(0, -1)}${typed.endsWith('a') ? 'b' : 'a'}`);
  await user.tab();
  expect(screen.getByText('Mã quản lý chưa đúng; ký tự cuối không khớp.')).toBeTruthy();
  await user.clear(input);
  await user.type(input, 'abcd-2345');
  await user.tab();
  expect(screen.getByText('Mã quản lý có 13 ký tự; ô này đang có 8.')).toBeTruthy();
});

test.each(['ưkcd-2345-abcd-1', 'CẤ-2345', 'đ'])(
  'a code in which an input method made %j is told apart from one with a wrong character',
  async (typed) => {
    const { user, input, held } = codeBox();
    await user.click(input);
    await user.paste(typed);
    expect(screen.queryByText(/Tắt bộ gõ/)).toBeNull();
    await user.tab();
    expect([input.value, held()]).toEqual([typed, typed]);
    expect(screen.getByText(/Tắt bộ gõ tiếng Việt rồi nhập lại/)).toBeTruthy();
    expect(screen.queryByText(/ký tự cuối/)).toBeNull();
  },
);

test('a pasted date may have blanks around it; a day that does not exist is told on leaving the box', async () => {
  const { user, input, held } = dateBox();
  await user.click(input);
  await user.paste('  05/03/2026 ');
  expect(held()).toBe('2026-03-05');
  await user.tab();
  expect(input.value).toBe('05/03/2026');
  await user.clear(input);
  await user.type(input, '31/2/2026');
  expect(screen.queryByText(/Không có ngày này/)).toBeNull();
  await user.tab();
  expect([input.value, held()]).toEqual(['31/2/2026', '31/2/2026']);
  expect(screen.getByText(/Không có ngày này/)).toBeTruthy();
});

test('tomorrow’s day and month are no day of a year ago: the box asks for the year', async () => {
  const { user, input, held } = dateBox();
  const typed = formatDate(addDays(today(), 1)).slice(0, 5);
  await user.type(input, typed);
  await user.tab();
  expect(screen.getByText(/Hãy gõ cả năm/)).toBeTruthy();
  expect([input.value, held()]).toEqual([typed, typed]);
});

test('under a box for a day stands what a short form means, and how one is written where nothing needs telling', async () => {
  const { user, input } = dateBox();
  await user.type(input, '0');
  const meant = formatDate(today());
  expect(screen.getByText(meant)).toBeTruthy();
  await user.clear(input);
  await user.type(input, meant);
  expect(screen.queryByText(meant)).toBeNull();
  expect(screen.getByText(/^Ví dụ: 5 · 5\/3/)).toBeTruthy();
});
