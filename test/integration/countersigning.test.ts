import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeFiles } from '../../build/evidence/terminal-evidence.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { HandOverSigning } from '../../contract/ipc/countersign.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { evidenceOf } from '../hostile/leftovers.ts';
import { verifyIn } from '../support/evidence-folders.ts';
import { outgoingInput } from '../support/records.ts';
import type { Site } from '../support/site.ts';
import { clerk, dayIn, doWith, head, insideOf, keeper, staffed } from '../support/staffed-site.ts';
import type { TestTerminal } from '../support/terminal.ts';

let site: Site;
let a: TestTerminal;
let record: CodedRecord;
let own: string;
let second: string;

beforeEach(async () => {
  site = await staffed();
  a = site.a;
  const { personal } = readTerminalConfig(a.home).token;
  [own = '', second = ''] = personal;
  record = (await a.handlers['record.register']({ input: outgoingInput(1, { copies: 3 }) })).record;
});
afterEach(() => void vi.restoreAllMocks());

const { code: person } = head;

/** The clerk offers the first copy to the head; what the head is asked to sign. */
async function offered(): Promise<HandOverSigning> {
  expect(await doWith(site, record, { act: 'transfer', to: person })).toEqual([]);
  return acceptance();
}
async function acceptance(): Promise<HandOverSigning> {
  const { issuer, code } = record;
  const inside = await insideOf(site, record);
  const entry = inside?.offer?.entry;
  const shown = { issuer, code, copies: [1], from: inside?.holder ?? 'desk' };
  return {
    request: randomUUID(),
    shown: entry === undefined ? shown : { ...shown, offer: entry },
    deed: { act: 'accept', to: person },
    person,
  };
}
const collection = (): HandOverSigning => ({
  request: randomUUID(),
  shown: { issuer: record.issuer, code: record.code, copies: [1], from: person },
  deed: { act: 'collect', to: 'desk', place: 'K1-T01-N1' },
  person,
});

const prepare = async (asked: HandOverSigning) => a.handlers['control.prepareCountersign'](asked);
/** Main's part: the PIN goes to the token host, and the core signs. */
async function countersign(asked: HandOverSigning): Promise<void> {
  await a.tokens.login(second, head.pin);
  await a.handlers['control.countersign']({ asked, serial: second });
}
const loggedIn = async () => {
  const { tokens } = await a.tokens.state();
  return tokens.filter(({ loggedIn: is }) => is).map(({ serial }) => serial);
};
const acts = async () => {
  const { rows } = await a.handlers['ledger.page']({ before: null, limit: 200 });
  return rows.map(({ act }) => act).reverse();
};
const verifies = async () => expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
const withoutToken = async (serial: string) => {
  const state = await a.tokens.state();
  a.terminal.tokenChanged({ ...state, tokens: state.tokens.filter((token) => token.serial !== serial) });
};

test('what is offered is accepted, and collected again, by a second signature, and the export holds', async () => {
  expect(a.view().countersigners).toEqual([person]);
  const asked = await offered();
  const { shown } = await prepare(asked);
  expect(shown).toMatchObject({
    ...{ act: 'accept', record: { code: record.code }, copies: [1] },
    from: { code: 'desk', name: null },
    to: { code: person, name: head.name },
    person: { code: person, name: head.name },
    token: { serial: second, pinPad: false },
  });
  await countersign(asked);
  expect(await insideOf(site, record)).toMatchObject({ holder: person, offer: null });
  expect([await loggedIn(), a.view().phase, a.view().user?.code]).toEqual([[own], 'unlocked', clerk.code]);

  const back = collection();
  await prepare(back);
  await countersign(back);
  expect(await insideOf(site, record)).toMatchObject({ holder: 'K1-T01-N1' });
  expect(await loggedIn()).toEqual([own]);
  const { route } = await a.handlers['record.page']({ code: record.code });
  const said = route.flatMap(({ act, actor, custody }) =>
    custody?.by === 'countersigned' ? [{ act, actor, person: custody.person }] : [],
  );
  expect(said).toEqual([
    { act: 'accept', actor: clerk.code, person },
    { act: 'collect', actor: clerk.code, person },
  ]);

  await verifies();
  await site.close();
  const folder = join(site.folder, 'export');
  await writeFiles(folder, await evidenceOf(site.world, 'a'));
  const { status, output } = await verifyIn(folder);
  expect(status, output).toBe(0);
});

test('an acceptance shows the kind of its hand-over, the term and the permit; a collection shows the shelf', async () => {
  const paper = { number: 3, notation: 'QĐ-UBND', issuedOn: dayIn(0) };
  const until = dayIn(3);
  const deed = { act: 'lend', to: person, until, permit: { by: person, paper } } as const;
  expect(await doWith(site, record, deed)).toEqual([]);
  const asked = await acceptance();
  expect((await prepare(asked)).shown).toMatchObject({
    ...{ act: 'accept', offered: 'lend' },
    terms: { until, permit: { by: { code: person, name: head.name }, paper }, place: null },
  });
  await countersign(asked);
  expect((await prepare(collection())).shown).toMatchObject({
    ...{ act: 'collect', offered: null },
    terms: { until: null, permit: null, place: { code: 'K1-T01-N1' } },
  });
});

