import pkcs11 from 'pkcs11js';
import { returnValue } from './errors.ts';
import type { Library } from './module-loading.ts';

const mostObjects = 64;

/** Handles of the objects that match, at most 64. */
export function findObjects(library: Library, session: Buffer, template: pkcs11.Template): Buffer[] {
  library.C_FindObjectsInit(session, template);
  try {
    return library.C_FindObjects(session, mostObjects);
  } finally {
    library.C_FindObjectsFinal(session);
  }
}

/** Values of attributes in the order asked for; undefined for one that the object does not have. */
export function attributes(
  library: Library,
  session: Buffer,
  object: Buffer,
  types: readonly number[],
): (Buffer | undefined)[] {
  return types.map((type) => {
    try {
      return library.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
    } catch (error) {
      if (returnValue(error) === pkcs11.CKR_ATTRIBUTE_TYPE_INVALID) return undefined;
      throw error;
    }
  });
}
