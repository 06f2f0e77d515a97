import { z } from 'zod';
import { defineChannels } from '../channel.ts';
import { TokenSerial } from '../scalar.ts';
import { TokenHostState, TokenPhase } from './state.ts';

/** A PIN as UTF-8 bytes; whoever holds the array zeroes it after use. */
export const PinBytes = z.instanceof(Uint8Array).refine((pin) => pin.length >= 4 && pin.length <= 64);

const bytes = (max: number) => z.instanceof(Uint8Array).refine((value) => value.length <= max);
const KeyId = z
  .string()
  .max(64)
  .regex(/^(?:[0-9a-f]{2})+$/);

export const SignMechanism = z.enum(['rsa-pkcs1-sha256', 'ecdsa-sha256', 'ecdsa-sha384']);
export type SignMechanism = z.infer<typeof SignMechanism>;

/** What the token host answers. Main calls the first group, the core the second, over ports of their own. */
export const tokenShellChannels = defineChannels({
  'token.state': { args: z.strictObject({}), result: TokenHostState },
  /** Fails with PIN_WRONG, PIN_LAST_TRY, PIN_LOCKED, PIN_FORMAT, PIN_CANCELLED or a code of the token. */
  'token.login': {
    args: z.strictObject({ serial: TokenSerial, pin: PinBytes.nullable() }),
    result: z.strictObject({}),
  },
  /** After the core was lost or could not open the vault: no login outlives the session it was made for. */
  'token.logout': { args: z.strictObject({}), result: z.strictObject({}) },
});

export const tokenCoreChannels = defineChannels({
  'token.state': { args: z.strictObject({}), result: TokenHostState },
  'token.logout': { args: z.strictObject({}), result: z.strictObject({}) },
  /** Ends the login on one token alone, such as one that signed beside the session. */
  'token.logoutOne': { args: z.strictObject({ serial: TokenSerial }), result: z.strictObject({}) },
  /** Signs `data` whole (the token or the host hashes it); ECDSA comes back as raw r‖s. */
  'token.sign': {
    args: z.strictObject({
      serial: TokenSerial,
      keyId: KeyId,
      mechanism: SignMechanism,
      data: bytes(1 << 20),
    }),
    result: z.strictObject({ signature: bytes(1024) }),
  },
  /** RSA-OAEP with the given hash for both digest and MGF1. */
  'token.decrypt': {
    args: z.strictObject({
      serial: TokenSerial,
      keyId: KeyId,
      oaepHash: z.enum(['SHA-1', 'SHA-256']),
      data: bytes(1024),
    }),
    result: z.strictObject({ plaintext: bytes(512) }),
  },
});

/** Pushed by the token host to main and core whenever a token comes, goes or changes. */
export const tokenEvents = { 'token.changed': TokenHostState } as const;

/** What main receives besides: each phase as it begins, by which main notices a call that does not return. */
export const tokenShellEvents = { ...tokenEvents, 'token.phase': TokenPhase } as const;
