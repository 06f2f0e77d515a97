import { AppError } from '../../contract/errors/index.ts';
import type { RecordPage, RouteStep, SignatureView } from '../../contract/ipc/views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import { othersWith, routeOf } from '../acts/route.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenVault } from '../session/open-vault.ts';
import { signatureView } from './signature-view.ts';

/** Everything known of one record: its line, copies, route and the validity of each signature. */
export async function recordPage(
  { config }: TerminalDependencies,
  vault: OpenVault,
  key: RecordKey,
): Promise<RecordPage> {
  const { store } = vault;
  const row = store.registers.get(key);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  const entries = routeOf(store.ledger, key, config.organisation);
  const signedTo = store.checkpoints.last()?.toSeq ?? 0;
  const signatures: SignatureView[] = [];
  for (const entry of entries) {
    for (const view of await signaturesOf(vault, entry)) signatures.push(view);
  }
  return {
    row,
    copies: store.registers.copies(key),
    route: entries.flatMap((entry) => stepOf(entry, config.organisation, signedTo)),
    signatures,
    sharedWith: othersWith(store.ledger, key, config.organisation),
  };
}

/** The signatures an act brought with it. */
async function signaturesOf(vault: OpenVault, entry: LedgerEntry): Promise<SignatureView[]> {
  switch (entry.act) {
    case 'issue':
    case 'receive':
      return [
        await signatureView(vault, 'person', entry.data.record, entry.at),
        await signatureView(vault, 'organisation', entry.data.dispatch, entry.at),
      ];
    case 'deliver':
      return [await signatureView(vault, 'endpoint', entry.data.receipt, entry.at)];
    case 'status':
    case 'join':
    case 'refuse':
      return [await signatureView(vault, 'receiver', entry.data.statement, entry.at)];
    case 'enter':
      return entry.data.statement === undefined
        ? []
        : [await signatureView(vault, 'receiver', entry.data.statement, entry.at)];
    default:
      return [];
  }
}

function stepOf(entry: LedgerEntry, self: string, signedTo: number): RouteStep[] {
  const { seq, at, actor } = entry;
  const step = { seq, at, actor, organisation: null, status: null, reasons: [], signed: seq <= signedTo };
  switch (entry.act) {
    case 'register':
    case 'correct':
    case 'cancel':
    case 'issue':
      return [{ ...step, act: entry.act, organisation: self }];
    case 'deliver':
      return [{ ...step, act: entry.act, organisation: entry.data.to }];
    case 'receive':
      return [{ ...step, act: entry.act, organisation: entry.data.from }];
    case 'enter':
    case 'join':
      return [{ ...step, act: entry.act, organisation: self, status: '03' }];
    case 'refuse':
      return [{ ...step, act: entry.act, organisation: self, status: '02', reasons: entry.data.reasons }];
    case 'status': {
      const { from, status, reasons } = entry.data;
      return [{ ...step, act: entry.act, organisation: from, status, reasons }];
    }
    default:
      return [];
  }
}
