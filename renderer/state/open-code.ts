import { failureOf } from '../../contract/errors/index.ts';
import type { WaitingEnvelope } from '../../contract/ipc/exchange-views.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { ask } from '../bridge/client.ts';
import { knownSession } from '../bridge/session.ts';
import type { ScannedCode } from '../format/codes.ts';
import { tellFailure, tellScan } from './notices.ts';
import { useSharedCode } from './shared-code.ts';
import { go, replace, useView } from './view.ts';

let latest = 0;

/**
 * Opens what a scanned or typed code names: the record at its copy; the envelope that waits with it; where several issued
 * under it, the question which. Of several scans the last one counts. What is asked before a screen is left is asked here
 * too; what names nothing is told, and the screen stays, as it does where something else is not `isFree` to be left.
 */
export async function openCode(scanned: ScannedCode, isFree = () => true): Promise<void> {
  latest += 1;
  const own = latest;
  try {
    const open = await openerOf(scanned);
    // Meanwhile the terminal may have been locked, or a dialog opened.
    if (own !== latest || knownSession()?.phase !== 'unlocked') return;
    if (isFree()) open();
    else tellScan({ scan: 'dialog', code: scanned.code });
  } catch (thrown) {
    if (own === latest) tellFailure(thrown);
  }
}

async function openerOf(scanned: ScannedCode): Promise<() => void> {
  const { code } = scanned;
  const issuers = await issuersOf(code);
  const [first, ...others] = issuers;
  if (first !== undefined) {
    return others.length === 0
      ? () => goToCopy(scanned, first)
      : () => useSharedCode.setState({ asked: { ...scanned, issuers } });
  }
  const envelope = await waitingWith(code);
  if (envelope !== undefined) return () => go({ screen: 'check', envelope: envelope.envelope });
  const { refused } = await ask('incoming.refused', { code });
  return refused.length > 0
    ? () => go({ screen: 'record', code })
    : () => tellScan({ scan: 'unknown', code });
}

/** Whose record has this code in a register here: one's own first, then those that came. */
async function issuersOf(code: ControlCode): Promise<OrganisationCode[]> {
  try {
    const { row, sharedWith } = await ask('record.page', { code });
    return [row.record.issuer, ...sharedWith];
  } catch (thrown) {
    if (failureOf(thrown).code === 'RECORD_NOT_FOUND') return [];
    throw thrown;
  }
}

async function waitingWith(code: ControlCode): Promise<WaitingEnvelope | undefined> {
  for (let offset = 0; ; ) {
    const page = await ask('incoming.waiting', { offset });
    const found = page.waiting.find(({ record }) => record.code === code);
    offset = page.offset + page.waiting.length;
    if (found !== undefined || page.waiting.length === 0 || offset >= page.total) return found;
  }
}

/** A record that is on show stays; only its copy is pointed at. */
export function goToCopy({ code, copy }: ScannedCode, issuer: OrganisationCode): void {
  const { view } = useView.getState();
  const pointed = copy === undefined ? {} : { copy };
  if (view.screen === 'record' && view.code === code && (view.issuer ?? issuer) === issuer) {
    const { ask: _, copy: __, ...shown } = view;
    replace({ ...shown, ...pointed });
  } else go({ screen: 'record', code, issuer, ...pointed });
}
