import { expect, test, vi } from 'vitest';
import { AnsweredRequests } from './answered-requests.ts';

const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

test('a request is done once, and asked again it has the first answer', () => {
  const answered = new AnsweredRequests();
  const work = vi.fn(() => ({ ordinal: 1 }));
  const first = answered.run('register', { request: one }, work);
  expect(answered.run('register', { request: one }, work)).toBe(first);
  expect(work).toHaveBeenCalledTimes(1);
  answered.run('register', { request: two }, work);
  expect(work).toHaveBeenCalledTimes(2);
});

test('asked again while it is in progress, it waits for the same answer', async () => {
  const answered = new AnsweredRequests();
  const { promise, resolve } = Promise.withResolvers<number>();
  const work = vi.fn(() => promise);
  const both = [1, 2].map(() => answered.run('issue', { request: one }, work));
  resolve(7);
  expect(await Promise.all(both)).toEqual([7, 7]);
  expect(work).toHaveBeenCalledTimes(1);
});

test('a request that failed wrote nothing and is tried again, also with other values', async () => {
  const answered = new AnsweredRequests();
  const thrown = () => {
    throw new Error('refused');
  };
  expect(() => answered.run('register', { request: one, ...{ number: 1 } }, thrown)).toThrow('refused');
  expect(answered.run('register', { request: one, ...{ number: 2 } }, () => 2)).toBe(2);
  const rejected = answered.run('issue', { request: two, ...{ code: 1 } }, () =>
    Promise.reject(new Error('late')),
  );
  await expect(rejected).rejects.toThrow('late');
  expect(answered.run('issue', { request: two, ...{ code: 2 } }, () => 3)).toBe(3);
});

test('an identity stands for one command with one set of arguments', () => {
  const answered = new AnsweredRequests();
  const repeated = expect.objectContaining({ code: 'REQUEST_REPEATED' });
  answered.run('register', { request: one, ...{ number: 1 } }, () => 1);
  expect(() => answered.run('register', { request: one, ...{ number: 2 } }, () => 2)).toThrow(repeated);
  expect(() => answered.run('cancel', { request: one, ...{ number: 1 } }, () => 2)).toThrow(repeated);
});

test('of many requests the last are remembered', () => {
  const answered = new AnsweredRequests();
  const nth = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  for (let n = 0; n < 1000; n++) answered.run('retry', { request: nth(n) }, () => n);
  expect(answered.run('retry', { request: nth(999) }, () => -1)).toBe(999);
  expect(answered.run('retry', { request: nth(900) }, () => -1)).toBe(900);
  expect(answered.run('retry', { request: nth(0) }, () => -1)).toBe(-1);
});

test('whether a request is done, or in progress, is told without doing it', async () => {
  const answered = new AnsweredRequests();
  const asked = { request: one, number: 1 };
  expect(answered.has('register', asked)).toBe(false);
  const { promise, resolve } = Promise.withResolvers<number>();
  answered.run('register', asked, () => promise);
  expect(answered.has('register', asked)).toBe(true);
  resolve(1);
  await promise;
  expect(answered.has('register', asked)).toBe(true);
  expect(() => answered.has('issue', asked)).toThrow('REQUEST_REPEATED');
});
