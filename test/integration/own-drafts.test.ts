import { expect, test } from 'vitest';
import { readTerminalConfig } from '../../native/home.ts';
import { Site } from '../support/site.ts';

test('a half-typed form is its author’s: another token of the same body does not get it, nor takes it away', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const key = 'outgoing';
  const typed = { number: 7, level: 'A' as const };
  await a.handlers['draft.write']({ key, draft: typed });
  await a.handlers['session.lock']({});

  const [clerk = '', head = ''] = readTerminalConfig(a.home).token.personal;
  await a.handlers['session.choose']({ serial: head });
  await a.handlers['control.prepareUnlock']({ serial: head, typed: true });
  await a.tokens.login(head, a.agency.head.pin);
  await a.handlers['control.unlock']({ serial: head });
  expect(a.view().user?.code).toBe(a.agency.head.code);
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: null });
  await a.handlers['draft.write']({ key, draft: { number: 8 } });
  await a.handlers['draft.discard']({ key });
  await a.handlers['session.lock']({});

  await a.handlers['session.choose']({ serial: clerk });
  await a.unlock();
  expect(await a.handlers['draft.read']({ key })).toEqual({ draft: typed });
});
