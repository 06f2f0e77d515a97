// One terminal in a process that a test may kill at any moment: vault, exchange, and a clerk who does not rest.
// Arguments: one JSON `Errand`. Every act the terminal has answered is one line on standard output, written
// before the next act begins; a line that was read is a promise that was given.
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { agencies } from '../../build/demo/cast.ts';
import { startTokenChild, type TokenChild } from '../../build/demo/token-child.ts';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { TokenPort } from '../../core/ports/token.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { composeTerminal } from '../../native/compose.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { countOf } from '../support/counted.ts';
import { outgoingInput } from '../support/records.ts';
import { testHandlers } from '../support/requests.ts';

export interface Errand {
  readonly role: 'a' | 'b';
  readonly home: string;
  readonly tokens: string;
}
/** What the terminal tells of itself. */
export type Report =
  | { readonly token: number }
  | { readonly ready: true }
  | { readonly registered: ControlCode; readonly ordinal: number }
  | { readonly issued: ControlCode }
  | { readonly stored: string }
  | { readonly entered: ControlCode; readonly ordinal: number };

const errand = JSON.parse(process.argv[2] ?? '') as Errand;
const agency = errand.role === 'a' ? agencies[0] : agencies[1];
const config = readTerminalConfig(errand.home);
const clerk = config.token.personal[0] ?? '';
const report = (line: Report) => void writeSync(1, `${JSON.stringify(line)}\n`);

let tokens = plugIn();
const port: TokenPort = {
  state: () => tokens.state(),
  logout: () => tokens.logout(),
  logoutOne: (serial) => tokens.logoutOne(serial),
  sign: (...order) => tokens.sign(...order),
  decrypt: (...order) => tokens.decrypt(...order),
};
const terminal = composeTerminal({
  home: errand.home,
  standIn: false,
  token: port,
  events: { session: () => undefined, changed: () => undefined },
});
const handlers = testHandlers(terminal.handlers);

/** A token host; when it is killed the terminal locks, another one starts, and the clerk logs in again. */
function plugIn(): TokenChild {
  const { module, digest, personal, seal } = config.token;
  const host = startTokenChild(errand.tokens, { module, digest, listed: [...personal, seal] }, (state) =>
    terminal.tokenChanged(state),
  );
  report({ token: host.process.pid ?? 0 });
  once(host.process, 'exit').then(() => {
    terminal.tokenHostLost();
    tokens = plugIn();
  });
  return host;
}

async function logIn(): Promise<void> {
  await enterPin(clerk, agency.clerk.pin);
  await handlers['control.unlock']({ serial: clerk });
  await enterPin(config.token.seal, agency.seal.pin);
  terminal.tokenChanged(await tokens.state());
  report({ ready: true });
}

async function enterPin(serial: string, pin: string): Promise<void> {
  await tokens.login(serial, pin);
}

const told = new Set<string>();
async function tellStored(): Promise<void> {
  const { rows } = await handlers['outbox.list']({ offset: 0, limit: 20 });
  for (const { envelope, state } of rows) {
    if ((state !== 'stored' && state !== 'delivered') || told.has(envelope)) continue;
    told.add(envelope);
    report({ stored: envelope });
  }
}

async function issue(code: ControlCode): Promise<void> {
  await handlers['record.issue']({ code });
  report({ issued: code });
}

/** Issues what an earlier life registered and did not issue, then one more record. */
async function writeAndIssue(): Promise<void> {
  const { toIssue } = await handlers['today.view']({});
  for (const { record } of toIssue) await issue(record.code);
  const today = localDate(Date.now());
  const year = Number(today.slice(0, 4));
  const next = await handlers['register.next']({ book: 'outgoing', year });
  const { number } = next;
  // Some numbers were given by hand; an earlier life may have left some of them.
  if (next.byHand === null && number % 3 === 0)
    await handlers['numbers.byHand']({ year, first: number, last: number + 1 });
  const isByHand = next.byHand !== null || number % 3 === 0;
  const { record } = await handlers['record.register'](
    isByHand
      ? { input: outgoingInput(number, { noteCodes: ['N08'] }), givenOn: today }
      : { input: outgoingInput(number) },
  );
  report({ registered: record.code, ordinal: record.ordinal });
  await issue(record.code);
  await tellStored();
  await sleep(120);
}

/** Enters whatever waits. */
async function receiveAndEnter(): Promise<void> {
  const { waiting } = await handlers['incoming.waiting']({});
  for (const { envelope } of waiting) {
    const check = await countOf(handlers, envelope);
    const { record: line } = await handlers['incoming.enter']({ envelope, check, noteCodes: [] });
    report({ entered: line.code, ordinal: line.ordinal });
  }
  await tellStored();
  if (waiting.length === 0) await sleep(20);
}

/** What a killed token host leads to: the lock, or its successor whom nobody has told a PIN yet. */
const expected: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TOKEN_HOST_LOST',
  'TOKEN_NOT_LOGGED_IN',
  'TOKEN_ABSENT',
  'VAULT_LOCKED',
  'SEAL_ABSENT',
  'SEAL_LOCKED',
]);

const work = errand.role === 'a' ? writeAndIssue : receiveAndEnter;
for (;;) {
  try {
    await (terminalIsOpen() ? work() : logIn());
  } catch (error) {
    if (!(error instanceof AppError) || !expected.has(error.code)) throw error;
    await sleep(20);
  }
}

function terminalIsOpen(): boolean {
  const view = handlers['control.view']({});
  if (view instanceof Promise) return false;
  return view.phase === 'unlocked' && view.seal.state === 'open';
}
