import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.tsx';
import {
  answers,
  bodies,
  box,
  Form,
  found,
  listOf,
  selected,
  settled,
  value,
} from '../../testing/picker-form.tsx';
import { moveOnEnter } from './next-field.ts';
import { Picker, type PickerOption } from './picker.tsx';

test('Enter takes the best match and moves on; the body above it stands below the box', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'so noi vu');
  await settled('Cơ quan');
  await user.keyboard('{Enter}');
  expect(value('issuer')).toBe('H37.02');
  expect(document.activeElement).toBe(box('Nơi nhận'));
  expect(await screen.findByText('Ủy ban nhân dân tỉnh Nghệ An · H37.02')).toBeTruthy();
  expect(box('Cơ quan').value).toBe('Sở Nội vụ');
});

test('Enter pressed before the list answers takes the best match once it does', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'noi{Enter}');
  await waitFor(() => expect(value('issuer')).toBe('H37.02'));
  expect(document.activeElement).toBe(box('Nơi nhận'));
});

test('a box that is left before the list answers chooses nothing afterwards, and the focus stays where it went', async () => {
  const late = Promise.withResolvers<void>();
  const { user } = draw(<Form />, {
    ...answers,
    'directory.find': async ({ text }) => {
      if (text !== '') await late.promise;
      return found(bodies, text !== '');
    },
  });
  await user.type(box('Cơ quan'), 'noi{Enter}');
  await user.click(box('Số lượng bản'));
  late.resolve();
  await settled('Cơ quan');
  expect([value('issuer'), box('Cơ quan').value]).toEqual(['', 'noi']);
  expect(document.activeElement).toBe(box('Số lượng bản'));
});

test('of equals none is ready: Enter says so and stays, the arrow chooses', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'tie');
  await settled('Cơ quan');
  expect(selected('Cơ quan')).toEqual([]);
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_TIED$/);
  expect(document.activeElement).toBe(box('Cơ quan'));
  expect(value('issuer')).toBe('');
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(value('issuer')).toBe('H41.02');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('text that matches nothing stays, with later keys, and is told with a code', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Nơi nhận'), 'xyz');
  await settled('Nơi nhận');
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_UNMATCHED$/);
  await user.keyboard('37{Enter}62');
  expect(box('Nơi nhận').value).toContain('xyz37');
  expect(box('Số lượng bản').value).toBe('');
});

test('the list that is empty goes where the fault tells it, and saving by key tells the same', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'xyz');
  await settled('Cơ quan');
  expect(box('Cơ quan').getAttribute('aria-expanded')).toBe('true');
  expect(listOf('Cơ quan')?.parentElement?.style.width).toBe('100%');
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_UNMATCHED$/);
  expect(box('Cơ quan').getAttribute('aria-expanded')).toBe('false');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByRole('alert').textContent).toMatch(/CHOICE_UNMATCHED$/);
  await user.clear(box('Cơ quan'));
  await user.type(box('Cơ quan'), 'xyz');
  await settled('Cơ quan');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByRole('alert').textContent).toMatch(/CHOICE_UNMATCHED$/);
});

test('a body that is chosen already is shown as such and says so on Enter', async () => {
  const { user } = draw(<Form first={['H37.02']} />, answers);
  await user.type(box('Nơi nhận'), 'so noi vu');
  await settled('Nơi nhận');
  expect(within(listOf('Nơi nhận') as HTMLElement).getByText('đã chọn')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_REPEATED$/);
  expect([value('recipients'), document.activeElement, box('Nơi nhận').value]).toEqual([
    'H37.02',
    box('Nơi nhận'),
    'so noi vu',
  ]);
});

test('text left behind stays in sight as no choice, and nothing else is chosen', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'so noi vu');
  await settled('Cơ quan');
  await user.keyboard('{Enter}');
  await user.type(box('Cơ quan'), 'tie');
  await settled('Cơ quan');
  await user.tab();
  expect(box('Cơ quan').value).toBe('tie');
  expect(box('Cơ quan').dataset['unsettled']).toBe('true');
  expect(value('issuer')).toBe('');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_OPEN$/);
  await user.click(box('Cơ quan'));
  await user.keyboard('{Escape}{Escape}');
  expect([box('Cơ quan').value, screen.queryByRole('alert')]).toEqual(['', null]);
});

test('Tab takes the best match too', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Nơi nhận'), 'so noi vu');
  await settled('Nơi nhận');
  await user.tab();
  expect(value('recipients')).toBe('H37.02');
});

test('what an input method is composing is not rewritten, and its Enter chooses nothing', async () => {
  draw(<Form />, answers);
  const input = box('Cơ quan');
  const composed = 'Nội'.normalize('NFD');
  fireEvent.compositionStart(input);
  fireEvent.change(input, { target: { value: composed } });
  expect(input.value).toBe(composed);
  await settled('Cơ quan');
  fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
  expect(value('issuer')).toBe('');
});

function Persons({ options }: { options: PickerOption[] }) {
  const [chosen, setChosen] = useState('');
  return (
    <form onKeyDown={moveOnEnter}>
      <Picker label="Người ký" options={options} chosen={chosen} onPick={setChosen} />
      <input aria-label="Sau" />
    </form>
  );
}

test('persons are chosen by the same rule, and two of one name are equal', async () => {
  const person = (id: string, words: string) => ({ id, code: id, words, person: true });
  const { user } = draw(
    <Persons
      options={[
        person('P1', 'Trần Quốc Dũng'),
        person('P2', 'Lê Hoàng Phương Ưng'),
        person('P3', 'Nguyễn Văn Dũng'),
      ]}
    />,
    answers,
  );
  await user.type(box('Người ký'), 'dung{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_TIED$/);
  await user.clear(box('Người ký'));
  await user.type(box('Người ký'), 'ung{Enter}');
  expect(box('Người ký').value).toBe('P2');
  expect(document.activeElement).toBe(box('Sau'));
});

test('of one that matches only within a word none is ready, and nothing says that there are several', async () => {
  const { user } = draw(<Persons options={[{ id: 'TTr', code: 'TTr', words: 'Submission' }]} />, answers);
  await user.type(box('Người ký'), 'b');
  expect(selected('Người ký')).toEqual([]);
  expect(screen.getByText('Chưa rõ là mục nào: bấm ↓ để chọn.')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/^ *Chưa rõ là mục nào nên .*CHOICE_TIED$/);
});
