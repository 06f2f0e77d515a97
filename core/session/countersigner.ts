import type { TerminalConfig } from '../../contract/config.ts';
import type { Concurred } from '../../contract/custody/concurred.ts';
import type { Countersigned } from '../../contract/custody/countersigned.ts';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { PersonCode } from '../../contract/scalar.ts';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import { type SignedBytes, signStatement } from '../encoding/statement.ts';
import { fingerprint } from '../signature/certificates.ts';
import { signDetached } from '../signature/sign.ts';
import { usableSigningKeys } from './certificate-choice.ts';
import type { TerminalDependencies } from './dependencies.ts';
import type { OpenVault, VaultUser } from './open-vault.ts';
import { tokenSigner } from './signers.ts';
import { admittedTokens } from './token-choice.ts';

/** Somebody who can sign beside the session, and the token to do it with. */
export interface Countersigner {
  readonly person: VaultUser;
  readonly token: TokenInfo;
}

type Vault = Pick<OpenVault, 'serial' | 'user' | 'personBy'>;

/**
 * Whose admitted tokens stand in a reader beside that of the session, by the certificates that they show without a PIN.
 * A token whose certificates show after its login alone is nobody's here.
 */
export function countersignersAt(
  config: TerminalConfig['token'],
  tokens: TokenHostState,
  { serial, user, personBy }: Vault,
): Countersigner[] {
  return admittedTokens(config, tokens)
    .filter((token) => token.listed && token.serial !== serial)
    .flatMap((token) => {
      const person = token.certificates
        .filter(({ usage }) => usage === 'sign')
        .map(({ certificate }) => personBy(fingerprint(Buffer.from(certificate, 'base64'))))
        .find((listed) => listed !== undefined);
      return person === undefined || person.code === user.code ? [] : [{ person, token }];
    });
}

/** The token of a person who is to countersign, `serial` where it was chosen before; COUNTERSIGNER_ABSENT. */
export function requireCountersigner(
  config: TerminalConfig['token'],
  tokens: TokenHostState,
  vault: Vault,
  { person, serial }: { readonly person: PersonCode; readonly serial?: string },
): Countersigner {
  const found = countersignersAt(config, tokens, vault).find(
    (each) => each.person.code === person && (serial === undefined || each.token.serial === serial),
  );
  if (found === undefined) throw new AppError('COUNTERSIGNER_ABSENT');
  return found;
}

/** How a token tells that it was pulled, or pulled and put back. */
const pulled: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TOKEN_REMOVED',
  'TOKEN_ABSENT',
  'TOKEN_NOT_LOGGED_IN',
]);

/**
 * Signs what a person was shown with their token, and holds the signature against what verification will ask of it.
 * COUNTERSIGNER_ABSENT when the token was pulled, SIGNER_NOT_AUTHORISED when it holds no certificate of that person any
 * more, or the fault of its certificate.
 */
export async function countersign(
  { token: port, trustFiles, clock }: TerminalDependencies,
  vault: Pick<OpenVault, 'trust' | 'personBy' | 'check'>,
  token: TokenInfo,
  statement: Countersigned | Concurred,
): Promise<SignedBytes> {
  const now = new Date(clock.now());
  const isOf = (digest: string) => vault.personBy(digest)?.code === statement.person;
  const key = usableSigningKeys(token, vault.trust, now).find(({ certificate }) =>
    isOf(fingerprint(certificate)),
  );
  if (key === undefined) throw new AppError('SIGNER_NOT_AUTHORISED');
  const signer = tokenSigner(port, token, trustFiles.intermediates(), key);
  const signed = await signStatement(statement, (content) => signDetached(content, signer, now)).catch(
    (cause) => {
      if (!(cause instanceof AppError) || !pulled.has(cause.code)) throw cause;
      throw new AppError('COUNTERSIGNER_ABSENT', { cause });
    },
  );
  const facts = await vault.check(signed.content, signed.signature);
  if (!isOf(facts.fingerprint)) throw new AppError('SIGNER_NOT_AUTHORISED');
  return signed;
}
