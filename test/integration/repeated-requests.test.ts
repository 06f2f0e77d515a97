import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

const actsOf = async ({ handlers }: TestTerminal) =>
  (await handlers['ledger.page']({ before: null, limit: 200 })).rows.map(({ act }) => act);
const count = async (terminal: TestTerminal, act: string) =>
  (await actsOf(terminal)).filter((one) => one === act).length;
/** Asks seven times under one identity, as a key held down does, and once more when all is done. */
async function repeat<Answer>(ask: (request: string) => Answer | Promise<Answer>): Promise<Answer> {
  const request = randomUUID();
  const answers = await Promise.all(Array.from({ length: 7 }, async () => ask(request)));
  const late = await ask(request);
  const [first] = answers;
  for (const answer of [...answers, late]) expect(answer).toEqual(first);
  return late;
}

test('each command that is asked for again under its identity is done once and answered alike', async () => {
  const { a, b } = await Site.open();
  const today = localDate(Date.now());
  const { record } = await repeat((request) =>
    a.handlers['record.register']({ request, input: outgoingInput(1) }),
  );
  const { code } = record;
  await repeat((request) =>
    a.handlers['record.correct']({ request, code, input: { ...outgoingInput(1), pages: 9 }, reason: 'D01' }),
  );
  await repeat((request) => a.handlers['record.issue']({ request, code }));
  const dropped = await a.handlers['record.register']({ input: outgoingInput(2) });
  await repeat((request) =>
    a.handlers['record.cancel']({ request, code: dropped.record.code, reason: 'H01' }),
  );
  const refused = await a.handlers['record.register']({ input: outgoingInput(3) });
  await a.handlers['record.issue']({ code: refused.record.code });

  const paper = {
    ...{ ...outgoingInput(77), issuer: 'H37.03', notation: 'BC-STC', signer: undefined },
    ...{ book: 'incoming' as const, arrivedOn: today, namedOpenerOnly: true },
  };
  await repeat((request) => b.handlers['record.register']({ request, input: paper }));
  expect(await count(b, 'enter')).toBe(1);

  const waiting = (of: string) =>
    b.until(async () =>
      (await b.handlers['incoming.waiting']({})).waiting.find((row) => row.record.code === of),
    );
  const { envelope } = await waiting(code);
  const check = { level: record.level, number: 1, copies: 1, pages: 9, enclosures: 1, sealIntact: true };
  await repeat((request) => b.handlers['incoming.enter']({ request, envelope, check, noteCodes: [] }));
  const second = await waiting(refused.record.code);
  await repeat((request) =>
    b.handlers['incoming.refuse']({ request, envelope: second.envelope, reasons: ['R02'] }),
  );
  expect(await count(b, 'enter')).toBe(2);
  expect(await count(b, 'refuse')).toBe(1);
  const written = await Promise.all(
    ['register', 'correct', 'issue', 'cancel'].map(async (act) => count(a, act)),
  );
  expect(written).toEqual([3, 1, 2, 1]);
});

test('an envelope is put back and withdrawn once for each request', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  const { envelopes } = await a.handlers['record.issue']({ code: record.code });
  const envelope = envelopes[0] ?? '';
  await repeat((request) => a.handlers['outbox.withdraw']({ request, envelope }));
  expect(await count(a, 'withdraw')).toBe(1);
});

test('what is registered takes the draft of its form with it', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  await a.handlers['draft.write']({ key: 'outgoing', draft: { pages: 6 } });
  const taken = { ...outgoingInput(1), notation: 'KHONG-CO' };
  expect(() => a.handlers['record.register']({ input: taken })).toThrow(
    expect.objectContaining({ code: 'NOTATION_NOT_LISTED' }),
  );
  expect(await a.handlers['draft.read']({ key: 'outgoing' })).toEqual({ draft: { pages: 6 } });
  await a.handlers['record.register']({ input: outgoingInput(1) });
  expect(await a.handlers['draft.read']({ key: 'outgoing' })).toEqual({ draft: null });
});
