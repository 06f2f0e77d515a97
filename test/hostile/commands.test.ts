import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { type commandNames, coreChannels } from '../../contract/ipc/channels.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { createLog } from '../../electron/log.ts';
import { answer } from '../../electron/rpc/answer.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** What a script in the page can ask of the core with true codes, bodies and days: acts that need no gesture. */
let a: TestTerminal;
/** A record that waits to be handed over, one that is on its way, one that came back, and one that is not issued. */
let codes: Record<'waiting' | 'handed' | 'refused' | 'registered', ControlCode>;
let outside: string;
/** Another one, which is joined to a body of the directory. */
let joined: string;
const today = localDate(Date.now());
const province = 'H37';
const settled = 'T02';
const log = createLog(() => {});

beforeEach(async () => {
  a = (await Site.open({ endpoint: false, unlocked: ['a'] })).a;
  await a.openSeal();
  outside = (await a.handlers['outside.enrol']({ kind: 'B08' })).code;
  joined = (await a.handlers['outside.enrol']({ kind: 'B08' })).code;
  await a.handlers['outside.identify']({ code: joined, organisation: 'H37.03' });
  const to = [province, outside];
  const issued = async (number: number) => {
    const input = outgoingInput(number, { recipients: to, copies: 2 });
    const { code } = (await a.handlers['record.register']({ input })).record;
    await a.handlers['record.issue']({ code, paper: to });
    return code;
  };
  const hand = async (code: ControlCode) => {
    await a.handlers['paper.hand']({ code, to, carrier: 'post', run: 1, envelopes: 2 });
    return code;
  };
  codes = {
    waiting: await issued(1),
    handed: await hand(await issued(2)),
    refused: await hand(await issued(3)),
    registered: (await a.handlers['record.register']({ input: outgoingInput(4) })).record.code,
  };
  await a.handlers['paper.decline']({ code: codes.refused, to: province, on: today, reasons: ['R02'] });
});

type Args = Record<string, unknown>;
/** As the broker asks the core: parsed, answered with an outcome. */
async function ask(name: keyof typeof commandNames, args: unknown): Promise<string> {
  const handler: (args: never) => unknown = a.terminal.handlers[name];
  const asked = { name, channel: coreChannels[name], args };
  const outcome = await answer(asked, (parsed) => handler(parsed as never), log, 'parsed');
  return outcome.ok ? 'done' : outcome.error.code;
}

/** Of each command of paper, of bodies outside the directory and of marks: arguments that it would do. */
const genuine = () =>
  ({
    'outside.enrol': { kind: 'B08' },
    'outside.identify': { code: outside, organisation: 'H37.03' },
    'outside.separate': { code: joined, reason: 'S01' },
    'volume.close': { book: 'outgoing', year: Number(today.slice(0, 4)), number: 1, last: 4 },
    'numbers.byHand': { year: Number(today.slice(0, 4)), first: 5, last: 6 },
    'record.settle': { code: codes.handed, reason: settled },
    'record.resend': { code: codes.refused, to: province },
    'paper.hand': { code: codes.waiting, to: [province], carrier: 'post', run: 2, envelopes: 1 },
    'paper.slip': { code: codes.handed, to: province, on: today, slip: codes.handed },
    'paper.decline': { code: codes.handed, to: province, on: today, reasons: ['R02'] },
    'paper.lose': { code: codes.handed, to: province, on: today },
  }) as const;
type Name = keyof ReturnType<typeof genuine>;
/** With a volume that is closed the next is opened. */
const entriesOf = (name: Name): number => (name === 'volume.close' ? 2 : 1);
const each = () => Object.entries(genuine()) as [Name, Args][];

const seq = async () => (await a.handlers['ledger.page']({ before: null, limit: 1 })).total;
async function holds(): Promise<void> {
  await a.handlers['ledger.checkpoint']({});
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await a.handlers['ledger.rebuild']({})).toEqual({ differed: false });
}

