import { afterEach, expect, test, vi } from 'vitest';
import { loadLaw } from '../../core/law/law.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import { editionOf } from '../support/authority-documents.ts';
import { setClock } from '../support/clock.ts';
import { Carried } from '../support/incoming.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

afterEach(() => vi.unstubAllGlobals());

const year = Number(localDate(Date.now()).slice(0, 4));
const clockOn = (day: string) => {
  vi.unstubAllGlobals();
  setClock(Date.parse(startOfDay(day)) + 8.5 * 3_600_000);
};

test.each([
  ['closes last year at the next line', `${year + 1}-01-15`, '01-05', 'YEAR_CLOSED'],
  ['takes late lines of last year again', `${year + 1}-02-10`, '03-31', undefined],
])('an edition of the law that comes in with a session %s', async (_, day, lateLinesUntil, refused) => {
  clockOn(`${year}-12-15`);
  const { a, world, folder } = await Site.open({ endpoint: false, unlocked: ['a'] });
  await a.handlers['record.register']({ input: outgoingInput(1, { issuedOn: `${year}-12-15` }) });
  await a.handlers['session.lock']({});
  clockOn(day);
  const { terms, types } = loadLaw(day);
  const carried = new Carried(world, folder);
  const edition = editionOf(day, { types, terms: { ...terms, lateLinesUntil } });
  await carried.putByAuthority('law', { ...edition, at: new Date().toISOString() });
  await carried.import('a');
  await a.unlock();
  await a.handlers['record.register']({ input: outgoingInput(1, { issuedOn: day }) });
  const late = async () =>
    a.handlers['record.register']({
      input: outgoingInput(2, { issuedOn: `${year}-12-20` }),
      confirmed: ['another-year', 'number-late'],
    });
  expect(await late().catch(({ code }: { code: string }) => code)).toEqual(
    refused ?? { record: expect.objectContaining({ year, ordinal: 2 }) },
  );
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
});
