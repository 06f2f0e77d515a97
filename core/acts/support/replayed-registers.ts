import { AppError } from '../../../contract/errors/index.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { applyChange, changedRecord, type RecordCustody } from '../../../domain/record/record-custody.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';

/**
 * Registers in memory that take only changes the three state machines allow; RECORD_WRONG_STATE,
 * MESSAGE_WRONG_STATE, or RECORD_NOT_FOUND for a record nobody wrote.
 */
export class ReplayedRegisters {
  readonly #records = new Map<string, RecordCustody>();
  readonly #issuers = new Map<ControlCode, OrganisationCode[]>();

  get(key: RecordKey): RecordCustody | undefined {
    return this.#records.get(textOf(key));
  }

  /** Whose records bear the code. */
  issuersOf(code: ControlCode): OrganisationCode[] {
    return this.#issuers.get(code) ?? [];
  }

  /** As `get`; RECORD_NOT_FOUND. */
  require(key: RecordKey): RecordCustody {
    const found = this.get(key);
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
    return found;
  }

  apply(change: RegisterChange): void {
    if (change.change === 'add-envelope') return;
    const key = changedRecord(change);
    const known = this.get(key);
    const custody = applyChange(known, change);
    if (known !== undefined) return;
    this.#records.set(textOf(key), custody);
    this.#issuers.set(key.code, [...this.issuersOf(key.code), key.issuer]);
  }
}

const textOf = ({ issuer, code }: RecordKey): string => `${issuer} ${code}`;
