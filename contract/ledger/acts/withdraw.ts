import { z } from 'zod';
import { actForm } from './form.ts';

/** A person took an envelope that was never stored out of the queue. */
export const withdraw = actForm({ subject: 'envelope', generations: [z.strictObject({})] });
