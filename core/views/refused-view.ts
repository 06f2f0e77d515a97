import type { RefusedEnvelope } from '../../contract/ipc/refused.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Store } from '../ports/store.ts';

type Receipt = Extract<LedgerEntry, { act: 'receive' }>;
const shownAtMost = 50;

/** The envelopes with this code that were refused here, whoever sent them, the newest refusal first. */
export function refusedUnder(ledger: Pick<Store['ledger'], 'route'>, code: ControlCode): RefusedEnvelope[] {
  const received = new Map<string, Receipt>();
  const refused: RefusedEnvelope[] = [];
  for (const entry of ledger.route(code)) {
    if (entry.act === 'receive') received.set(entry.subject, entry);
    if (entry.act !== 'refuse') continue;
    const { envelope, reasons } = entry.data;
    const receipt = received.get(envelope);
    if (receipt === undefined) continue;
    refused.push({
      ...{ envelope, from: receipt.data.from, receivedAt: receipt.at },
      ...{ refusedAt: entry.at, by: entry.actor, reasons: [...reasons] },
    });
  }
  return refused.reverse().slice(0, shownAtMost);
}
