import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { AppError, failureOf } from '../../contract/errors/index.ts';
import { commandNames, coreChannels } from '../../contract/ipc/channels.ts';
import type { CustodyDeed } from '../../contract/ipc/custody-channels.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { Warning } from '../../contract/record/warning.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { Role } from '../../contract/rights/role.ts';
import { addDays } from '../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { type Channel, channelRows, registerQuery, type Subject } from '../support/channel-rows.ts';
import { outgoingInput } from '../support/records.ts';
import { RoleSite } from '../support/role-site.ts';
import { Site } from '../support/site.ts';

/** Each channel of the core, asked by each role: what is not theirs is neither told nor done. */

const [agency, other] = agencies;
const self = agency.code;
const today = localDate(Date.now());
const province = 'H37';

const channels = Object.keys(channelRows) as Channel[];

const roles: Record<string, { role: Role; level: Level; rights: Right[] }> = {
  clerk: { role: 'clerk', level: 'A', rights: ['read', 'register', 'issue', 'receive', 'keep', 'verify'] },
  'clerk cleared for the lowest': {
    ...{ role: 'clerk', level: 'C', rights: ['read', 'register', 'issue', 'receive', 'keep', 'verify'] },
  },
  head: { role: 'head', level: 'A', rights: ['read', 'issue', 'keep', 'verify'] },
  'security officer': { role: 'security-officer', level: 'A', rights: ['read', 'keep', 'verify'] },
  keeper: { role: 'keeper', level: 'B', rights: ['read', 'keep'] },
  auditor: { role: 'auditor', level: 'C', rights: ['read', 'verify'] },
  recipient: { role: 'recipient', level: 'A', rights: ['keep'] },
};

