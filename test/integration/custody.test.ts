import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { writeFiles } from '../../build/evidence/terminal-evidence.ts';
import type { CustodyDeed } from '../../contract/ipc/custody-channels.ts';
import { evidenceOf } from '../hostile/leftovers.ts';
import { verifyIn } from '../support/evidence-folders.ts';
import { outgoingInput } from '../support/records.ts';
import { clerk, dayIn, doWith, head, insideOf, keeper, staffed } from '../support/staffed-site.ts';
import { incoming } from '../support/store.ts';

test('a copy goes from hand to hand with both sides, and its export holds', async () => {
  const site = await staffed();
  const { record } = await site.a.handlers['record.register']({ input: outgoingInput(1, { copies: 3 }) });
  expect(await insideOf(site, record)).toMatchObject({ holder: 'desk', since: null });
  const line = { year: new Date().getFullYear(), line: 12 };

  expect(await doWith(site, record, { act: 'transfer', to: keeper })).toEqual([]);
  expect(await insideOf(site, record)).toMatchObject({
    holder: 'desk',
    offer: { kind: 'transfer', to: keeper },
  });
  // Who has no token signs the paper book.
  expect(await doWith(site, record, { act: 'accept', to: keeper, paper: { person: keeper, line } })).toEqual(
    [],
  );
  expect(await insideOf(site, record)).toMatchObject({ holder: keeper, offer: null });
  // The clerk does not act for the keeper, and gets the copy back on paper.
  expect(await doWith(site, record, { act: 'archive', place: 'K1-T01-N1' })).toEqual(['NOT_HOLDER']);
  expect(await doWith(site, record, { act: 'recall', until: dayIn(1) })).toEqual([]);
  const back = { act: 'collect', to: 'desk', paper: { person: keeper, line } } as const;
  expect(await doWith(site, record, { ...back, place: 'K1-T01-N1' })).toEqual([]);
  expect(await doWith(site, record, { act: 'move', place: 'K1-T01-N2' })).toEqual([]);

  const permit = { by: head.code, paper: { number: 4, notation: 'QĐ-UBND', issuedOn: dayIn(0) } };
  expect(await doWith(site, record, { act: 'lend', to: keeper, until: dayIn(3), permit })).toEqual([]);
  expect(await doWith(site, record, { act: 'accept', to: keeper, paper: { person: keeper, line } })).toEqual(
    [],
  );
  expect(await insideOf(site, record)).toMatchObject({
    holder: keeper,
    loan: { from: 'K1-T01-N2', until: dayIn(3), meeting: false },
  });
  expect(await doWith(site, record, { act: 'miss' })).toEqual([]);
  expect(await doWith(site, record, { act: 'find', holder: 'desk' })).toEqual([]);

  expect(await doWith(site, record, { act: 'transfer', to: clerk.code }, 2)).toEqual([]);
  expect(await doWith(site, record, { act: 'accept', to: clerk.code }, 2)).toEqual([]);
  const out = { act: 'take-out', purpose: 'P01', place: 'N01', until: dayIn(2), permit } as const;
  expect(await doWith(site, record, out, 2)).toEqual([]);
  expect(await doWith(site, record, { act: 'transfer', to: keeper }, 2)).toEqual(['CUSTODY_WRONG_STATE']);
  expect(await doWith(site, record, { act: 'bring-back' }, 2)).toEqual([]);
  await site.a.handlers['custody.disclose']({
    ...{ issuer: record.issuer, code: record.code, persons: [keeper], outside: { ...line, persons: 2 } },
    permit,
  });
  const held = await site.a.handlers['custody.held']({ holder: clerk.code, offset: 0, limit: 10 });
  expect(held).toMatchObject({ total: 1, copies: [{ copy: 2 }] });

  expect(await site.a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
  await site.close();
  const folder = join(site.folder, 'export');
  await writeFiles(folder, await evidenceOf(site.world, 'a'));
  const { status, output } = await verifyIn(folder);
  expect(status, output).toBe(0);
});

test('what was sent back to its issuer arrives on the day on which it left at the earliest', async () => {
  const site = await staffed();
  const [self, other] = agencies;
  const from = { issuer: other.code, signer: other.head.code, recipients: [self.code], notation: 'BC-SNV' };
  const { code } = incoming(1);
  const { record } = await site.a.handlers['record.register']({
    input: { ...outgoingInput(1, from), book: 'incoming', code, arrivedOn: dayIn(0), copies: 1 },
  });
  const page = async () => (await site.a.handlers['record.page']({ code, issuer: other.code })).copies[0];
  const act = async (deed: CustodyDeed) => {
    const entry = (await page())?.inside?.offer?.entry;
    const shown = { issuer: other.code, code, copies: [1], from: 'desk', ...(entry && { offer: entry }) };
    const { refused } = await site.a.handlers['custody.do']({ copies: [shown], deed });
    return refused.map(({ failure }) => [failure.code, failure.field]);
  };
  expect(record.issuer).toBe(other.code);
  expect(await act({ act: 'send-back', carrier: 'post', run: 7 })).toEqual([]);
  expect(await act({ act: 'arrive', on: dayIn(-1) })).toEqual([['RECORD_INVALID', 'on']]);
  expect(await act({ act: 'arrive', on: dayIn(0) })).toEqual([]);
  expect(await page()).toMatchObject({ state: 'returned' });
  await site.close();
});
