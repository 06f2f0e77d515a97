import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeFiles } from '../../build/evidence/terminal-evidence.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { Countersigning } from '../../contract/ipc/countersign.ts';
import type { CustodyDeed } from '../../contract/ipc/custody-channels.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { evidenceOf } from '../hostile/leftovers.ts';
import { verifyIn } from '../support/evidence-folders.ts';
import { outgoingInput } from '../support/records.ts';
import type { Site } from '../support/site.ts';
import { bringsTwoPersonLaw, clerk, head, insideOf, keeper, staffed } from '../support/staffed-site.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** A terminal that has taken in an edition of the law by which acts on Tuyệt mật ask for a second person. */

let site: Site;
let a: TestTerminal;
let secret: CodedRecord;
let own: string;
let beside: string;

beforeEach(async () => {
  site = await staffed(
    bringsTwoPersonLaw([
      { act: 'transfer', from: 'A', roles: ['head'] },
      { act: 'disclose', from: 'A', roles: ['head', 'keeper'] },
      { act: 'move', from: 'A', roles: ['keeper'] },
    ]),
  );
  a = site.a;
  const { personal } = readTerminalConfig(a.home).token;
  [own = '', beside = ''] = personal;
  secret = await registered(1, 'A');
});
afterEach(() => void vi.restoreAllMocks());

const registered = async (number: number, level: 'A' | 'B') =>
  (await a.handlers['record.register']({ input: { ...outgoingInput(number, { copies: 3 }), level } })).record;

const line = { year: new Date().getFullYear(), line: 7 };
const permit = () => ({
  by: head.code,
  paper: { number: 3, notation: 'QĐ-UBND', issuedOn: `${line.year}-01-02` },
});
const shown = (from = 'desk', { issuer, code } = secret) => ({ issuer, code, copies: [1], from });
const doAll = async (deed: CustodyDeed, records: CodedRecord[], second?: { person: string }) => {
  const { refused } = await a.handlers['custody.do']({
    ...{ copies: records.map((record) => shown('desk', record)), deed },
    ...(second === undefined ? {} : { second: { ...second, line } }),
  });
  return refused.map(({ place, failure }) => [place, failure.code]);
};
const transferred = (person = head.code): Countersigning => ({
  ...{ request: randomUUID(), shown: shown(), alone: { act: 'transfer', to: keeper }, person },
});
const prepare = async (asked: Countersigning) => a.handlers['control.prepareCountersign'](asked);
async function countersign(asked: Countersigning) {
  const { shown: inWindow } = await prepare(asked);
  await a.tokens.login(beside, head.pin);
  await a.handlers['control.countersign']({ asked, serial: beside });
  return inWindow;
}
const acts = async () => {
  const { rows } = await a.handlers['ledger.page']({ before: null, limit: 200 });
  return rows.map(({ act }) => act).reverse();
};
const loggedIn = async () => {
  const { tokens } = await a.tokens.state();
  return tokens.filter(({ loggedIn: is }) => is).map(({ serial }) => serial);
};

test('an act that asks for a second person is refused to one alone, who is told who may be it', async () => {
  const { section } = await a.handlers['section.view']({});
  expect(section?.seconds).toEqual([
    { act: 'transfer', level: 'A', persons: [head.code] },
    { act: 'move', level: 'A', persons: [keeper] },
    { act: 'disclose', level: 'A', persons: [head.code, keeper].toSorted() },
  ]);
  const before = await acts();
  const { refused } = await a.handlers['custody.do']({
    ...{ copies: [shown()], deed: { act: 'transfer', to: keeper } },
  });
  expect(refused.map(({ failure }) => failure)).toEqual([
    { code: 'SECOND_PERSON_MISSING', detail: { act: 'transfer', level: 'A', holders: [head.code] } },
  ]);
  const { issuer, code } = secret;
  await expect(
    a.handlers['custody.disclose']({ issuer, code, persons: [keeper], permit: permit() }),
  ).rejects.toMatchObject({ code: 'SECOND_PERSON_MISSING' });
  expect(await acts()).toEqual(before);
  const lower = await registered(2, 'B');
  expect(await doAll({ act: 'transfer', to: keeper }, [lower])).toEqual([]);
});