test('nobody is told of what is not theirs, and whoever lacks a right is refused by its name', async () => {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  const people = new RoleSite(site);
  const { a } = site;
  await people.become('clerk', 'A');
  await a.openSeal();
  await a.handlers['outside.enrol']({ kind: 'B08' });
  await a.handlers['outside.enrol']({ kind: 'B08' });
  let number = 0;
  const made = async (level: Level, issued: boolean): Promise<Subject> => {
    number += 1;
    const recipients = level === 'C' ? [province] : [province, 'X0001'];
    const copies = recipients.length + 1;
    const input = outgoingInput(number, { level, recipients, copies, dueOn: today });
    const { record } = await a.handlers['record.register']({ input });
    if (issued) await a.handlers['record.issue']({ code: record.code, paper: recipients });
    return { record, input, envelope: randomUUID() };
  };
  const open = { draft: await made('C', false), issued: await made('C', true) };
  const secret = [await made('A', false), await made('A', true)];
  // To the second unit is offered a copy of one, whoever works there.
  const held = await made('A', false);
  const copies = [{ issuer: self, code: held.record.code, copies: [2], from: 'desk' as const }];
  expect(await a.handlers['custody.do']({ copies, deed: { act: 'transfer', to: 'U02' } })).toEqual({
    refused: [],
  });
  const signs = vi.spyOn(a.tokens, 'sign');

  const ask = async (channel: Channel, args: object): Promise<{ answer?: unknown; error?: AppError }> => {
    const handler: (args: never) => unknown = a.terminal.handlers[channel];
    const whole = channel in commandNames ? { request: randomUUID(), ...args } : args;
    const parsed = coreChannels[channel].args.parse(whole) as object;
    try {
      return { answer: coreChannels[channel].result.parse(await handler(parsed as never)) };
    } catch (error) {
      if (error instanceof AppError) return { error };
      throw error;
    }
  };
  const refusal = ({ error }: { error?: AppError }) => {
    const right = error?.detail && 'right' in error.detail ? error.detail.right : undefined;
    return error?.code === 'RIGHT_MISSING' || error?.code === 'RECORD_LOCKED'
      ? `${error.code} ${right}`
      : 'may';
  };
  /** Of these the state of the record decides before the right does: the record is such that it does not. */
  const subjectOf = (channel: Channel) =>
    channel.startsWith('paper.') || channel === 'record.resend' ? open.issued : open.draft;

  for (const [who, { role, level, rights }] of Object.entries(roles)) {
    await people.become(role, level);
    signs.mockClear();
    const told = new Map<string, string>();
    const [outcomes, expected] = [new Map<string, string>(), new Map<string, string>()];
    const readsAll = level === 'A' && rights.includes('read');
    for (const channel of channels) {
      // They end the session: `become` asks it of everybody.
      if (channel === 'session.lock' || channel === 'session.switch') continue;
      const { right, names, args } = channelRows[channel];
      const may = right === 'none' || rights.includes(right) ? 'may' : `RIGHT_MISSING ${right}`;
      const lockedOr = (isLocked: boolean) => (isLocked && may === 'may' ? 'RECORD_LOCKED read' : may);
      const of = subjectOf(channel);
      const outcome = await ask(channel, args(of));
      told.set(channel, JSON.stringify(outcome.answer ?? null));
      outcomes.set(channel, refusal(outcome));
      // Of an envelope that is not here nobody knows the level.
      expected.set(
        channel,
        lockedOr(names && ('envelope' in args(of) ? !readsAll : !rights.includes('read'))),
      );
      if (!names || readsAll) continue;
      for (const one of secret) {
        outcomes.set(`${channel} of a secret`, refusal(await ask(channel, args(one))));
        expected.set(`${channel} of a secret`, lockedOr(true));
      }
      if (channel !== 'record.correct') continue;
      // What is typed into a form names no other record than its line.
      for (const one of secret) {
        const foreign = { ...one, input: { ...one.input, issuer: 'H37.02' } };
        outcomes.set('an issuer of somebody else', refusal(await ask(channel, args(foreign))));
        expected.set('an issuer of somebody else', lockedOr(true));
      }
    }
    expect(Object.fromEntries(outcomes), who).toEqual(Object.fromEntries(expected));
    const leaks = secret.flatMap(({ record }) =>
      [...told].flatMap(([channel, answer]) => (answer.includes(record.code) ? [channel] : [])),
    );
    if (!readsAll) expect(leaks, who).toEqual([]);
    if (who === 'keeper') {
      const page = await a.handlers['register.page']({ ...registerQuery });
      const tops = [...secret, held].map(({ record }) => record.ordinal);
      expect(page.locked?.map(({ number }) => number)).toEqual(tops);
      const text = secret[0]?.record.code ?? '';
      expect(await a.handlers['register.page']({ ...registerQuery, text })).toMatchObject({
        total: 0,
        rows: [],
      });
      const sorted = await a.handlers['register.page']({
        ...registerQuery,
        sort: [{ key: 'level', descending: false }],
      });
      expect([sorted.total, sorted.locked]).toEqual([page.total - tops.length, undefined]);
    }
    // A form tells at its level what saving would refuse.
    if (rights.includes('register')) {
      const { faults } = await a.handlers['form.look']({ form: { level: 'A' } });
      const fault = {
        code: 'RIGHT_MISSING',
        field: 'level',
        detail: { right: 'register', level: 'A', holders: [] },
      };
      expect(faults, who).toEqual(level === 'A' ? [] : [fault]);
    }
    // The unlock is signed with what follows it, and for whom may do nothing else nothing else is.
    if (!rights.includes('issue')) expect(signs.mock.calls.length, who).toBeLessThanOrEqual(2);
  }
  // The last of them is told of what is offered to their unit, and what they will then have of it.
  const { offered, locked } = await a.handlers['today.view']({});
  expect([offered.map(({ record, copies }) => [record.code, copies]), locked]).toEqual([
    [[held.record.code, [2]]],
    undefined,
  ]);
  const page = await a.handlers['record.page']({ code: held.record.code });
  expect([page.copies.map(({ copy }) => copy), page.route.map(({ act }) => act), page.papers]).toEqual([
    ...[[2], ['transfer'], []],
  ]);
});

