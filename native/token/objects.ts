import pkcs11 from 'pkcs11js';
import { returnValue } from './errors.ts';
import type { Library } from './library.ts';
import type { FailureLog } from './log.ts';
import type { TokenProfile } from './profiles/profile.ts';

/** Handles asked for at a time; some modules give fewer at a time than they are asked for. */
const batchSize = 64;
const mostObjects = 1024;
/** Bytes of the largest attribute read: a certificate. */
const mostAttribute = 64 * 1024;

/** A session on a token, and what is needed to work on it. */
export interface TokenSession {
  readonly library: Library;
  readonly failures: FailureLog;
  readonly profile: TokenProfile;
  readonly session: Buffer;
}

/** Handles of the objects that match, at most 1024. */
export function findObjects({ library, session }: TokenSession, template: pkcs11.Template): Buffer[] {
  library.C_FindObjectsInit(session, template);
  try {
    const found: Buffer[] = [];
    while (found.length < mostObjects) {
      const more = library.C_FindObjects(session, batchSize);
      if (more.length === 0) break;
      found.push(...more);
    }
    return found;
  } finally {
    library.C_FindObjectsFinal(session);
  }
}

/** The value of an attribute; undefined when the object does not have it. */
export function attribute(session: TokenSession, object: Buffer, type: number): Buffer | undefined {
  const { attributeBuffer } = session.profile;
  try {
    return attributeBuffer === 'asked'
      ? session.library.C_GetAttributeValue(session.session, object, [{ type }])[0]?.value
      : offered(session, object, type, attributeBuffer);
  } catch (error) {
    if (returnValue(error) === pkcs11.CKR_ATTRIBUTE_TYPE_INVALID) return undefined;
    throw error;
  }
}

/** The binding hands a value it is given to the module as the first buffer to fill, in place of the question. */
function offered(session: TokenSession, object: Buffer, type: number, size: number): Buffer | undefined {
  try {
    const template = [{ type, value: Buffer.alloc(size) }];
    return session.library.C_GetAttributeValue(session.session, object, template)[0]?.value;
  } catch (error) {
    if (returnValue(error) !== pkcs11.CKR_BUFFER_TOO_SMALL || size >= mostAttribute) throw error;
    return offered(session, object, type, size * 4);
  }
}
