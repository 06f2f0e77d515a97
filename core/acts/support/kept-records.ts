import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { CopyCustody } from '../../../domain/custody/copy-custody.ts';
import type { HeldCopy } from '../../../domain/custody/replacement.ts';
import type { RecordCustody } from '../../../domain/record/record-custody.ts';
import { isSameValue } from '../../encoding/canonical.ts';

/** Copies with numbers that follow each other, and of which the same holds; nearly always all of a record. */
interface Run extends Omit<HeldCopy, 'copy'> {
  readonly first: number;
  readonly last: number;
  readonly inside: CopyCustody | undefined;
}

/** A record as it is kept: a Map takes some 200 bytes before it holds anything, and a record has four of them. */
export interface KeptRecord extends Pick<RecordCustody, 'record' | 'state' | 'settled'> {
  runs: readonly Run[];
  recipients: RecordCustody['recipients'] | undefined;
  paper: RecordCustody['paper'] | undefined;
  /** The record of another issuer under the same code. */
  next: KeptRecord | undefined;
}

function runsOf({ copies, custody }: RecordCustody): readonly Run[] {
  const runs: Run[] = [];
  for (const [copy, { holder, state }] of copies) {
    const run: Run = { first: copy, last: copy, holder, state, inside: custody.get(copy) };
    const before = runs.at(-1);
    if (before?.last === copy - 1 && holdsOf(before, run)) runs[runs.length - 1] = { ...before, last: copy };
    else runs.push(run);
  }
  // An array that grew has room for more.
  return runs.slice();
}

const holdsOf = (before: Run, { holder, state, inside }: Run): boolean =>
  before.holder === holder && before.state === state && isSameInside(before.inside, inside);

const isSameInside = (one: Run['inside'], other: Run['inside']): boolean =>
  one === other || (one !== undefined && other !== undefined && isSameValue(one, other));

function unpacked({ runs, recipients, paper, record, state, settled }: KeptRecord): RecordCustody {
  const copies: RecordCustody['copies'] = new Map();
  const custody: RecordCustody['custody'] = new Map();
  for (const { first, last, holder, state: at, inside } of runs)
    for (let copy = first; copy <= last; copy += 1) {
      copies.set(copy, { holder, state: at });
      if (inside !== undefined) custody.set(copy, inside);
    }
  const legs = { recipients: recipients ?? new Map(), paper: paper ?? new Map() };
  return { ...{ record, state, settled, copies, custody }, ...legs };
}

/** The records of a replay. All but the one that was asked for or changed last are packed. */
export class KeptRecords {
  /** The first record under each code. */
  readonly #records = new Map<ControlCode, KeptRecord>();
  #open: { readonly kept: KeptRecord; readonly custody: RecordCustody } | undefined;

  /** As it stands. What is changed in it is kept once it is put. */
  get(key: RecordKey): RecordCustody | undefined {
    const kept = this.#find(key);
    if (kept === undefined) return undefined;
    if (this.#open?.kept !== kept) {
      this.#close();
      this.#open = { kept, custody: unpacked(kept) };
    }
    return this.#open?.custody;
  }

  /** The records under a code, in the order in which they came. */
  *under(code: ControlCode): Iterable<KeptRecord> {
    for (let each = this.#records.get(code); each !== undefined; each = each.next) yield each;
  }

  /** Keeps a record that is new, or that was changed. Line and state of what is returned are those put last. */
  put(custody: RecordCustody): KeptRecord {
    const { record, state, settled } = custody;
    const kept = this.#find(record) ?? this.#add(custody);
    Object.assign(kept, { record, state, settled });
    if (this.#open?.kept !== kept) this.#close();
    this.#open = { kept, custody };
    return kept;
  }

  #add({ record, state, settled }: RecordCustody): KeptRecord {
    const kept: KeptRecord = {
      ...{ record, state, settled, runs: [], recipients: undefined, paper: undefined, next: undefined },
    };
    const last = [...this.under(record.code)].at(-1);
    if (last === undefined) this.#records.set(record.code, kept);
    else last.next = kept;
    return kept;
  }

  #find({ issuer, code }: RecordKey): KeptRecord | undefined {
    let found = this.#records.get(code);
    while (found !== undefined && found.record.issuer !== issuer) found = found.next;
    return found;
  }

  #close(): void {
    if (this.#open === undefined) return;
    const { kept, custody } = this.#open;
    const { recipients, paper } = custody;
    kept.runs = runsOf(custody);
    kept.recipients = recipients.size > 0 ? recipients : undefined;
    kept.paper = paper.size > 0 ? paper : undefined;
  }
}
