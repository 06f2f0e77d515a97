import { AppError } from '../../contract/errors/index.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import { PaperBefore, type PaperState } from '../../contract/record/paper.ts';
import type { Instant, OrganisationCode } from '../../contract/scalar.ts';
import type { RegisterChange } from './register-change.ts';

/** How paper stands after an entry of the ledger. */
interface Standing {
  readonly seq: number;
  readonly state: PaperState;
  readonly at: Instant;
}

/** The paper of one recipient, as the entries of a ledger tell of it. */
export interface PaperCourse {
  /** Since it began to wait, without what was taken back; empty where an envelope went in its place. */
  readonly standings: readonly Standing[];
  /** When it was first handed over since, also where that was taken back: it may have left on that day. */
  readonly handedAt: Instant | undefined;
  /** It was sent to the recipient again. */
  readonly again: boolean;
}

/** What was noted last of paper, and how the paper stood before. */
export interface LatestNote {
  readonly entry: number;
  readonly back: { readonly state: PaperBefore; readonly at: Instant };
}

/** The courses of all paper legs that the changes so far make. */
export class PaperCourses {
  readonly #courses = new Map<string, PaperCourse>();

  of(key: RecordKey, organisation: OrganisationCode): PaperCourse | undefined {
    return this.#courses.get(nameOf(key, organisation));
  }

  /** Takes a change of the entry `seq`. */
  apply(seq: number, change: RegisterChange): void {
    if (
      change.change !== 'put-paper' &&
      change.change !== 'add-recipient' &&
      change.change !== 'restore-paper'
    )
      return;
    const name = nameOf(change.key, change.organisation);
    const before = this.#courses.get(name);
    // An envelope to one that never got paper alone is no part of a paper leg.
    if (change.change === 'add-recipient' && before === undefined) return;
    this.#courses.set(name, after(before, seq, change));
  }
}

type LegChange = Extract<RegisterChange, { change: 'put-paper' | 'add-recipient' | 'restore-paper' }>;

function after(before: PaperCourse | undefined, seq: number, change: LegChange): PaperCourse {
  const { standings, handedAt, again } = before ?? { standings: [], handedAt: undefined, again: false };
  switch (change.change) {
    case 'add-recipient':
      return { standings: [], handedAt: undefined, again: true };
    case 'restore-paper':
      return { standings: standings.slice(0, -1), handedAt, again };
    case 'put-paper': {
      const { state, at } = change;
      const standing = { seq, state, at };
      if (state === 'waiting')
        return { standings: [standing], handedAt: undefined, again: before !== undefined };
      const handed = state === 'handed' ? (handedAt ?? at) : handedAt;
      return { standings: [...standings, standing], handedAt: handed, again };
    }
  }
}

/**
 * What can be taken back of a recipient's paper: the latest of a hand-over, a slip, a return and a loss. PAPER_SENT_AGAIN
 * where the record went to the recipient once more since, RECORD_WRONG_STATE where nothing was noted.
 */
export function latestNote(course: PaperCourse | undefined): LatestNote {
  const latest = course?.standings.at(-1);
  const before = course?.standings.at(-2);
  if (latest === undefined || before === undefined)
    throw new AppError(course?.again === true ? 'PAPER_SENT_AGAIN' : 'RECORD_WRONG_STATE');
  return { entry: latest.seq, back: { state: PaperBefore.parse(before.state), at: before.at } };
}

/** The same; null where nothing can be taken back. */
export const latestNoteIn = (course: PaperCourse | undefined): LatestNote | null =>
  (course?.standings.length ?? 0) < 2 ? null : latestNote(course);

const nameOf = ({ issuer, code }: RecordKey, organisation: OrganisationCode): string =>
  `${issuer} ${code} ${organisation}`;