test('of copies that are not told no deed tells who has them, or whether they are there', async () => {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  const people = new RoleSite(site);
  const { a } = site;
  await people.become('clerk', 'A');
  const input = outgoingInput(1, { level: 'A', recipients: [province], copies: 4 });
  const { record } = await a.handlers['record.register']({ input });
  const about = (copies: number[], from: string) => ({ issuer: self, code: record.code, copies, from });
  const transfer = { act: 'transfer', to: 'U02' } as const;
  expect(await a.handlers['custody.do']({ copies: [about([2], 'desk')], deed: transfer })).toEqual({
    refused: [],
  });

  // Who works in the second unit is to accept copy 2, and reads no register.
  await people.become('recipient', 'A');
  const outcome = async (work: () => unknown) => {
    try {
      return await work();
    } catch (error) {
      return failureOf(error);
    }
  };
  const asked = (copies: number[], from: string, deed: CustodyDeed) =>
    outcome(() => a.handlers['custody.do']({ copies: [about(copies, from), about([999], 'desk')], deed }));
  const beside = (copies: number[], from: string) =>
    outcome(() =>
      a.handlers['control.prepareCountersign']({
        ...{ request: randomUUID(), person: agency.head.code, shown: about(copies, from) },
        deed: { act: 'collect', to: 'U02' },
      }),
    );
  for (const deed of [{ act: 'miss' }, { act: 'find', holder: 'U02' }, { act: 'bring-back' }] as const)
    for (const [copy, from] of [
      ...([
        [3, 'desk'],
        [3, 'U02'],
        [7, 'desk'],
      ] as const),
      // With one that is not there also what is theirs to accept.
      [2, 'desk'] as const,
    ])
      expect(await asked([copy], from, deed), `${deed.act} ${copy} ${from}`).toMatchObject({
        code: 'RECORD_LOCKED',
      });
  expect(await beside([3], 'desk')).toEqual(await beside([7], 'U02'));
  expect(await beside([3], 'desk')).toMatchObject({ code: 'RECORD_LOCKED' });
  expect(await asked([3], 'desk', { act: 'miss' })).toEqual(await asked([7], 'U01', { act: 'miss' }));

  const mine = { copies: [about([2], 'desk')] };
  expect(await a.handlers['custody.do']({ ...mine, deed: { act: 'miss' } })).toEqual({ refused: [] });
  const found = await a.handlers['custody.do']({ ...mine, deed: { act: 'find', holder: 'U02' } });
  expect(found.refused).toMatchObject([
    { place: 0, failure: { code: 'RIGHT_MISSING', detail: { right: 'read' } } },
  ]);
});

test('the day of a line that is not told is found by no trying, and its register holds', async () => {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  const people = new RoleSite(site);
  const { a } = site;
  const register = (number: number, level: Level, issuedOn: string, confirmed: Warning[] = []) => {
    const input = outgoingInput(number, { level, recipients: [province], copies: 2, issuedOn });
    return a.handlers['record.register']({ input, confirmed });
  };
  const warnings = (issuedOn: string) =>
    Promise.resolve()
      .then(() => register(5, 'C', issuedOn))
      .then(
        () => ({}),
        (error: AppError) => error.detail,
      );
  await people.become('clerk', 'A');
  const before = addDays(today, -1);
  await register(1, 'A', today);
  const whole = await warnings(before);
  expect(whole).toMatchObject({ 'date-before-last': true, 'number-skips': true });

  await people.become('clerk', 'C');
  const { total: entries } = await a.handlers['ledger.page']({ before: null, limit: 1 });
  // Before that day and after it the answer is the same, and nothing is written.
  expect(await warnings(before)).toEqual({ ...whole, 'date-before-last': false });
  expect(await warnings(today)).toMatchObject({ 'date-before-last': false, 'number-skips': true });
  expect((await a.handlers['ledger.page']({ before: null, limit: 1 })).total).toBe(entries);
  // What was not asked is stated all the same: a register is verified by whoever may see it.
  await register(2, 'C', before, ['number-late', 'another-year']);
  await a.handlers['ledger.checkpoint']({});
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
});

test('who reads no register is not told how many envelopes wait', async () => {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  const people = new RoleSite(site);
  const { a } = site;
  await people.become('clerk', 'A');
  await a.openSeal();
  const input = outgoingInput(1, { level: 'A', recipients: [other.code], copies: 2 });
  const { record } = await a.handlers['record.register']({ input });
  await a.handlers['record.issue']({ code: record.code });
  expect(a.view().pendingOutbox).toBe(1);
  await people.become('recipient', 'A');
  expect(a.view().pendingOutbox).toBe(0);
});