/** Of no member of these commands the value. */
const strange: readonly unknown[] = [
  ...[
    'x'.repeat(2 ** 20),
    '\ud800',
    '\u0000',
    '',
    ' ',
    '1',
    '2026-02-30',
    1.5,
    -1,
    0,
    1e21,
    2 ** 53,
    Number.NaN,
  ],
  ...[
    10n,
    null,
    undefined,
    true,
    [],
    {},
    [[province]],
    [null],
    { length: 1 },
    new Date(),
    new Map(),
    Uint8Array.of(1),
  ],
  Array.from({ length: 100_000 }, () => province),
  Array.from({ length: 501 }, () => 'R02'),
];

test('a strange value of any member, and any further member, is refused and writes nothing', async () => {
  const before = await seq();
  for (const [name, args] of each()) {
    const whole = { request: randomUUID(), ...args };
    for (const key of Object.keys(whole)) {
      for (const [index, odd] of strange.entries()) {
        // None is left of numbers that begin with the first.
        const refused = key === 'last' && name === 'numbers.byHand' && odd === 0;
        expect(await ask(name, { ...whole, [key]: odd }), `${name} ${key} ${index}`).toBe(
          refused ? 'NUMBERS_BY_HAND_WRONG' : 'ARGUMENT_INVALID',
        );
      }
      const { [key]: _, ...without } = whole as Args;
      expect(await ask(name, without), `${name} without ${key}`).toBe('ARGUMENT_INVALID');
    }
    for (const odd of [null, undefined, 1, 'x', [whole], { ...whole, extra: 1 }, { ...whole, '': 1 }])
      expect(await ask(name, odd)).toBe('ARGUMENT_INVALID');
  }
  expect(await seq()).toBe(before);
});

test('a value that is well formed and false in this state is refused and writes nothing', async () => {
  const before = await seq();
  const { waiting, handed, refused, registered } = codes;
  const hand = { code: waiting, to: [province], carrier: 'post', run: 2, envelopes: 1 };
  const slip = { code: handed, to: province, on: today, slip: handed };
  const volume = genuine()['volume.close'];
  const numbers = genuine()['numbers.byHand'];
  const cases: readonly [Name, Args, string][] = [
    ['paper.hand', { ...hand, code: registered }, 'RECORD_WRONG_STATE'],
    ['paper.hand', { ...hand, code: handed }, 'RECORD_WRONG_STATE'],
    ['paper.hand', { ...hand, to: [province, 'X0009'], envelopes: 2 }, 'RECORD_WRONG_STATE'],
    ['paper.hand', { ...hand, to: [province, outside] }, 'RECORD_INVALID'],
    ['paper.slip', { ...slip, code: waiting, slip: waiting }, 'RECORD_WRONG_STATE'],
    ['paper.slip', { ...slip, slip: refused }, 'SLIP_OF_ANOTHER'],
    ['paper.slip', { ...slip, on: '2099-12-31' }, 'PAPER_DAY_OUTSIDE'],
    ['paper.slip', { ...slip, on: '2001-01-01' }, 'PAPER_DAY_OUTSIDE'],
    ['paper.decline', { code: handed, to: 'X0009', on: today, reasons: ['R02'] }, 'RECORD_WRONG_STATE'],
    ['paper.decline', { code: handed, to: province, on: today, reasons: ['R99'] }, 'CATALOGUE_CODE_UNKNOWN'],
    ['paper.lose', { code: refused, to: province, on: today }, 'RECORD_WRONG_STATE'],
    ['record.resend', { code: handed, to: province }, 'RECORD_WRONG_STATE'],
    ['record.resend', { code: refused, to: outside }, 'RECORD_WRONG_STATE'],
    ['outside.identify', { code: 'X0009', organisation: 'H37.03' }, 'RECORD_WRONG_STATE'],
    ['outside.separate', { code: outside, reason: 'S01' }, 'RECORD_WRONG_STATE'],
    ['outside.separate', { code: joined, reason: 'S99' }, 'CATALOGUE_CODE_UNKNOWN'],
    ['outside.identify', { code: outside, organisation: a.agency.code }, 'ORGANISATION_UNKNOWN'],
    ['volume.close', { ...volume, last: 3 }, 'VOLUME_NOT_OPEN'],
    ['volume.close', { ...volume, number: 2 }, 'VOLUME_NOT_OPEN'],
    ['volume.close', { ...volume, book: 'incoming' }, 'VOLUME_EMPTY'],
    ['volume.close', { ...volume, year: volume.year - 2 }, 'YEAR_CLOSED'],
    ['volume.close', { ...volume, year: volume.year + 1 }, 'VOLUME_NOT_OPEN'],
    ['numbers.byHand', { ...numbers, first: 4 }, 'NUMBERS_BY_HAND_WRONG'],
    ['numbers.byHand', { ...numbers, first: 6 }, 'NUMBERS_BY_HAND_WRONG'],
    ['numbers.byHand', { ...numbers, last: 4 }, 'NUMBERS_BY_HAND_WRONG'],
    ['numbers.byHand', { ...numbers, last: 205 }, 'NUMBERS_BY_HAND_WRONG'],
    ['numbers.byHand', { ...numbers, year: volume.year - 2 }, 'YEAR_CLOSED'],
    ['numbers.byHand', { ...numbers, year: volume.year + 1 }, 'YEAR_CLOSED'],
    ['record.settle', { code: handed, issuer: outside, reason: settled }, 'RECORD_NOT_FOUND'],
    ['record.settle', { code: registered, reason: settled }, 'RECORD_WRONG_STATE'],
  ];
  for (const [name, args, code] of cases)
    expect(await ask(name, { request: randomUUID(), ...args }), `${name} ${JSON.stringify(args)}`).toBe(code);
  expect(await seq()).toBe(before);
  await holds();
});

