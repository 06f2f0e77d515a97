import { expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import { check, indexOf } from '../../test/support/exchange/agencies.ts';
import { clock } from '../../test/support/exchange/issue.ts';
import { pairForEachTest } from '../../test/support/exchange/pair.ts';
import { appendAct } from '../acts/engine/append.ts';
import type { SignBytes } from '../encoding/statement.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { paperHandlers } from './paper-handlers.ts';

const pair = pairForEachTest();

/** What the terminal of A does for windows on this store; `signing` is called before each signature. */
function terminalOf(store: ReturnType<typeof pair.storeOf>, signing: () => void) {
  const { a, b, random } = pair;
  const act = (written: Act) => appendAct({ store, clock, self: a.code, actor: a.personCode }, written);
  const sign: SignBytes = (bytes) => {
    signing();
    return a.clerk.sign(bytes);
  };
  const vault = { store, user: { code: a.personCode }, directory: indexOf(a, b), check, sign };
  const open = { vault, act, exchange: { wake: () => undefined } };
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

  const request = '00000000-0000-4000-8000-000000000001';
  const again = { request, code, to: pair.b.code };
  await expect(handlers['record.resend'](again)).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  expect(store.ledger.about(code).map((entry) => entry.act)).toEqual(['register', 'issue', 'status']);
  expect(await handlers['record.resend'](again)).toEqual({ by: 'wire' });
  expect(store.ledger.about(code).at(-1)).toMatchObject({ act: 'resend', data: { after: 'refused' } });
});
