import { z } from 'zod';
import { DirectoryMark } from '../parts.ts';
import { actForm } from './form.ts';

/** A session begins. Ledgers that were begun before the directory was named lack it. */
export const unlock = actForm({
  subject: 'token',
  generations: [z.strictObject({ directory: DirectoryMark.optional() })],
});
