import type { OutboxRow } from '../../contract/ipc/exchange-views.ts';
import type { SignatureView } from '../../contract/ipc/signature-view.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { ActName } from '../../contract/ledger/act.ts';
import type { LockCause } from '../../contract/ledger/acts/lock.ts';
import type { Book, Level, Urgency } from '../../contract/record/fields.ts';
import type { Carrier } from '../../contract/record/paper.ts';
import type {
  CopyState,
  DocumentState,
  MessageStatus,
  TransportState,
} from '../../contract/record/status.ts';
import type { Warning } from '../../contract/record/warning.ts';
import type { Role } from '../../contract/rights/role.ts';
import type { PinFlags } from '../../contract/token/state.ts';

export type WordFor<Name extends string> = Readonly<Record<Name, string>>;

/** The closed names of the contract that windows show. A new one fails the build until every language has its word. */
export interface ContractWords {
  readonly level: WordFor<Level>;
  readonly urgency: WordFor<Urgency>;
  readonly book: WordFor<Book>;
  readonly state: WordFor<DocumentState>;
  readonly copyState: WordFor<CopyState>;
  readonly carrier: WordFor<Carrier>;
  readonly message: WordFor<MessageStatus>;
  readonly transport: WordFor<TransportState>;
  readonly envelopeKind: WordFor<OutboxRow['kind']>;
  readonly role: WordFor<Role>;
  readonly signer: WordFor<SignatureView['role']>;
  readonly act: WordFor<ActName>;
  readonly lockCause: WordFor<LockCause>;
  readonly warning: WordFor<Warning>;
}

/** The same for the status bar. */
export interface StatusWords {
  readonly tokenState: WordFor<SessionView['token']['state']>;
  readonly seal: WordFor<SessionView['seal']['state']>;
  readonly link: WordFor<SessionView['link']['state']>;
}

export type PinWords = WordFor<PinFlags>;
