import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { BeforeResend, PaperState } from '../../contract/record/paper.ts';
import type { CopyState, DocumentState, MessageStatus } from '../../contract/record/status.ts';
import type { Instant, OrganisationCode, Sequence } from '../../contract/scalar.ts';
import type { CustodyEvent } from '../custody/copy-custody.ts';
import type { VolumeChange } from '../volume/volume.ts';
import type { NumberChange } from './by-hand.ts';

/** What one act changes in the registers. The store applies these and nothing else. */
export type RegisterChange =
  | { change: 'put-record'; record: CodedRecord; state: DocumentState; seq: number }
  | { change: 'set-state'; key: RecordKey; state: DocumentState; seq: number }
  /** What the entry `seq` does to the custody of a copy that is here. */
  | { change: 'custody'; key: RecordKey; copy: number; event: CustodyEvent; seq: Sequence }
  /**
   * The copies of a record are counted anew, in the place of all that there were: these, in this state. Where those that
   * are here were inside stays, in the order of their numbers.
   */
  | {
      change: 'recount-copies';
      key: RecordKey;
      copies: readonly number[];
      holder: OrganisationCode;
      state: CopyState;
    }
  /** Every copy sent to `holder` takes the state, but for those that are lost; what it never had stays as it is. */
  | { change: 'settle-copies'; key: RecordKey; holder: OrganisationCode; state: CopyState }
  | { change: 'put-copy'; key: RecordKey; copy: number; holder: OrganisationCode; state: CopyState }
  /** A copy that the issuer kept, or the next that is made of an issued record, goes to `holder`. */
  | { change: 'send-copy'; key: RecordKey; copy: number; holder: OrganisationCode }
  | {
      change: 'add-recipient';
      key: RecordKey;
      organisation: OrganisationCode;
      envelope: string;
      at: Instant;
    }
  | {
      change: 'set-recipient';
      key: RecordKey;
      organisation: OrganisationCode;
      /** Which of those that were sent to it the status is about. */
      envelope: string;
      status: MessageStatus;
      reasons: string[];
      at: Instant;
    }
  /** The paper leg of a recipient; the first is made by the issue, or by sending once more what was refused. */
  | {
      change: 'put-paper';
      key: RecordKey;
      organisation: OrganisationCode;
      state: PaperState;
      reasons: string[];
      at: Instant;
    }
  /** What was noted last of a recipient's paper is taken back: leg and copies are as they were before. */
  | {
      change: 'restore-paper';
      key: RecordKey;
      organisation: OrganisationCode;
      state: PaperState;
      at: Instant;
    }
  /** That it went again on paper, which still waits, is taken back: recipient and copies are as they were before. */
  | { change: 'unsend-paper'; key: RecordKey; organisation: OrganisationCode; back: BeforeResend }
  /** A person marked the record as settled, or took that mark back. */
  | { change: 'settle'; key: RecordKey }
  | { change: 'reopen'; key: RecordKey }
  /** Something new asks for a person: a mark as settled, if there is one, was about what was before. */
  | { change: 'ask-again'; key: RecordKey }
  | { change: 'add-envelope'; envelope: string; code: ControlCode }
  /** A person withdrew an envelope of `issuer`: its recipient has not got the record, unless it answers it already. */
  | { change: 'withdraw-envelope'; issuer: OrganisationCode; envelope: string; at: Instant }
  /** The endpoint stored an envelope, perhaps one that was withdrawn while it was under way. */
  | { change: 'store-envelope'; envelope: string }
  /** A body outside the directory, and the body of the directory that it was found to be, or none after all. */
  | { change: 'put-outside'; code: string; kind: string }
  | { change: 'join-outside'; code: string; organisation: OrganisationCode | null }
  | NumberChange
  | VolumeChange;
