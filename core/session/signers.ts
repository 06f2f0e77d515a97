import type { SignMechanism } from '../../contract/token/channels.ts';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import type { TokenPort } from '../ports/token.ts';
import { signMechanism } from '../signature/algorithms.ts';
import type { Signer } from '../signature/signer.ts';
import { keysFor, type TokenKey } from './certificate-choice.ts';

/**
 * A signer on a token; `chain` goes into every signature so that anybody can check it offline. Without a key that was
 * chosen, the one whose certificate ends last signs.
 */
export function tokenSigner(
  port: Pick<TokenPort, 'sign'>,
  token: TokenInfo,
  chain: readonly Uint8Array[],
  key: TokenKey | undefined = keysFor(token, 'sign')[0],
): Signer {
  if (key === undefined) throw new RangeError('a token without a key');
  const mechanism: SignMechanism = signMechanism(key.certificate);
  return {
    certificate: key.certificate,
    chain,
    mechanism,
    sign: (data) => port.sign(token.serial, key.keyId, mechanism, data),
  };
}

export const findToken = (state: TokenHostState, serial: string): TokenInfo | undefined =>
  state.tokens.find((token) => token.serial === serial);
