import { z } from 'zod';
import { format } from '../generations.ts';
import { base64 } from '../scalar.ts';

const MiB = 1024 * 1024;
/** The largest document that comes in: a directory. */
export const maxContentBytes = 64 * MiB;
const maxSignatureBytes = 64 * 1024;

/** How a document lies in the inbox of a home: one file, so that it is there as a whole or not at all. */
const parcelFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/incoming'),
    content: base64(maxContentBytes),
    /** The detached CMS over the content; null of a revocation list, which is signed in itself. */
    signature: base64(maxSignatureBytes).nullable(),
  }),
]);
export const Parcel = parcelFormat.any;
export type Parcel = z.infer<typeof Parcel>;

/** The largest file of an inbox. */
export const maxParcelBytes = 4 * Math.ceil((maxContentBytes + maxSignatureBytes) / 3) + 1024;
