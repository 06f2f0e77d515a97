import { z } from 'zod';
import { DatedDirectoryMark, DirectoryMark, SectionMark } from '../parts.ts';
import { actForm } from './form.ts';

const named = z.strictObject({ directory: DirectoryMark.optional(), section: SectionMark.optional() });
const dated = z.strictObject({
  directory: DatedDirectoryMark.optional(),
  section: SectionMark.optional(),
});

/**
 * A session begins. Ledgers that were begun before the directory was named lack it. The section that is in use is named
 * from the second generation on; a terminal that has none names none. In a session of the third generation working days
 * are those of the calendars taken in so far; before, they were Monday to Friday whatever calendars came. The fourth says
 * when its directory was signed. From the fifth on copies are missed, found and shelved by the rules of decision 0022, and a
 * correction keeps that a number was given by hand.
 */
export const unlock = actForm({
  subject: 'token',
  generations: [z.strictObject({ directory: DirectoryMark.optional() }), named, named, dated, dated],
});
