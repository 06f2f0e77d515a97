import type { TerminalConfig } from '../../contract/config.ts';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import { findToken } from './signers.ts';

/** The tokens at the machine, and the personal one that a person chose among several. */
export interface TokensAtHand {
  readonly tokens: TokenHostState;
  readonly chosen: string | undefined;
}
type Tokens = TerminalConfig['token'];

/** The personal token a PIN would go to; `fault` is why none can be given. */
export interface PersonalToken {
  readonly state: 'reading' | 'absent' | 'not-listed' | 'present' | 'failed';
  readonly token: TokenInfo | undefined;
  readonly fault: ErrorCode | null;
}

const moduleFault = {
  missing: 'TOKEN_MODULE_MISSING',
  'wrong-digest': 'TOKEN_MODULE_UNTRUSTED',
  exposed: 'TOKEN_MODULE_EXPOSED',
  failed: 'TOKEN_MODULE_FAILED',
} as const;

/** Admitted personal tokens that are plugged in, in the order of the configuration. */
export const admittedTokens = ({ personal }: Tokens, state: TokenHostState): TokenInfo[] =>
  personal.flatMap((serial) => findToken(state, serial) ?? []);

/** The chosen token, the first admitted one, else whatever is plugged in beside the organisation's. */
export function personalToken(config: Tokens, { tokens, chosen }: TokensAtHand): PersonalToken {
  if (tokens.module === 'reading') return { state: 'reading', token: undefined, fault: null };
  if (tokens.module !== 'ready')
    return { state: 'failed', token: undefined, fault: moduleFault[tokens.module] };
  const admitted = admittedTokens(config, tokens);
  const token =
    admitted.find(({ serial }) => serial === chosen) ??
    admitted[0] ??
    tokens.tokens.find(({ serial }) => serial !== config.seal);
  if (token === undefined) return { state: 'absent', token, fault: 'TOKEN_ABSENT' };
  const listed = config.personal.includes(token.serial);
  return { state: listed ? 'present' : 'not-listed', token, fault: listed ? null : 'TOKEN_NOT_LISTED' };
}

/** A PIN as main announces it: for which token a person typed it, or that the reader has a pad for it. */
export interface OfferedPin {
  /** The token the person saw when typing. */
  readonly serial: string;
  readonly typed: boolean;
}

/**
 * Refuses to let a PIN go to any personal token but the one the person saw: TOKEN_CHANGED, TOKEN_ABSENT,
 * TOKEN_NOT_LISTED or the module's fault; PIN_FORMAT without a PIN for a reader that has no pad.
 */
export function requirePersonalToken(config: Tokens, atHand: TokensAtHand, offered: OfferedPin): void {
  const { token, fault } = personalToken(config, atHand);
  if (token !== undefined && token.serial !== offered.serial) throw new AppError('TOKEN_CHANGED');
  if (fault !== null) throw new AppError(fault);
  if (token === undefined) throw new AppError('TOKEN_ABSENT');
  if (!offered.typed && !token.pinPad) throw new AppError('PIN_FORMAT');
}

/** The organisation's token if it is to be opened, undefined if it is open already; SEAL_ABSENT, PIN_FORMAT. */
export function requireOrganisationToken(
  { seal }: Tokens,
  state: TokenHostState,
  typed: boolean,
): TokenInfo | undefined {
  const token = findToken(state, seal);
  if (token === undefined) throw new AppError('SEAL_ABSENT');
  if (token.loggedIn) return undefined;
  if (!typed && !token.pinPad) throw new AppError('PIN_FORMAT');
  return token;
}
