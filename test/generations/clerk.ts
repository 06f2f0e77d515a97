import type { ControlCode } from '../../contract/record/control-code.ts';
import { countOf } from '../support/counted.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** What a clerk does at a terminal, and what is waited for in between. */

export async function unlockAll(...terminals: TestTerminal[]): Promise<void> {
  for (const terminal of terminals) {
    await terminal.unlock();
    await terminal.openSeal();
  }
}

export const waitingRow = (at: TestTerminal, code: ControlCode) =>
  at.until(async () =>
    (await at.handlers['incoming.waiting']({})).waiting.find(({ record }) => record.code === code),
  );

export async function enter(
  at: TestTerminal,
  code: ControlCode,
  more: { storeAt?: string } = {},
): Promise<void> {
  const { envelope } = await waitingRow(at, code);
  const check = await countOf(at.handlers, envelope);
  await at.handlers['incoming.enter']({ envelope, check, noteCodes: [], ...more });
}

export const progress = async (at: TestTerminal, code: ControlCode) =>
  (await at.handlers['record.page']({ code })).row.progress;

export const transport = async (at: TestTerminal, id: string) =>
  (await at.handlers['outbox.list']({ offset: 0, limit: 50 })).rows.find(({ envelope }) => envelope === id)
    ?.state;

export const stored = (at: TestTerminal, id: string) =>
  at.until(async () => (await transport(at, id)) === 'stored');

/** Resolves when all that was queued has left and the endpoint has countersigned the whole ledger. */
export async function settled(...terminals: TestTerminal[]): Promise<void> {
  for (const terminal of terminals) await terminal.until(() => terminal.view().pendingOutbox === 0);
  for (const terminal of terminals)
    await terminal.until(async () => {
      await terminal.handlers['ledger.checkpoint']({});
      const { anchored, entries, ok } = await terminal.handlers['ledger.verify']({});
      if (!ok) throw new Error('the ledger does not hold');
      return anchored === entries;
    });
}
