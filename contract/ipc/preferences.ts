import { z } from 'zod';
import { Language } from '../language.ts';

export const Preferences = z.strictObject({
  language: Language,
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Zoom in per cent. */
  zoom: z.int().min(80).max(200),
  /** A quiet sound when an envelope arrives; files of before have no such key. */
  sound: z.boolean().default(true),
});
export type Preferences = z.infer<typeof Preferences>;
