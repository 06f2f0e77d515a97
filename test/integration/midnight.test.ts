import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { addDays } from '../../domain/calendar/date-arithmetic.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { setClock } from '../support/clock.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import { dayIn, head, keeper, staffed } from '../support/staffed-site.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const clockAt = (instant: number) => {
  vi.unstubAllGlobals();
  setClock(instant);
};

/** Lets midnight come after a reading of the clock; tells how often it was read. */
function midnightAfter(reading: number, midnight: number): () => number {
  vi.unstubAllGlobals();
  let readings = 0;
  const now = () => {
    readings += 1;
    return readings <= reading ? midnight - 1 : midnight + 1;
  };
  vi.stubGlobal(
    'Date',
    new Proxy(Date, {
      construct: (real, given, self) => Reflect.construct(real, given.length === 0 ? [now()] : given, self),
      get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
    }),
  );
  return () => readings;
}

test.each([
  // On the next working day it is in time, and a day later it is not.
  ['the last day in time', '06-08', '06-09'],
  ['the year', '12-31', '12-31'],
])('a number that is given while %s ends holds, wherever midnight falls', async (_, signed, given) => {
  const year = Number(localDate(Date.now()).slice(0, 4)) + 1;
  const issuedOn = `${year}-${signed}`;
  const midnight = Date.parse(startOfDay(addDays(`${year}-${given}`, 1)));
  clockAt(midnight - 9 * 3_600_000);
  const { a } = await Site.open({ endpoint: false, unlocked: [] });
  for (let reading = 0; reading < 6; reading += 1) {
    clockAt(midnight - 60_000);
    await a.unlock();
    midnightAfter(reading, midnight);
    const input = outgoingInput(reading + 1, { issuedOn });
    expect((await a.handlers['record.register']({ input })).record).toMatchObject({ issuedOn });
    clockAt(midnight - 1000);
    expect(await a.handlers['ledger.verify']({}), `after reading ${reading}`).toMatchObject({ ok: true });
    await a.handlers['session.lock']({});
  }
});

test('a loan until today that midnight overtakes while the other person signs is not written', async () => {
  const { a } = await staffed();
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1, { copies: 3 }) });
  await a.handlers['session.lock']({});
  const [today, midnight] = [dayIn(1), Date.parse(startOfDay(dayIn(2)))];
  clockAt(midnight - 60_000);
  await a.unlock();
  const [, beside = ''] = readTerminalConfig(a.home).token.personal;
  const paper = { number: 3, notation: 'QĐ-UBND', issuedOn: `${today.slice(0, 4)}-01-02` };
  const asked = {
    request: randomUUID(),
    shown: { issuer: record.issuer, code: record.code, copies: [1], from: 'desk' as const },
    alone: { act: 'lend' as const, to: keeper, until: today, permit: { by: head.code, paper } },
    person: head.code,
  };
  await a.handlers['control.prepareCountersign'](asked);
  await a.tokens.login(beside, head.pin);
  const sign = a.tokens.sign.bind(a.tokens);
  vi.spyOn(a.tokens, 'sign').mockImplementation((...given) => {
    clockAt(midnight + 1000);
    return sign(...given);
  });
  await expect(a.handlers['control.countersign']({ asked, serial: beside })).rejects.toMatchObject({
    code: 'RECORD_INVALID',
    field: 'until',
  });
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
});