test('the second person signs beside the session what the window shows, and the export holds', async () => {
  const inWindow = await countersign(transferred());
  expect(inWindow).toMatchObject({
    ...{ act: 'transfer', record: { code: secret.code }, copies: [1] },
    ...{ from: { code: 'desk' }, to: { code: keeper, name: 'Lê Thị Mẫu' } },
    ...{ person: { code: head.code, name: head.name }, actor: { code: clerk.code, name: clerk.name } },
    token: { serial: beside },
  });
  const { issuer, code } = secret;
  const disclosed = { issuer, code, persons: [keeper], permit: permit() };
  const shownTo = await countersign({ request: randomUUID(), disclosed, person: head.code });
  expect(shownTo).toMatchObject({
    ...{ act: 'disclose', copies: [], from: null, to: null },
    terms: { persons: [{ code: keeper, name: 'Lê Thị Mẫu' }], permit: { by: { code: head.code } } },
  });
  expect((await acts()).slice(-4)).toEqual(['concur', 'transfer', 'concur', 'disclose']);
  expect(await insideOf(site, secret)).toMatchObject({ holder: 'desk', offer: { to: keeper } });
  expect([await loggedIn(), a.view().user?.code]).toEqual([[own], clerk.code]);
  const { route } = await a.handlers['record.page']({ code });
  const said = route.flatMap(({ act, actor, custody }) =>
    act === 'concur' ? [{ actor, person: custody?.person, by: custody?.by }] : [],
  );
  const concurred = { actor: clerk.code, person: head.code, by: 'countersigned' };
  expect(said).toEqual([concurred, concurred]);

  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
  expect(await a.handlers['ledger.rebuild']({})).toEqual({ differed: false });
  await site.close();
  const folder = join(site.folder, 'export');
  await writeFiles(folder, await evidenceOf(site.world, 'a'));
  const { status, output } = await verifyIn(folder);
  expect(status, output).toBe(0);
});

test('without a token they sign by hand, once for all that is done at once', async () => {
  const other = await registered(2, 'A');
  const move = { act: 'move', place: 'K1-T01-N1' } as const;
  expect(await doAll(move, [secret, other])).toEqual([
    [0, 'SECOND_PERSON_MISSING'],
    [1, 'SECOND_PERSON_MISSING'],
  ]);
  // They lie on no shelf yet, from which they could be moved.
  const archive = { act: 'archive', place: 'K1-T01-N2' } as const;
  for (const record of [secret, other]) expect(await doAll(archive, [record])).toEqual([]);
  const copies = [secret, other].map((record) => shown('K1-T01-N2', record));
  const second = { person: keeper, line };
  expect(await a.handlers['custody.do']({ copies, deed: move, second })).toEqual({ refused: [] });
  expect((await acts()).slice(-4)).toEqual(['concur', 'move', 'concur', 'move']);
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
});

test('who acts, and who has not the role, stand by nothing; nothing is written', async () => {
  const before = await acts();
  const to = { act: 'transfer', to: keeper } as const;
  expect(await doAll(to, [secret], { person: clerk.code })).toEqual([[0, 'SECOND_PERSON_SAME']]);
  expect(await doAll(to, [secret], { person: keeper })).toEqual([[0, 'SECOND_PERSON_ROLE']]);
  // An acceptance has its other person by nature.
  const accept = { act: 'accept', to: clerk.code } as const;
  expect(await doAll(accept, [secret], { person: head.code })).toEqual([[0, 'OFFER_GONE']]);
  const move: Countersigning = {
    ...{ request: randomUUID(), shown: shown(), alone: { act: 'move', place: 'K1-T01-N1' } },
    person: head.code,
  };
  await expect(prepare(move)).rejects.toMatchObject({
    code: 'SECOND_PERSON_ROLE',
  });
  await expect(prepare(transferred(clerk.code))).rejects.toMatchObject({
    code: 'COUNTERSIGNER_ABSENT',
  });
  expect(await acts()).toEqual(before);
});

test('a token pulled in the middle leaves neither the act nor that somebody stands by it', async () => {
  const before = await acts();
  const asked = transferred();
  const sign = a.tokens.sign.bind(a.tokens);
  const pulledAt = (serial: string) =>
    vi.spyOn(a.tokens, 'sign').mockImplementation(async (...order) => {
      const signature = await sign(...order);
      if (order[0] !== beside) return signature;
      const state = await a.tokens.state();
      a.terminal.tokenChanged({ ...state, tokens: state.tokens.filter((token) => token.serial !== serial) });
      if (serial === beside) throw new AppError('TOKEN_REMOVED');
      return signature;
    });
  pulledAt(beside);
  await expect(countersign(asked)).rejects.toMatchObject({ code: 'COUNTERSIGNER_ABSENT' });
  expect([await acts(), await loggedIn()]).toEqual([before, [own]]);
  vi.restoreAllMocks();
  a.terminal.tokenChanged(await a.tokens.state());
  pulledAt(own);
  await expect(countersign(asked)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  vi.restoreAllMocks();
  await a.until(async () => (await loggedIn()).length === 0);
  await a.unlock();
  expect(await acts()).toEqual([...before, 'lock', 'unlock']);
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
});

test('one request is one act, however often it is asked', async () => {
  const asked = transferred();
  await countersign(asked);
  expect(await prepare(asked)).toEqual({ shown: null });
  await a.handlers['control.countersign']({ asked, serial: beside });
  expect((await acts()).filter((act) => act === 'concur' || act === 'transfer')).toEqual([
    'concur',
    'transfer',
  ]);
});
