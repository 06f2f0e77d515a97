import { AppError } from '../../contract/errors/index.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { CoreLink } from './core-link.ts';
import type { Pin, TokenLink } from './token-link.ts';

interface PinHandlerContext {
  readonly core: Pick<CoreLink, 'call'>;
  readonly tokens: Pick<TokenLink, 'login' | 'logout'>;
  /** Serial number of the organisation's own token. */
  readonly organisationToken: string;
  view(): Promise<SessionView>;
}
type PinRequest = { pin: Pin | null };
type UnlockRequest = PinRequest & { serial: string };
type Nothing = Record<string, never>;

/** The two requests that carry a PIN to the token host. The window's border (ipc/handle.ts) zeroes it. */
export function createPinHandlers({ core, tokens, organisationToken, view }: PinHandlerContext) {
  let unlocking = false;

  async function unlock({ serial, pin }: UnlockRequest): Promise<Nothing> {
    if (unlocking) throw new AppError('SESSION_WRONG_STATE');
    unlocking = true;
    try {
      const { phase, token } = await view();
      if (phase !== 'locked') throw new AppError('SESSION_WRONG_STATE');
      if (token.serial !== null && token.serial !== serial) throw new AppError('TOKEN_CHANGED');
      await core.call('control.closed', {});
      const own = personal(token, pin);
      await tokens.login(own, pin);
      await openVault(own);
      return {};
    } finally {
      unlocking = false;
    }
  }

  /** A vault that does not open leaves no token open behind it. */
  async function openVault(serial: string): Promise<void> {
    try {
      await core.call('control.unlock', { serial });
    } catch (error) {
      await tokens.logout();
      throw error;
    }
  }

  async function openOrganisationToken({ pin }: PinRequest): Promise<Nothing> {
    const { phase, seal } = await view();
    if (phase !== 'unlocked') throw new AppError('VAULT_LOCKED');
    if (seal.state === 'absent') throw new AppError('SEAL_ABSENT');
    if (seal.state === 'open') return {};
    if (pin === null && !seal.pinPad) throw new AppError('PIN_FORMAT');
    await tokens.login(organisationToken, pin);
    return {};
  }

  return { unlock, openOrganisationToken };
}

/** The personal token to open, or the error that needs no asking. */
function personal({ state, serial, pinPad, fault }: SessionView['token'], pin: Pin | null): string {
  if (state === 'failed') throw new AppError(fault ?? 'TOKEN_MODULE_FAILED');
  if (state === 'not-listed') throw new AppError('TOKEN_NOT_LISTED');
  if (state === 'absent' || serial === null) throw new AppError('TOKEN_ABSENT');
  if (pin === null && !pinPad) throw new AppError('PIN_FORMAT');
  return serial;
}
