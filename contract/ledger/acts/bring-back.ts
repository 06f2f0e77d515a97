import { z } from 'zod';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** What was taken out is back (nộp lại). */
export const bringBack = actForm({ subject: 'record', generations: [z.strictObject(copiesFrom)] });
