import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { queryClient } from '../../bridge/query-client.ts';
import { formatDate, thisYear, today } from '../../format/dates.ts';
import { box, drawForm, fill, save } from '../../testing/record-form.tsx';

const from = `${thisYear()}-01-02`;
const open = (next: number, last: number) => ({
  ...{ ordinal: 8, number: next, arrivalNumber: 8 },
  byHand: { year: thisYear(), next, last, from },
});
const none = (number: number) => ({ ordinal: 8, number, arrivalNumber: 8, byHand: null });
/** The catalogue of these tests does not name it. */
const late = 'N08';

test('a number that was given by hand is entered with its day and its note, which stand in the form', async () => {
  const { user, bridge } = drawForm(undefined, { 'register.next': () => open(12, 14) });
  await fill(user);
  expect(screen.getByText('Số cho tay còn phải vào sổ: 12–14')).toBeTruthy();
  expect([box('Số').value, box('Ngày cho số').value]).toEqual(['12', formatDate(today())]);
  expect(screen.getByText(late)).toBeTruthy();
  await user.clear(box('Ngày cho số'));
  await user.type(box('Ngày cho số'), `3/1/${thisYear()}`);
  await user.tab();
  await save(user);
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  expect(bridge.argsOf('record.register')).toMatchObject([
    { input: { number: 12, noteCodes: ['N08'] }, givenOn: `${thisYear()}-01-03` },
  ]);
  expect(bridge.argsOf('record.register')[0]?.input).not.toHaveProperty('givenOn');
});

test('the day follows that of the document until somebody types it, and is not left empty', async () => {
  const { user, bridge } = drawForm(undefined, { 'register.next': () => open(12, 14) });
  await fill(user);
  await user.clear(box('Ngày tháng văn bản'));
  await user.type(box('Ngày tháng văn bản'), `5/1/${thisYear()}`);
  await user.tab();
  await waitFor(() => expect(box('Ngày cho số').value).toBe(`05/01/${thisYear()}`));
  await user.clear(box('Ngày cho số'));
  await save(user);
  await waitFor(() => expect(box('Ngày cho số').getAttribute('aria-invalid')).toBe('true'));
  expect(bridge.argsOf('record.register')).toEqual([]);
});

test('a form that was begun before asks for the day as soon as numbers are stated, and loses nothing', async () => {
  let next: ReturnType<typeof open> | ReturnType<typeof none> = none(12);
  const { user } = drawForm(undefined, { 'register.next': () => next });
  await fill(user);
  expect(screen.queryByLabelText('Ngày cho số')).toBeNull();
  expect(screen.queryByText(late)).toBeNull();
  next = open(12, 12);
  await queryClient.invalidateQueries({ queryKey: ['register'] });
  await waitFor(() => expect(box('Ngày cho số').value).toBe(formatDate(today())));
  expect(screen.getByText(late)).toBeTruthy();
  expect([box('Số').value, box('Số trang').value]).toEqual(['12', '6']);
  next = none(13);
  await queryClient.invalidateQueries({ queryKey: ['register'] });
  await waitFor(() => expect(screen.queryByLabelText('Ngày cho số')).toBeNull());
  expect(screen.queryByText(late)).toBeNull();
  expect([box('Số').value, box('Số trang').value]).toEqual(['13', '6']);
});

test('the form after the last of them is one like any other', async () => {
  let next: ReturnType<typeof open> | ReturnType<typeof none> = open(12, 12);
  const { user, bridge } = drawForm(undefined, { 'register.next': () => next });
  await fill(user);
  next = none(13);
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  await queryClient.invalidateQueries({ queryKey: ['register'] });
  await waitFor(() => expect(screen.queryByLabelText('Ngày cho số')).toBeNull());
  expect(screen.queryByText(late)).toBeNull();
  await fill(user);
  await save(user);
  await waitFor(() => expect(bridge.argsOf('record.register')).toHaveLength(2));
  const [, second] = bridge.argsOf('record.register');
  expect(second).toMatchObject({ input: { noteCodes: [] } });
  expect(second).not.toHaveProperty('givenOn');
});

test('a late line of last year begins on its last day', async () => {
  const { bridge } = drawForm(
    { screen: 'form', book: 'outgoing', year: thisYear() - 1 },
    { 'register.next': ({ year }) => (year === thisYear() ? none(3) : open(12, 14)) },
  );
  await waitFor(() => expect(box('Ngày tháng văn bản').value).toBe(`31/12/${thisYear() - 1}`));
  expect(box('Số').value).toBe('12');
  expect(bridge.argsOf('register.next').every(({ year }) => year === thisYear() - 1)).toBe(true);
});
