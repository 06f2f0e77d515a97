import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { outgoingInput } from '../support/records.ts';
import type { Site } from '../support/site.ts';
import { clerk, dayIn, doWith, insideOf, keeper, staffed } from '../support/staffed-site.ts';

const [self, other] = agencies;
const line = { year: Number(dayIn(0).slice(0, 4)), line: 4 };

/** What stands on an envelope that only the person named on it may open. */
async function entered({ a }: Site): Promise<CodedRecord> {
  const { typeCode: _t, issuedOn: _d, signer: _s, pages: _p, enclosures: _e, ...typed } = outgoingInput(1);
  const { copyAllowed: _c, ...outside } = typed;
  const { record } = await a.handlers['record.register']({
    input: {
      ...outside,
      ...{ book: 'incoming', issuer: other.code, recipients: [self.code], notation: 'BC-SNV' },
      ...{ copies: 1, arrivedOn: dayIn(0), namedOpenerOnly: true },
    },
  });
  return record;
}

const unopened = async ({ a }: Site) =>
  (await a.handlers['today.view']({})).unopened.map(({ record }) => record.code);

test('the line of an envelope that only the person named may open is completed on that person’s word', async () => {
  const site = await staffed();
  const { handlers } = site.a;
  const record = await entered(site);
  const { issuer, code } = record;
  const signer = other.head.code;
  const inside = { typeCode: 'BC', issuedOn: dayIn(0), signer, copies: 2, pages: 3, enclosures: 0 };
  const complete = (more: object = {}) =>
    handlers['record.complete']({ issuer, code, inside, paper: { opener: keeper, line }, ...more });
  const refused = (refusal: string, field?: string) => expect.objectContaining({ code: refusal, field });
  // With the clerks, who hand it over.
  expect(await unopened(site)).toEqual([code]);
  await expect(complete()).rejects.toEqual(refused('CUSTODY_MOVED', 'opener'));
  expect(await doWith(site, record, { act: 'transfer', to: keeper })).toEqual([]);
  expect(await doWith(site, record, { act: 'accept', to: keeper, paper: { person: keeper, line } })).toEqual(
    [],
  );
  expect(await unopened(site)).toEqual([]);

  const { book: _b, year: _y, ordinal: _o, code: _code, generation: _g, ...typed } = record;
  const correct = (change: object) =>
    handlers['record.correct']({ code, input: { ...typed, book: 'incoming', ...change }, reason: 'D01' });
  await expect(correct({ pages: 3 })).rejects.toEqual(refused('ENVELOPE_UNOPENED', 'pages'));

  await expect(complete({ paper: undefined })).rejects.toEqual(refused('CUSTODY_MOVED', 'opener'));
  await expect(complete({ paper: { opener: clerk.code, line } })).rejects.toEqual(
    refused('CUSTODY_MOVED', 'opener'),
  );
  const { pages: _, ...short } = inside;
  await expect(complete({ inside: short })).rejects.toEqual(refused('RECORD_INVALID', 'pages'));
  await expect(complete({ inside: { ...inside, typeCode: 'Xyz' } })).rejects.toEqual(
    refused('TYPE_UNKNOWN', 'typeCode'),
  );
  await expect(complete({ inside: { ...inside, issuedOn: dayIn(1) } })).rejects.toEqual(
    refused('DATE_IN_FUTURE', 'issuedOn'),
  );
  await expect(complete({ code: 'ABCD1234EFGH5' })).rejects.toMatchObject({ code: expect.any(String) });

  const completed = await complete();
  expect(completed.record).toEqual({ ...record, ...inside });
  // The second copy was in the envelope too.
  for (const copy of [1, 2]) expect(await insideOf(site, record, copy)).toMatchObject({ holder: keeper });
  await expect(complete()).rejects.toEqual(refused('NOTHING_TO_COMPLETE'));
  const { route } = await handlers['record.page']({ issuer, code });
  expect(route.at(-1)).toMatchObject({ act: 'complete', change: { new: { pages: 3, copies: 2 } } });

  await handlers['ledger.checkpoint']({});
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await handlers['ledger.rebuild']({})).toMatchObject({ differed: false });
  await site.close();
});
