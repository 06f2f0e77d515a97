import { expect, test } from 'vitest';
import { checkedProofs, shifted } from '../../../test/support/checked-proofs.ts';
import { check } from '../../../test/support/exchange/agencies.ts';
import { at } from '../../../test/support/signed-acts.ts';
import type { ProofContext } from './proof-reader.ts';

const { issue, receive, status, enter, join, refuse, refusal } = await checkedProofs();
const signedNow: Partial<ProofContext> = {
  check: async (...signed) => ({ ...(await check(...signed)), at }),
};

test.each([
  ['in the first year', '0001-02-03T04:05:06.789Z'],
  ['in the last year', '9999-02-03T04:05:06.789Z'],
  ['more than five minutes before its signature', shifted(-300_001)],
  ['more than five minutes after its signature', shifted(300_001)],
])('a statement dated %s is refused', async (_when, stated) => {
  const acts = [
    await issue({ dispatch: { at: stated } }),
    await receive({ dispatch: { at: stated } }),
    ...(await Promise.all([status, enter, join, refuse].map((make) => make({ at: stated })))),
  ];
  for (const act of acts) expect(await refusal(act, signedNow), act.act).toBe('PROOF_INVALID');
});

test.each([-300_000, 300_000])('a statement holds %i ms from its signature', async (milliseconds) => {
  const near = shifted(milliseconds);
  expect(await refusal(await issue({ dispatch: { at: near } }), signedNow)).toBeNull();
  expect(await refusal(await status({ at: near }), signedNow)).toBeNull();
});
