import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { draw } from '../../testing/draw.tsx';
import { answers, box, Form, value } from '../../testing/picker-form.tsx';

test('codes pasted as a list are all added; what cannot be added stays in the box and is named', async () => {
  const { user } = draw(<Form first={['H40.02']} />, answers);
  await user.click(box('Nơi nhận'));
  await user.paste('H37.02\tSở Nội vụ\nh40.02\nH99\nH41.02\nH37.01');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Đã thêm 2, có sẵn 1\. Không thêm được: H99, H37\.01\..*CHOICE_UNLISTED$/,
  );
  // It is told once that some could not be added, and what can be done with a body that is not listed.
  expect(screen.getByRole('alert').textContent).not.toContain('Có mã hoặc tên không thêm được');
  expect(screen.getByRole('alert').textContent).toContain('Chọn “Cấp số cho cơ quan ngoài danh mục…”.');
  expect(value('recipients')).toBe('H40.02 H37.02 H41.02');
  expect(box('Nơi nhận').value).toBe('H99, H37.01');
  await user.clear(box('Nơi nhận'));
  await user.type(box('Nơi nhận'), 'g01 g02{Enter}next');
  await waitFor(() => expect(value('recipients')).toBe('H40.02 H37.02 H41.02 G01 G02'));
  expect(await screen.findByText('Đã thêm 2, có sẵn 0.')).toBeTruthy();
  // What was typed while the list was looked up is kept.
  expect(box('Nơi nhận').value).toBe('next');
});

test('a code that a list names again is told as such', async () => {
  const { user } = draw(<Form first={['G03']} />, answers);
  await user.click(box('Nơi nhận'));
  await user.paste('G01, G02, G03, G01');
  expect(await screen.findByText('Đã thêm 2, có sẵn 1. Trùng 1 lần trong danh sách: G01.')).toBeTruthy();
});

test('names pasted one a line are added where one body has that name; the others stay and are told apart', async () => {
  const { user, bridge } = draw(<Form />, answers);
  await user.click(box('Nơi nhận'));
  await user.paste('- Bộ G01;\n- Sở Nội vụ;\n- Bộ G02;\n- Như trên;\n- Bộ G01.');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Đã thêm 2, có sẵn 0\. Không thêm được: Như trên\. Nhiều cơ quan cùng khớp, chọn từng nơi: Sở Nội vụ\..*CHOICE_UNLISTED$/,
  );
  expect(value('recipients')).toBe('G01 G02');
  expect(box('Nơi nhận').value).toBe('Như trên; Sở Nội vụ');
  expect(bridge.argsOf('directory.named')).toEqual([
    { names: ['Bộ G01', 'Sở Nội vụ', 'Bộ G02', 'Như trên'] },
  ]);
  await user.clear(box('Nơi nhận'));
  await user.type(box('Nơi nhận'), 'Bộ G03; Bộ G02');
  expect(await screen.findByText(/^Danh sách 2 tên: bấm Enter/)).toBeTruthy();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(value('recipients')).toBe('G01 G02 G03'));
});

test('a list of codes is recognised while it is typed, with what is not of the directory', async () => {
  const { user } = draw(<Form />, answers);
  const words = () =>
    screen
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
      .filter((text) => /Nhận ra/.test(text ?? ''));
  await user.type(box('Nơi nhận'), 'h37.02,');
  await waitFor(() => expect(words()).toEqual(['Nhận ra 1 mã trong danh mục: bấm Enter để thêm.']));
  await user.type(box('Nơi nhận'), ' h99');
  expect(screen.queryByRole('option')).toBeNull();
  await user.type(box('Nơi nhận'), ', h40.02');
  await waitFor(() =>
    expect(words()).toEqual(['Nhận ra 2 mã trong danh mục: bấm Enter để thêm. Không thêm được: H99.']),
  );
  expect(box('Nơi nhận').getAttribute('aria-expanded')).toBe('false');
  expect(value('recipients')).toBe('');
  await user.tab();
  await waitFor(() => expect(value('recipients')).toBe('H37.02 H40.02'));
  expect(box('Nơi nhận').value).toBe('H99');
});

test('codes of a typed list that are chosen already are told as chosen, not as recognised', async () => {
  const { user } = draw(<Form first={['H40.02']} />, answers);
  await user.type(box('Nơi nhận'), 'h40.02,');
  expect(await screen.findByText('Đã chọn từ trước: H40.02.')).toBeTruthy();
  await user.type(box('Nơi nhận'), ' h37.02');
  expect(
    await screen.findByText('Nhận ra 1 mã trong danh mục: bấm Enter để thêm. Đã chọn từ trước: H40.02.'),
  ).toBeTruthy();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(value('recipients')).toBe('H40.02 H37.02'));
});

test('a list that is left by the mouse is told as not chosen, not as unknown', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Nơi nhận'), 'h37.02, h40.02');
  await user.click(box('Số lượng bản'));
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_OPEN$/);
});

test('a list that could not be looked up stays, with the reason', async () => {
  const { user } = draw(<Form />, {
    ...answers,
    'directory.get': () => {
      throw new AppError('VAULT_LOCKED');
    },
  });
  await user.click(box('Nơi nhận'));
  await user.paste('H37.02, H40.02');
  expect((await screen.findByRole('alert')).textContent).toMatch(/VAULT_LOCKED$/);
  expect([box('Nơi nhận').value, value('recipients')]).toEqual(['H37.02, H40.02', '']);
});

test('a held Backspace empties the box and stops there', async () => {
  const { user } = draw(<Form first={['H37.02', 'H40.02']} />, answers);
  await user.click(box('Nơi nhận'));
  await user.keyboard('a{Backspace>5/}');
  expect(value('recipients')).toBe('H37.02 H40.02');
  await user.keyboard('{Backspace}');
  expect(value('recipients')).toBe('H37.02');
});
