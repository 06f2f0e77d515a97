import { AppError } from '../../contract/errors/index.ts';
import type { CoreLink } from './core-link.ts';
import type { Pin, TokenLink } from './token-link.ts';

interface PinHandlerContext {
  readonly core: Pick<CoreLink, 'call'>;
  readonly tokens: Pick<TokenLink, 'login'> & {
    /** Ends every login, whatever it takes. */
    logout(): Promise<void>;
  };
}
type PinRequest = { pin: Pin | null };
type UnlockRequest = PinRequest & { serial: string };
type Nothing = Record<string, never>;

/**
 * The two requests that carry a PIN to the token host. The core decides whether a PIN may go there, and to which token.
 * The window's border (ipc/handle.ts) zeroes it.
 */
export function createPinHandlers({ core, tokens }: PinHandlerContext) {
  let unlocking = false;

  async function unlock({ serial, pin }: UnlockRequest): Promise<Nothing> {
    if (unlocking) throw new AppError('SESSION_WRONG_STATE');
    unlocking = true;
    try {
      await core.call('control.prepareUnlock', { serial, typed: pin !== null });
      await tokens.login(serial, pin);
      await openVault(serial);
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
    const { serial } = await core.call('control.prepareOrganisationToken', { typed: pin !== null });
    if (serial !== null) await tokens.login(serial, pin);
    return {};
  }

  return { unlock, openOrganisationToken };
}
