import { z } from 'zod';
import { actForm } from './form.ts';

/** A person put a dead letter back into the queue. */
export const retry = actForm({ subject: 'envelope', generations: [z.strictObject({})] });