test('one request is one act, however often it is asked', async () => {
  const asked = await offered();
  await Promise.all([countersign(asked), a.handlers['control.countersign']({ asked, serial: second })]);
  expect(await prepare(asked)).toEqual({ shown: null });
  await a.handlers['control.countersign']({ asked, serial: second });
  expect((await acts()).filter((act) => act === 'accept')).toHaveLength(1);
  const other = { ...asked, shown: { ...asked.shown, copies: [2] } };
  await expect(prepare(other)).rejects.toMatchObject({ code: 'REQUEST_REPEATED' });
  expect(await loggedIn()).toEqual([own]);
});

test('nobody is asked for a PIN for what would be refused', async () => {
  const asked = await offered();
  const moved = { ...asked, shown: { ...asked.shown, from: 'K1-T01-N1' } };
  await expect(prepare(moved)).rejects.toMatchObject({ code: 'CUSTODY_MOVED' });
  const { offer: _, ...bare } = asked.shown;
  await expect(prepare({ ...asked, shown: bare })).rejects.toMatchObject({ code: 'OFFER_GONE' });
  const { record: of } = await a.handlers['record.register']({ input: outgoingInput(2) });
  const another = { ...asked, shown: { ...asked.shown, code: of.code } };
  await expect(prepare(another)).rejects.toMatchObject({ code: 'OFFER_GONE' });
  // The head has a post in the office, not in the archive.
  const elsewhere: HandOverSigning = { ...asked, deed: { act: 'accept', to: 'U02' } };
  await expect(prepare(elsewhere)).rejects.toMatchObject({
    code: 'NOT_HOLDER',
  });
  for (const absent of [keeper, clerk.code])
    await expect(prepare({ ...asked, person: absent })).rejects.toMatchObject({
      code: 'COUNTERSIGNER_ABSENT',
    });
  await withoutToken(second);
  expect(a.view().countersigners).toEqual([]);
  await expect(prepare(asked)).rejects.toMatchObject({ code: 'COUNTERSIGNER_ABSENT' });
  expect(await insideOf(site, record)).toMatchObject({ holder: 'desk', offer: { to: person } });
});

test('a PIN that was given for what has changed meanwhile signs nothing, and its token is logged out', async () => {
  const asked = await offered();
  await prepare(asked);
  expect(await doWith(site, record, { act: 'take-back' })).toEqual([]);
  const sign = vi.spyOn(a.tokens, 'sign');
  await expect(countersign(asked)).rejects.toMatchObject({ code: 'OFFER_GONE' });
  expect(sign.mock.calls.filter(([serial]) => serial === second)).toEqual([]);
  expect([await loggedIn(), a.view().phase]).toEqual([[own], 'unlocked']);
});

test('the token of another person signs nothing, nor that of the session', async () => {
  const asked = await offered();
  const ask = (serial: string) => a.handlers['control.countersign']({ asked, serial });
  await expect(ask(own)).rejects.toMatchObject({ code: 'COUNTERSIGNER_ABSENT' });
  expect([await loggedIn(), a.view().phase]).toEqual([[own], 'unlocked']);
  const { seal } = readTerminalConfig(a.home).token;
  await expect(ask(seal)).rejects.toMatchObject({ code: 'COUNTERSIGNER_ABSENT' });
  // Nobody has given its PIN.
  await expect(ask(second)).rejects.toMatchObject({ code: 'COUNTERSIGNER_ABSENT' });
  expect((await acts()).filter((act) => act === 'accept')).toEqual([]);
});

test('pulling the second token only ends the countersigning', async () => {
  const asked = await offered();
  const sign = a.tokens.sign.bind(a.tokens);
  vi.spyOn(a.tokens, 'sign').mockImplementation(async (...order) => {
    if (order[0] !== second) return sign(...order);
    await withoutToken(second);
    throw new AppError('TOKEN_REMOVED');
  });
  await expect(countersign(asked)).rejects.toMatchObject({ code: 'COUNTERSIGNER_ABSENT' });
  expect([await loggedIn(), a.view().phase]).toEqual([[own], 'unlocked']);
  expect(await insideOf(site, record)).toMatchObject({ holder: 'desk', offer: { to: person } });
  vi.restoreAllMocks();
  a.terminal.tokenChanged(await a.tokens.state());
  await countersign(asked);
  expect(await insideOf(site, record)).toMatchObject({ holder: person, offer: null });
  await verifies();
});

test('pulling the token of the session in the middle locks, and nothing is written', async () => {
  const asked = await offered();
  const sign = a.tokens.sign.bind(a.tokens);
  vi.spyOn(a.tokens, 'sign').mockImplementation(async (...order) => {
    const signature = await sign(...order);
    if (order[0] === second) await withoutToken(own);
    return signature;
  });
  await expect(countersign(asked)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(a.view()).toMatchObject({ phase: 'locked', lockedBecause: 'TOKEN_REMOVED' });
  vi.restoreAllMocks();
  await a.until(async () => (await loggedIn()).length === 0);
  await a.unlock();
  expect((await acts()).slice(-3)).toEqual(['transfer', 'lock', 'unlock']);
  expect(await insideOf(site, record)).toMatchObject({ holder: 'desk', offer: { to: person } });
  await verifies();
});

test('a PIN that comes after the lock opens nothing, and its token is logged out', async () => {
  const asked = await offered();
  await prepare(asked);
  await a.handlers['session.lock']({});
  await expect(countersign(asked)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(await loggedIn()).toEqual([]);
});