test('of many that ask at once for what can be done once, one does it', async () => {
  for (const [name, args] of each()) {
    if (name === 'outside.enrol') continue;
    const before = await seq();
    const asked = Array.from({ length: 40 }, () => ask(name, { request: randomUUID(), ...args }));
    const outcomes = await Promise.all(asked);
    const isDone = before < (await seq());
    expect(
      outcomes.filter((one) => one === 'done'),
      name,
    ).toHaveLength(isDone ? 1 : 0);
    const late = ['done', 'RECORD_WRONG_STATE', 'VOLUME_NOT_OPEN', 'NUMBERS_BY_HAND_WRONG'];
    expect(
      outcomes.filter((one) => !late.includes(one)),
      name,
    ).toEqual([]);
    expect(await seq(), name).toBe(before + (isDone ? entriesOf(name) : 0));
  }
  await holds();
});

test('an identity serves one command with one set of arguments', async () => {
  const request = randomUUID();
  expect(await ask('outside.enrol', { request, kind: 'B08' })).toBe('done');
  const before = await seq();
  expect(await ask('outside.enrol', { request, kind: 'B08' })).toBe('done');
  expect(await ask('outside.enrol', { request, kind: 'B09' })).toBe('REQUEST_REPEATED');
  for (const [name, args] of each())
    if (name !== 'outside.enrol')
      expect(await ask(name, { request, ...args }), name).toBe('REQUEST_REPEATED');
  expect(await seq()).toBe(before);
});

test('commands that come with a lock are done before it or refused, and what was told is what is written', async () => {
  const before = await seq();
  let written = 0;
  const asked = () =>
    each().map(async ([name, args]) => {
      const outcome = await ask(name, { request: randomUUID(), ...args });
      if (outcome === 'done') written += entriesOf(name);
      return outcome;
    });
  const first = [...asked(), ...asked()];
  const locking = a.handlers['session.lock']({});
  const outcomes = await Promise.all([...first, ...asked()]);
  await locking;
  const allowed = ['done', 'VAULT_LOCKED', 'RECORD_WRONG_STATE', 'VOLUME_NOT_OPEN', 'NUMBERS_BY_HAND_WRONG'];
  expect(outcomes.filter((one) => !allowed.includes(one))).toEqual([]);
  await a.unlock();
  // The lock, and the unlock.
  expect(await seq()).toBe(before + written + 2);
  await holds();
});
