import { AppError } from '../../../contract/errors/index.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import { keyOf, type RecordKey } from '../../../contract/record/key.ts';
import type { CopyState, DocumentState, MessageStatus } from '../../../contract/record/status.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { copyMachine } from '../../../domain/custody/copy.ts';
import { documentMachine } from '../../../domain/custody/document.ts';
import { allowed } from '../../../domain/custody/machine.ts';
import { messageMachine, senderStatuses } from '../../../domain/custody/message.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';

type Change<Name extends RegisterChange['change']> = Extract<RegisterChange, { change: Name }>;

export interface ReplayedRecord {
  record: CodedRecord;
  state: DocumentState;
  readonly copies: Map<number, { holder: OrganisationCode; state: CopyState }>;
  readonly recipients: Map<OrganisationCode, { envelope: string; status: MessageStatus | null }>;
}

/**
 * Registers in memory that take only changes the three state machines allow; RECORD_WRONG_STATE,
 * MESSAGE_WRONG_STATE, or RECORD_NOT_FOUND for a record nobody wrote.
 */
export class ReplayedRegisters {
  readonly #records = new Map<string, ReplayedRecord>();
  readonly #issuers = new Map<ControlCode, OrganisationCode[]>();

  get(key: RecordKey): ReplayedRecord | undefined {
    return this.#records.get(textOf(key));
  }

  /** Whose records bear the code. */
  issuersOf(code: ControlCode): OrganisationCode[] {
    return this.#issuers.get(code) ?? [];
  }

  /** As `get`; RECORD_NOT_FOUND. */
  require(key: RecordKey): ReplayedRecord {
    const found = this.get(key);
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
    return found;
  }

  apply(change: RegisterChange): void {
    switch (change.change) {
      case 'put-record':
        this.#put(change);
        break;
      case 'set-state':
        this.#setState(change);
        break;
      case 'clear-copies':
        this.require(change.key).copies.clear();
        break;
      case 'put-copy':
        this.#putCopy(change);
        break;
      case 'settle-copies':
        this.#settle(change);
        break;
      case 'add-recipient':
        this.#addRecipient(change);
        break;
      case 'set-recipient':
        this.#setRecipient(change);
        break;
      case 'add-envelope':
        break;
    }
  }

  #put({ record, state }: Change<'put-record'>): void {
    const known = this.get(keyOf(record));
    step(allowed(documentMachine, known?.state ?? null, state));
    if (known !== undefined) Object.assign(known, { record, state });
    else {
      this.#records.set(textOf(record), { record, state, copies: new Map(), recipients: new Map() });
      this.#issuers.set(record.code, [...this.issuersOf(record.code), record.issuer]);
    }
  }

  #setState({ key, state }: Change<'set-state'>): void {
    const known = this.require(key);
    step(allowed(documentMachine, known.state, state));
    known.state = state;
  }

  #putCopy({ key, copy, holder, state }: Change<'put-copy'>): void {
    const { copies, record } = this.require(key);
    step(copy <= record.copies && allowed(copyMachine, copies.get(copy)?.state ?? null, state));
    copies.set(copy, { holder, state });
  }

  #settle({ key, holder, state }: Change<'settle-copies'>): void {
    for (const copy of this.require(key).copies.values()) {
      if (copy.holder !== holder) continue;
      step(allowed(copyMachine, copy.state, state));
      copy.state = state;
    }
  }

  #addRecipient({ key, organisation, envelope }: Change<'add-recipient'>): void {
    const { recipients } = this.require(key);
    step(!recipients.has(organisation));
    recipients.set(organisation, { envelope, status: null });
  }

  #setRecipient({ key, organisation, status }: Change<'set-recipient'>): void {
    const recipient = this.require(key).recipients.get(organisation);
    const fits = recipient !== undefined && !senderStatuses.includes(status);
    if (!fits || !allowed(messageMachine, recipient.status, status))
      throw new AppError('MESSAGE_WRONG_STATE');
    recipient.status = status;
  }
}

const textOf = ({ issuer, code }: RecordKey): string => `${issuer} ${code}`;

function step(may: boolean): void {
  if (!may) throw new AppError('RECORD_WRONG_STATE');
}
