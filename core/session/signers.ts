import { AppError } from '../../contract/errors/index.ts';
import type { SignMechanism } from '../../contract/token/channels.ts';
import type { TokenCertificate, TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import type { TokenPort } from '../ports/token.ts';
import { signMechanism } from '../signature/algorithms.ts';
import type { Signer } from '../signature/signer.ts';

/** The certificate of a token for one usage, as DER. */
export function certificateFor(
  token: TokenInfo,
  usage: TokenCertificate['usage'],
): { keyId: string; der: Uint8Array } {
  const found = token.certificates.find((candidate) => candidate.usage === usage);
  if (found === undefined) throw new AppError('TOKEN_NO_CERTIFICATE');
  return { keyId: found.keyId, der: Buffer.from(found.certificate, 'base64') };
}

/** A signer on a token; `chain` goes into every signature so that anybody can check it offline. */
export function tokenSigner(port: TokenPort, token: TokenInfo, chain: readonly Uint8Array[]): Signer {
  const { keyId, der } = certificateFor(token, 'sign');
  const mechanism: SignMechanism = signMechanism(der);
  return {
    certificate: der,
    chain,
    mechanism,
    sign: (data) => port.sign(token.serial, keyId, mechanism, data),
  };
}

export const findToken = (state: TokenHostState, serial: string): TokenInfo | undefined =>
  state.tokens.find((token) => token.serial === serial);
