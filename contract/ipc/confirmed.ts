import { z } from 'zod';
import { Warning } from '../record/warning.ts';

/** What a person was told of a line. */
export const Confirmed = z.array(Warning).max(Warning.options.length);
