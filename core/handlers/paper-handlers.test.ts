import { expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import { type Agency, check, indexOf } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest, until } from '../../test/support/exchange/pair.ts';
import { appendAct } from '../acts/engine/append.ts';
import { rebuildRegisters } from '../acts/engine/rebuild.ts';
import { Replay } from '../acts/engine/replay.ts';
import type { SignBytes } from '../encoding/statement.ts';
import { compareLedgers } from '../evidence/compare-ledgers.ts';
import { LedgerFacts } from '../evidence/ledger-facts.ts';
import { loadLaw } from '../law/law.ts';
import type { Store } from '../ports/store.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { paperHandlers } from './paper-handlers.ts';

const pair = pairForEachTest();
const request = '00000000-0000-4000-8000-000000000001';

/** What the terminal of A does for windows on this store; `signing` is called before each signature. */
function terminalOf(store: ReturnType<typeof pair.storeOf>, signing: () => void) {
  const { a, b, random } = pair;
  const act = (written: Act) => appendAct({ store, clock, self: a.code, actor: a.personCode }, written);
  const sign: SignBytes = (bytes) => {
    signing();
    return a.clerk.sign(bytes);
  };
  const vault = {
    store,
    law: loadLaw('2026-03-01'),
    user: { code: a.personCode },
    directory: indexOf(a, b),
    check,
    sign,
  };
  const rights = { requireAct: () => undefined };
  const open = { vault, act, rights, exchange: { wake: () => undefined, learnReads: async () => undefined } };
  const session = { open, signing: (run: (session: typeof open) => unknown) => run(open) };
  const dependencies = { config: { organisation: a.code }, clock, random };
  const handlers = paperHandlers(
    dependencies as unknown as TerminalDependencies,
    session as unknown as Session,
  );
  return { act, handlers };
}

test('a record that is refused while it is being sealed again after a withdrawal does not go for the withdrawal', async () => {
  const store = pair.storeOf(pair.a);
  const { id: envelope, code } = await pair.issue(store, 1);
  const proof = {
    content: store.proofs.put(Buffer.from('1')),
    signature: store.proofs.put(Buffer.from('2')),
  };
  const refusal = { envelope, from: pair.b.code, status: '02' as const, reasons: ['R01'], statement: proof };
  const signed: Act[] = [{ act: 'status', subject: code, data: refusal }];
  const { act, handlers } = terminalOf(store, () => signed.splice(0).forEach(act));
  act({ act: 'withdraw', subject: envelope, data: {} });

  const again = { request, code, to: pair.b.code };
  await expect(handlers['record.resend'](again)).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  expect(store.ledger.about(code).map((entry) => entry.act)).toEqual(['register', 'issue', 'status']);
  expect(await handlers['record.resend'](again)).toEqual({ by: 'wire' });
  expect(store.ledger.about(code).at(-1)).toMatchObject({ act: 'resend', data: { after: 'refused' } });
});

test('the answer to an envelope that had gone before it was withdrawn counts, also when another was sent', async () => {
  const { a, b, post } = pair;
  const [store, storeB] = [pair.storeOf(a), pair.storeOf(b)];
  const { id: envelope, code } = await pair.issue(store, 1);
  post.mishap = () => 'after';
  const sending = pair.start(a, store);
  await until(() => post.stored.includes(envelope));
  await pair.stop(sending);
  const { act, handlers } = terminalOf(store, () => undefined);
  act({ act: 'withdraw', subject: envelope, data: {} });
  store.outbox.set(envelope, { state: 'withdrawn', nextAttemptAt: null });
  await handlers['record.resend']({ request, code, to: b.code });
  const again = store.registers.recipients({ issuer: a.code, code })[0]?.envelope ?? expect.unreachable();

  post.mishap = () => 'none';
  pair.start(a, store);
  pair.start(b, storeB);
  await until(() => storeB.inbox.get(again) !== undefined);
  expect(storeB.inbox.get(again)).toMatchObject({ state: 'rejected', fault: 'RECORD_CODE_USED' });
  await until(() => store.ledger.about(code).at(-1)?.act === 'status');
  expect(store.registers.recipients({ issuer: a.code, code })).toMatchObject([{ envelope, status: '01' }]);
  expect(store.outbox.line(envelope)?.state).toBe('delivered');
  expect(rebuildRegisters(store, a.code)).toBe(false);
  const replay = new Replay({ self: a.code, directory: indexOf(a, b) });
  for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) replay.take(entry);
  // An examiner of both is told that it was sent twice: it is not under way for ever.
  const fault = 'RECORD_CODE_USED';
  expect(compareLedgers([factsOf(a, store), factsOf(b, storeB)])).toEqual({
    contradictions: [],
    underWay: [],
    rejected: [{ from: a.code, to: b.code, fault, again: true, envelopes: 1 }],
  });
});

