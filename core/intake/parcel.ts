import { AppError } from '../../contract/errors/index.ts';
import type { CameIn } from '../../contract/intake/came-in.ts';
import { maxContentBytes, Parcel } from '../../contract/intake/parcel.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import { fromBase64, readStatement, toBase64 } from '../encoding/statement.ts';
import { incomingKinds } from './index.ts';
import type { IncomingDocument } from './kind.ts';

export type KindName = CameIn['kind'];
export const kindNames = Object.keys(incomingKinds) as KindName[];

/** A document as a file of the inbox. */
export const parcelOf = ({ content, signature }: IncomingDocument): Uint8Array =>
  canonicalBytes({
    purpose: 'tram-mat/incoming',
    content: toBase64(content),
    signature: signature === null ? null : toBase64(signature),
  } satisfies Parcel);

/** INCOMING_UNREADABLE for any other form. */
export function readParcel(bytes: Uint8Array): IncomingDocument {
  const { content, signature } = readStatement(Parcel, bytes, 'INCOMING_UNREADABLE');
  return { content: fromBase64(content), signature: signature === null ? null : fromBase64(signature) };
}

/** What a document says that it is. INCOMING_UNKNOWN; INCOMING_UNREADABLE for one larger than any of its kind. */
export function kindOf({ content, signature }: IncomingDocument): KindName {
  if (content.length > maxContentBytes) throw new AppError('INCOMING_UNREADABLE');
  const purpose = signature === null ? null : purposeIn(content);
  const kind = kindNames.find((name) => incomingKinds[name].purpose === purpose);
  if (kind === undefined) throw new AppError('INCOMING_UNKNOWN');
  if (content.length > incomingKinds[kind].maxBytes) throw new AppError('INCOMING_UNREADABLE');
  return kind;
}

/** Only to choose the schema that reads it strictly. */
function purposeIn(content: Uint8Array): string | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(content));
    const purpose: unknown = value instanceof Object ? Reflect.get(value, 'purpose') : undefined;
    return typeof purpose === 'string' ? purpose : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
