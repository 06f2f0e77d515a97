import { z } from 'zod';
import { DirectoryMark, SectionMark } from '../parts.ts';
import { actForm } from './form.ts';

/**
 * A session begins. Ledgers that were begun before the directory was named lack it. The section that is in use is named
 * from the second generation on; a terminal that has none names none.
 */
export const unlock = actForm({
  subject: 'token',
  generations: [
    z.strictObject({ directory: DirectoryMark.optional() }),
    z.strictObject({ directory: DirectoryMark.optional(), section: SectionMark.optional() }),
  ],
});
