import pkcs11 from 'pkcs11js';
import { returnValue } from './errors.ts';
import type { Library } from './library.ts';
import type { FailureLog } from './log.ts';

const mostObjects = 64;

/** A session on a token, and what is needed to work on it. */
export interface TokenSession {
  readonly library: Library;
  readonly failures: FailureLog;
  readonly session: Buffer;
}

/** Handles of the objects that match, at most 64. */
export function findObjects({ library, session }: TokenSession, template: pkcs11.Template): Buffer[] {
  library.C_FindObjectsInit(session, template);
  try {
    return library.C_FindObjects(session, mostObjects);
  } finally {
    library.C_FindObjectsFinal(session);
  }
}

/** Values of attributes in the order asked for; undefined for one that the object does not have. */
export const attributes = (
  session: TokenSession,
  object: Buffer,
  types: readonly number[],
): (Buffer | undefined)[] => types.map((type) => attribute(session, object, type));

function attribute({ library, session }: TokenSession, object: Buffer, type: number): Buffer | undefined {
  try {
    return library.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
  } catch (error) {
    if (returnValue(error) === pkcs11.CKR_ATTRIBUTE_TYPE_INVALID) return undefined;
    throw error;
  }
}
