import pkcs11 from 'pkcs11js';

/** The functions of PKCS#11 that the token host calls. */
export interface Library
  extends Pick<
    pkcs11.PKCS11,
    | 'C_Initialize'
    | 'C_Finalize'
    | 'C_GetInfo'
    | 'C_GetSlotList'
    | 'C_GetSlotInfo'
    | 'C_GetTokenInfo'
    | 'C_GetMechanismList'
    | 'C_OpenSession'
    | 'C_CloseSession'
    | 'C_GetSessionInfo'
    | 'C_Login'
    | 'C_Logout'
    | 'C_FindObjectsInit'
    | 'C_FindObjectsFinal'
    | 'C_GetAttributeValue'
    | 'C_SignInit'
    | 'C_SignAsync'
    | 'C_DecryptInit'
    | 'C_DecryptAsync'
  > {
  C_FindObjects(session: Buffer, most: number): Buffer[];
}

/** A PKCS#11 function that did not return CKR_OK. Holds numbers and names of the standard, no data and no PIN. */
export class Pkcs11Failure extends Error {
  override readonly name = 'Pkcs11Failure';
  /** `C_…`. */
  readonly function: string;
  readonly value: number;

  constructor(functionName: string, value: number) {
    super(`${functionName} ${returnValueName(value)}`);
    this.function = functionName;
    this.value = value;
  }
}

/**
 * The same library, except that a function which does not return CKR_OK throws a Pkcs11Failure. The binding's own
 * errors differ from function to function: C_FindObjects does not even carry the return value as a number.
 */
export const namingFailures = (library: Library): Library =>
  new Proxy(library, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof name !== 'string' || !name.startsWith('C_') || typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        try {
          const result: unknown = Reflect.apply(member, target, args);
          return result instanceof Promise
            ? result.catch((error: unknown) => throwNamed(name, error))
            : result;
        } catch (error) {
          return throwNamed(name, error);
        }
      };
    },
  });

function throwNamed(name: string, error: unknown): never {
  const value = bindingValue(error);
  throw value === undefined ? error : new Pkcs11Failure(name.replace(/Async$/, ''), value);
}

/** The return value in an error of pkcs11js; undefined when the call never reached the module. */
function bindingValue(error: unknown): number | undefined {
  if (error instanceof pkcs11.Pkcs11Error) return error.code;
  if (!(error instanceof Error)) return undefined;
  const { code } = new pkcs11.Pkcs11Error(error.message);
  return code === 0 ? undefined : code;
}

const names = new Map<number, string>(
  Object.entries(pkcs11).flatMap(([name, value]) =>
    name.startsWith('CKR_') && typeof value === 'number' ? [[value, name] as const] : [],
  ),
);

/** CKR_VENDOR_DEFINED (PKCS#11 2.40, 5.1): from here on a value means what its vendor says. */
const vendorDefined = 0x8000_0000;

/** The standard's name of a return value. */
export const returnValueName = (value: number): string =>
  names.get(value) ?? (value >= vendorDefined ? 'CKR_VENDOR_DEFINED' : 'CKR_UNKNOWN');
