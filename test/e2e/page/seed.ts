import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import { Warning } from '../../../contract/record/warning.ts';

export type Answer<Value> =
  | { ok: true; value: Value }
  | { ok: false; error: { code: string; detail?: Record<string, unknown> } };

/** What the terminal answers through the window's own bridge. */
export const answerOf = <Value>(page: Page, channel: string, args: unknown): Promise<Answer<Value>> =>
  page.evaluate<Answer<Value>, [string, unknown]>(
    ([name, given]) =>
      (
        globalThis as unknown as { tramMat: { invoke(name: string, given: unknown): Promise<never> } }
      ).tramMat.invoke(name, given),
    [channel, args],
  );

/** The same; throws the code of a refusal. */
export async function askTerminal<Value>(page: Page, channel: string, args: unknown): Promise<Value> {
  const answer = await answerOf<Value>(page, channel, args);
  if (answer.ok) return answer.value;
  throw new Error(`${channel}: ${answer.error.code}`);
}

/** Registers lines without a form, whatever is remarkable about them; returns their control codes. */
export async function register(page: Page, inputs: readonly RecordInput[]): Promise<string[]> {
  const codes = [];
  for (const input of inputs) {
    const { record } = await askTerminal<{ record: { code: string } }>(page, 'record.register', {
      request: randomUUID(),
      input,
      confirmed: Warning.options,
    });
    codes.push(record.code);
  }
  return codes;
}
