import { expect, test } from 'vitest';
import { keyOf, type RecordKey } from '../../contract/record/key.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** The head of the body unlocks the terminal that its clerk locked; the token of that clerk. */
async function unlockAsHead(a: TestTerminal): Promise<{ clerk: string }> {
  const [clerk = '', head = ''] = readTerminalConfig(a.home).token.personal;
  await a.handlers['session.choose']({ serial: head });
  await a.handlers['control.prepareUnlock']({ serial: head, typed: true });
  await a.tokens.login(head, a.agency.head.pin);
  await a.handlers['control.unlock']({ serial: head });
  expect(a.view().user?.code).toBe(a.agency.head.code);
  return { clerk };
}

test('a half-typed form is its author’s: another token of the same body does not get it, nor takes it away', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const key = 'outgoing';
  const typed = { number: 7, level: 'A' as const };
  await a.handlers['draft.write']({ key, draft: typed });
  await a.handlers['session.lock']({});

  const { clerk } = await unlockAsHead(a);
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: null });
  await a.handlers['draft.write']({ key, draft: { number: 8 } });
  await a.handlers['draft.discard']({ key });
  await a.handlers['session.lock']({});

  await a.handlers['session.choose']({ serial: clerk });
  await a.unlock();
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: typed });
});

test('a half-written correction is there after the lock, and goes once the line is corrected', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const input = outgoingInput(1);
  const { record } = await a.handlers['record.register']({ input });
  const key = keyOf(record);
  const draft = { ...input, pages: 9 };
  expect(await a.handlers['draft.write']({ key, draft })).toEqual({ left: [] });
  await a.handlers['session.lock']({});
  await a.unlock();
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft });
  await a.handlers['record.correct']({ code: record.code, input: draft, reason: 'D01' });
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: null });
  const unknown = { ...key, issuer: 'G01' };
  const written = async () => a.handlers['draft.write']({ key: unknown, draft: { pages: 9 } });
  await expect(written()).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
});

test('a person has a hundred drafts at most, and is told when one more is not kept; a line that has one keeps it up', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const keys: RecordKey[] = [];
  for (let number = 1; number <= 101; number += 1)
    keys.push(keyOf((await a.handlers['record.register']({ input: outgoingInput(number) })).record));
  const draft = { pages: 9 };
  const left = async (key: RecordKey) => (await a.handlers['draft.write']({ key, draft })).left;
  for (const key of keys.slice(0, 100)) expect(await left(key)).toEqual([]);
  const [first, last] = [keys.at(0) ?? expect.unreachable(), keys.at(-1) ?? expect.unreachable()];
  await expect(left(last)).rejects.toMatchObject({ code: 'DRAFTS_FULL' });
  expect(await a.handlers['draft.read']({ key: last })).toEqual({ draft: null });
  expect(await left(first)).toEqual([]);
  await a.handlers['draft.discard']({ key: first });
  expect(await left(last)).toEqual([]);
  // The forms of new lines always have theirs.
  expect(await a.handlers['draft.write']({ key: 'incoming', draft })).toEqual({ left: [] });
});

test('who had begun a correction finds that the act of another person dropped it, and no longer once it is seen', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const input = outgoingInput(1);
  const { record } = await a.handlers['record.register']({ input });
  const key = keyOf(record);
  const draft = { ...input, pages: 9 };
  await a.handlers['draft.write']({ key, draft });
  await a.handlers['session.lock']({});

  const { clerk } = await unlockAsHead(a);
  await a.handlers['draft.write']({ key, draft });
  await a.handlers['record.cancel']({ code: record.code, reason: 'H01' });
  // Who cancelled it knows.
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: null });
  await a.handlers['session.lock']({});

  await a.handlers['session.choose']({ serial: clerk });
  await a.unlock();
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: null, dropped: true });
  await a.handlers['draft.discard']({ key });
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: null });
});
