import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { publish } from '../support/directory.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const to = agencies[1].code;
/** Listed in the demo's directory, without a terminal. */
const onPaper = 'H37';

test('a recipient whose envelope was refused for good stands on the page, until it is tried again or withdrawn', async () => {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  // The endpoint alone does not list the recipient.
  await publish(site.world, (directory) => {
    directory.version -= 1;
    directory.organisations = directory.organisations.filter(({ code }) => code !== to);
  });
  await site.start({ endpoint: false, unlocked: ['a'] });
  const { handlers, until } = site.a;
  const input = outgoingInput(1, { recipients: [to, onPaper], copies: 3 });
  const { code } = (await handlers['record.register']({ input })).record;
  const { envelopes } = await handlers['record.issue']({ code, paper: [onPaper] });
  const envelope = envelopes[0] ?? expect.unreachable();
  const page = () => handlers['record.page']({ code });
  const line = async () => (await handlers['outbox.list']({ offset: 0, limit: 9 })).rows[0];
  // What waits for the line has not been refused.
  expect((await page()).unsentTo).toEqual([]);

  await site.startEndpoint();
  const isDead = async () => (await line())?.state === 'dead';
  await until(isDead);
  const { queuedAt } = (await line()) ?? expect.unreachable();
  const stuck = { organisation: to, at: queuedAt, envelope, fault: 'RECIPIENT_UNKNOWN' };
  const { unsentTo, papers, withdrawnFrom } = await page();
  expect(unsentTo).toEqual([stuck]);
  expect(papers).toMatchObject([{ organisation: onPaper, state: 'waiting' }]);
  expect(withdrawnFrom).toEqual([]);

  await site.stopEndpoint();
  await handlers['outbox.retry']({ envelope });
  expect((await page()).unsentTo).toEqual([]);
  await site.startEndpoint();
  await until(isDead);
  expect((await page()).unsentTo).toMatchObject([{ envelope, fault: 'RECIPIENT_UNKNOWN' }]);

  await handlers['outbox.withdraw']({ envelope });
  const withdrawn = await page();
  expect(withdrawn.unsentTo).toEqual([]);
  expect(withdrawn.withdrawnFrom).toMatchObject([{ organisation: to }]);
  // The last envelope alone counts.
  expect(await handlers['record.resend']({ code, to })).toEqual({ by: 'wire' });
  await until(isDead);
  const again = await page();
  expect(again.unsentTo).toMatchObject([{ organisation: to, fault: 'RECIPIENT_UNKNOWN' }]);
  expect(again.unsentTo[0]?.envelope).not.toBe(envelope);
}, 120_000);
