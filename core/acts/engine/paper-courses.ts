import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { PaperCourses } from '../../../domain/record/paper-course.ts';
import { ReplayedRegisters } from '../support/replayed-registers.ts';
import { project } from './projection.ts';

/**
 * What these entries, in the order of the ledger, tell of paper on its way: all of them, or the route of a record. The
 * acts about its code alone do not tell that an envelope was withdrawn, which is why another went.
 */
export function paperCourses(entries: Iterable<LedgerEntry>, self: OrganisationCode): PaperCourses {
  const registers = new ReplayedRegisters();
  const courses = new PaperCourses(registers);
  for (const entry of entries)
    for (const change of project(entry, self)) {
      courses.apply(entry.seq, change);
      registers.apply(change);
    }
  return courses;
}
