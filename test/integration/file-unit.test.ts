import { expect, test } from 'vitest';
import { outgoingInput } from '../support/records.ts';
import { staffed } from '../support/staffed-site.ts';

test('a line names a unit of the section in use, which verification reads in the ledger as well', async () => {
  const site = await staffed();
  const { handlers } = site.a;
  const { record } = await handlers['record.register']({ input: outgoingInput(1, { fileUnit: 'U02' }) });
  expect(record).toMatchObject({ fileUnit: 'U02' });
  expect(() => handlers['record.register']({ input: outgoingInput(2, { fileUnit: 'U09' }) })).toThrow(
    expect.objectContaining({ code: 'CATALOGUE_CODE_UNKNOWN', field: 'fileUnit' }),
  );
  const draft = { fileUnit: 'U01', pages: 4 };
  expect(await handlers['draft.write']({ key: 'outgoing', draft })).toEqual({ left: [] });
  expect(await handlers['draft.write']({ key: 'outgoing', draft: { ...draft, fileUnit: 'U09' } })).toEqual({
    left: ['fileUnit'],
  });
  await handlers['ledger.checkpoint']({});
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  await site.close();
});
