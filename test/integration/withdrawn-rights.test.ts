import { afterEach, expect, test, vi } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { takeInbox } from '../../core/session/incoming.ts';
import { outgoingInput } from '../support/records.ts';
import { RoleSite } from '../support/role-site.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** A section that comes in while an act is on its way: the act is decided by the section in force when it is written. */

vi.mock('../../core/session/incoming.ts', async (original) => {
  const module = await original<typeof import('../../core/session/incoming.ts')>();
  return { ...module, takeInbox: vi.fn(module.takeInbox) };
});
afterEach(() => void vi.restoreAllMocks());

const [agency] = agencies;
const province = 'H37';

/** A terminal at which the clerk sits, with the token of the organisation open. */
async function atWork() {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  const people = new RoleSite(site);
  await people.become('clerk', 'A');
  const { a } = site;
  // What came in under a session is known by its digest to the next one.
  await a.handlers['session.lock']({});
  await a.unlock();
  await a.openSeal();
  const session = vi.mocked(takeInbox).mock.lastCall ?? expect.unreachable();
  let number = 0;
  return {
    a,
    /** From now on whoever sits there may only read and verify. */
    async withdraw(): Promise<void> {
      await people.bring('auditor', 'A');
      await takeInbox(...session);
    },
    async registered(): Promise<ControlCode> {
      number += 1;
      const input = outgoingInput(number, { recipients: [province], copies: 2 });
      return (await a.handlers['record.register']({ input })).record.code;
    },
    async issue(code: ControlCode): Promise<unknown> {
      try {
        return await a.handlers['record.issue']({ code, paper: [province] });
      } catch (error) {
        return error;
      }
    },
    async acts(): Promise<string[]> {
      const { rows } = await a.handlers['ledger.page']({ before: null, limit: 50 });
      return rows.map(({ act }) => act).toReversed();
    },
    async holds(): Promise<void> {
      expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
    },
  };
}

const refusal = {
  code: 'RIGHT_MISSING',
  detail: { right: 'issue', level: 'B', holders: [agency.head.code] },
};

/** Holds the first signature that a token is asked for; counts those that it was asked for. */
function heldSignature({ tokens }: Pick<TestTerminal, 'tokens'>) {
  const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const sign = tokens.sign.bind(tokens);
  const signs = vi.spyOn(tokens, 'sign').mockImplementation(async (...args) => {
    begun.resolve();
    await released.promise;
    return sign(...args);
  });
  return { begun: begun.promise, release: () => released.resolve(), count: () => signs.mock.calls.length };
}

test('a right that is withdrawn while its act is signed stops the next signature, and an act that waits gets none', async () => {
  const { a, withdraw, registered, issue, acts, holds } = await atWork();
  const codes = [await registered(), await registered()];
  const before = await acts();
  // No checkpoint waits to be signed meanwhile.
  await a.handlers['ledger.checkpoint']({});
  const signature = heldSignature(a);
  const issues = codes.map(issue);
  await signature.begun;
  await withdraw();
  signature.release();
  expect(await Promise.all(issues)).toMatchObject([refusal, refusal]);
  // The one that was under way: neither the organisation signs what the person had begun to, nor anybody the other act.
  expect(signature.count()).toBe(1);
  expect((await acts()).slice(before.length)).toEqual(['section']);
  for (const code of codes) {
    const { row } = await a.handlers['record.page']({ code });
    expect(row.state).toBe('registered');
  }
  await holds();
});

test('an act that was written before the section came in stands by the one before it, also when it is verified', async () => {
  const { withdraw, registered, issue, acts, holds } = await atWork();
  const code = await registered();
  const before = await acts();
  expect(await issue(code)).toEqual({ envelopes: [] });
  await withdraw();
  expect((await acts()).slice(before.length)).toEqual(['issue', 'section']);
  await expect(registered()).rejects.toMatchObject({
    ...{ code: 'RIGHT_MISSING', detail: { right: 'register', holders: [] } },
  });
  expect((await acts()).slice(before.length)).toEqual(['issue', 'section']);
  await holds();
});
