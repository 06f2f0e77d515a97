import type { z } from 'zod';
import { RecordDraft } from './coded-record.ts';

/** What may stand in an envelope that only the person named on it opens, and not on it. */
export const Completion = RecordDraft.pick({
  typeCode: true,
  issuedOn: true,
  signer: true,
  copies: true,
  pages: true,
  pieces: true,
  thing: true,
  enclosures: true,
});
export type Completion = z.infer<typeof Completion>;
