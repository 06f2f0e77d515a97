import { expect, test } from 'vitest';
import { outgoingInput } from '../support/records.ts';
import { clerk, dayIn, doWith, head, keeper, staffed } from '../support/staffed-site.ts';

test('what waits of copies is listed, and leaves the lists when it is done', async () => {
  const site = await staffed();
  const { record } = await site.a.handlers['record.register']({ input: outgoingInput(1, { copies: 3 }) });
  const today = async () => {
    const v = await site.a.handlers['today.view']({});
    return {
      t: [v.totals.offered, v.totals.inside, v.totals.missing],
      offered: v.offered.map(({ copies, inside }) => [copies, inside.offer?.to]),
      inside: v.inside.map(({ copy, on }) => [copy, on]),
      missing: v.missing.map(({ copy }) => copy),
    };
  };
  expect(await today()).toEqual({ t: [0, 0, 0], offered: [], inside: [], missing: [] });
  expect(await doWith(site, record, { act: 'transfer', to: clerk.code }, 2)).toEqual([]);
  expect(await doWith(site, record, { act: 'transfer', to: keeper }, 1)).toEqual([]);
  expect(await today()).toEqual({ t: [1, 0, 0], offered: [[[2], clerk.code]], inside: [], missing: [] });
  expect(await doWith(site, record, { act: 'accept', to: clerk.code }, 2)).toEqual([]);
  expect(await doWith(site, record, { act: 'transfer', to: 'U01' }, 3)).toEqual([]);
  expect((await today()).offered).toEqual([[[3], 'U01']]);
  const permit = { by: head.code, paper: { number: 4, notation: 'QĐ-UBND', issuedOn: dayIn(0) } };
  expect(
    await doWith(site, record, { act: 'take-out', purpose: 'P01', place: 'N01', until: dayIn(0), permit }, 2),
  ).toEqual([]);
  expect(await doWith(site, record, { act: 'miss' }, 3)).toEqual([]);
  expect(await today()).toEqual({ t: [0, 1, 1], offered: [], inside: [[2, dayIn(0)]], missing: [3] });
  expect((await site.a.handlers['custody.holders']({})).holders).toEqual([clerk.code, 'desk'].toSorted());
  await site.close();
});