function factsOf({ code: organisation }: Agency, { ledger, proofs }: Store): LedgerFacts {
  const whose = { organisation, terminal: organisation };
  const facts = new LedgerFacts(whose, (digest) => proofs.get(digest));
  for (const entry of ledger.range(1, Number.MAX_SAFE_INTEGER)) facts.take(entry);
  return facts;
}

/** The terminal of A, where B's 01 about an envelope is kept: paper that went in its place was taken back since. */
async function keptAnswer() {
  const { a, b, post } = pair;
  const [store, storeB] = [pair.storeOf(a), pair.storeOf(b)];
  const { id: envelope, code } = await pair.issue(store, 1);
  post.mishap = () => 'after';
  const sending = pair.start(a, store);
  await until(() => post.stored.includes(envelope));
  await pair.stop(sending);
  const { act, handlers } = terminalOf(store, () => undefined);
  act({ act: 'withdraw', subject: envelope, data: {} });
  store.outbox.set(envelope, { state: 'withdrawn', nextAttemptAt: null });
  const { seq: entry } = act({ act: 'resend', subject: code, data: { to: b.code, after: 'withdrawn' } });

  post.mishap = () => 'none';
  pair.start(b, storeB);
  const receiving = pair.start(a, store);
  const rejected = () => store.inbox.rejectedFor(['ANSWER_BESIDE_PAPER'], null, 9);
  await until(() => rejected().length === 1);
  await pair.stop(receiving);
  expect(store.registers.papers({ issuer: a.code, code })).toMatchObject([{ state: 'waiting' }]);
  await handlers['paper.retract']({ request, code, to: b.code, entry, reason: 'L05' });
  expect(store.registers.recipients({ issuer: a.code, code })).toMatchObject([{ envelope, status: null }]);
  return { store, act, envelope, code, rejected };
}

test('the answer to an envelope that had gone is kept while paper goes in its place, and counts once that is taken back', async () => {
  const { a, b } = pair;
  const { store, envelope, code, rejected } = await keptAnswer();
  pair.start(a, store);
  await until(() => rejected().length === 0);
  expect(store.registers.recipients({ issuer: a.code, code })).toMatchObject([
    { envelope, status: '01', withdrawn: null },
  ]);
  expect(store.outbox.line(envelope)?.state).toBe('delivered');
  expect(rebuildRegisters(store, a.code)).toBe(false);
  const replay = new Replay({ self: a.code, directory: indexOf(a, b) });
  for (const each of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) replay.take(each);
});

test('a kept answer is refused for good, and no longer kept whole, once a later one counts', async () => {
  const { a, b } = pair;
  const { store, act, envelope, code, rejected } = await keptAnswer();
  const kept = rejected()[0] ?? expect.unreachable();
  const statement = {
    content: store.proofs.put(Buffer.from('1')),
    signature: store.proofs.put(Buffer.from('2')),
  };
  const data = { envelope, from: b.code, status: '03' as const, reasons: [], statement };
  act({ act: 'status', subject: code, data });
  pair.start(a, store);
  await until(() => rejected().length === 0);
  expect(store.inbox.get(kept.id)).toMatchObject({ state: 'rejected', fault: 'MESSAGE_WRONG_STATE' });
  expect(store.inbox.get(kept.id)?.envelope.length).toBeLessThan(kept.envelope.length);
  expect(store.registers.recipients({ issuer: a.code, code })).toMatchObject([{ envelope, status: '03' }]);
});
