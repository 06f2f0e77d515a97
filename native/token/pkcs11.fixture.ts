import type { Library } from './library.ts';

/** A module with an empty token. */
export const emptyToken: Library = {
  C_Initialize: () => undefined,
  C_Finalize: () => undefined,
  C_GetInfo: unexpected,
  C_GetSlotList: () => [],
  C_GetSlotInfo: unexpected,
  C_GetTokenInfo: unexpected,
  C_GetMechanismList: () => [],
  C_OpenSession: () => Buffer.alloc(8),
  C_CloseSession: () => undefined,
  C_GetSessionInfo: () => ({ slotID: Buffer.alloc(8), state: 0, flags: 0, deviceError: 0 }),
  C_Login: () => undefined,
  C_Logout: () => undefined,
  C_FindObjectsInit: () => undefined,
  C_FindObjects: () => [],
  C_FindObjectsFinal: () => undefined,
  C_GetAttributeValue: () => [],
  C_SignInit: () => undefined,
  C_SignAsync: async () => Buffer.alloc(0),
  C_DecryptInit: () => undefined,
  C_DecryptAsync: async () => Buffer.alloc(0),
};

function unexpected(): never {
  throw new Error('not asked for in this test');
}
