import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import RecordForm from '../screens/form/form.tsx';
import type { ViewOf } from '../state/view.ts';
import type { Answers } from './bridge.ts';
import { draw } from './draw.tsx';
import { directoryAndLaw, record } from './samples.ts';

export function drawForm(view: ViewOf<'form'> = { screen: 'form', book: 'outgoing' }, answers: Answers = {}) {
  return draw(<RecordForm {...view} />, {
    ...directoryAndLaw,
    'register.next': () => ({ ordinal: 8, number: 108, arrivalNumber: 8, byHand: null }),
    'draft.read': () => ({ draft: null }),
    'draft.write': () => ({ left: [] }),
    'draft.discard': () => ({}),
    'record.register': ({ input: { code: _code, ...typed } }) => ({ record: record(8, typed) }),
    ...answers,
  });
}
export type User = ReturnType<typeof drawForm>['user'];
export const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input' });
export const save = (user: User) => user.keyboard('{Control>}{Enter}{/Control}');

/** Types into a picker and takes what it offers first. */
export async function pick(user: User, name: string, text: string) {
  await user.type(box(name), text);
  const list = document.getElementById(box(name).getAttribute('aria-controls') ?? '');
  await waitFor(() => expect(list?.getAttribute('aria-busy')).toBe('false'));
  await within(list as HTMLElement).findByRole('option', { selected: true });
  await user.keyboard('{Enter}');
}
export async function fill(user: User) {
  await user.click(await screen.findByRole('radio', { name: 'Tối mật' }));
  await pick(user, 'Tên loại', 'bao');
  await user.type(box('Ký hiệu'), 'bc-ubnd');
  await user.tab();
  await pick(user, 'Người ký', 'tran');
  await pick(user, 'Nơi nhận', 'so noi vu');
  await user.type(box('Số trang'), '6');
}
