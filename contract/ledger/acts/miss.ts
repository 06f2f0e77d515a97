import { z } from 'zod';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies are not where they should be. */
export const miss = actForm({ subject: 'record', generations: [z.strictObject(copiesFrom)] });
