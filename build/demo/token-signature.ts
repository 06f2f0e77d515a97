import { readFile } from 'node:fs/promises';
import { digestOf } from '../../core/encoding/canonical.ts';
import { findToken, tokenSigner } from '../../core/session/signers.ts';
import { signDetached } from '../../core/signature/sign.ts';
import type { TokenPlace } from './provisioning.ts';
import { startTokenProcess } from './token-child.ts';

interface TokenAtHand {
  readonly place: TokenPlace;
  readonly serial: string;
  readonly pin: string;
  /** Certificates of the authorities above that of the token, DER. */
  readonly chain: Uint8Array[];
}

/** A detached signature of one token, which is opened for it alone. */
export async function signedWithToken(
  content: Uint8Array,
  { place: { module, environment }, serial, pin, chain }: TokenAtHand,
): Promise<Uint8Array> {
  const digest = digestOf(await readFile(module));
  const token = startTokenProcess(
    { module, digest, listed: [serial], environment },
    { env: process.env },
    {},
  );
  try {
    await token.login(serial, pin);
    const opened = findToken(await token.state(), serial);
    if (opened === undefined) throw new Error(`token ${serial} is gone`);
    return await signDetached(content, tokenSigner(token, opened, chain), new Date());
  } finally {
    await token.close();
  }
}
