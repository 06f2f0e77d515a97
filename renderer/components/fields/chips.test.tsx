import { screen, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.tsx';
import { answers, box, chips, Form, value } from '../../testing/picker-form.tsx';
import { Chips } from './chips.tsx';

test('chosen bodies stand by code with the numbers of their copies; Backspace takes back the last choice', async () => {
  const { user } = draw(<Form first={['H41.02', 'G05']} />, answers);
  const shown = () =>
    screen
      .getAllByRole('listitem')
      .map(({ textContent }) => /^(\d+).*?([A-Z]\d\d(?:\.\d+)?)$/.exec(textContent ?? '')?.slice(1));
  await user.click(box('Nơi nhận'));
  await user.paste('G07, G01');
  await waitFor(() =>
    expect(shown()).toEqual([
      ['1', 'G01'],
      ['2', 'G05'],
      ['3', 'G07'],
      ['4', 'H41.02'],
    ]),
  );
  expect(screen.getByText(/xếp theo mã/)).toBeTruthy();
  await user.keyboard('{Backspace}');
  expect(shown()).toEqual([
    ['1', 'G05'],
    ['2', 'G07'],
    ['3', 'H41.02'],
  ]);
});

test('any chosen body is removed by keyboard; the next takes its place, the box after the last', async () => {
  const { user } = draw(<Form first={['H37.02', 'H40.02', 'H41.02']} />, answers);
  await waitFor(() =>
    expect(chips().map((one) => one.ariaLabel ?? one.getAttribute('aria-label'))[1]).toMatch(/Hà Nam/),
  );
  await user.click(box('Nơi nhận'));
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement).toBe(chips()[2]);
  await user.keyboard('{ArrowLeft}{Delete}');
  expect(value('recipients')).toBe('H37.02 H41.02');
  expect(document.activeElement).toBe(chips()[1]);
  await user.keyboard('{Home}{Enter}');
  expect(value('recipients')).toBe('H41.02');
  expect(document.activeElement).toBe(chips()[0]);
  await user.keyboard('{Backspace}');
  expect(value('recipients')).toBe('');
  expect(document.activeElement).toBe(box('Nơi nhận'));
});

/** Takes a chip away only later, after it was drawn again. */
function Late() {
  const [codes, setCodes] = useState(['a', 'b', 'c']);
  const entry = useRef(null);
  const items = codes.map((id) => ({ id, name: id, shown: id }));
  const [, drawAgain] = useState(0);
  const remove = (id: string) => {
    drawAgain((before) => before + 1);
    setTimeout(() => setCodes((now) => now.filter((code) => code !== id)), 20);
  };
  return <Chips items={items} onRemove={remove} entry={entry} />;
}

test('the next chip has the keyboard also when the list is shorter only later', async () => {
  const { user } = draw(<Late />, {});
  screen.getByRole('button', { name: 'Bỏ b' }).focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Bỏ b' })).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Bỏ c' })));
});

test('the chosen bodies are one Tab stop, however many', async () => {
  const { user } = draw(<Form first={Array.from({ length: 40 }, (_, index) => `G${10 + index}`)} />, answers);
  expect(screen.getByText('Đã chọn 40')).toBeTruthy();
  await user.click(box('Nơi nhận'));
  await user.tab();
  expect(chips()).toContain(document.activeElement);
  await user.tab();
  expect(document.activeElement).toBe(box('Số lượng bản'));
});
