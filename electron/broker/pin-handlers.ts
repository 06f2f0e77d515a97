import { AppError } from '../../contract/errors/index.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { PinOutcome } from '../../contract/token/state.ts';
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
type PinAnswer = { outcome: PinOutcome };

/** The two requests that carry a PIN to the token host. The window's border (ipc/handle.ts) zeroes it. */
export function createPinHandlers({ core, tokens, organisationToken, view }: PinHandlerContext) {
  let unlocking = false;

  async function unlock({ serial, pin }: UnlockRequest): Promise<PinAnswer> {
    if (unlocking) throw new AppError('SESSION_WRONG_STATE');
    unlocking = true;
    try {
      const { phase, token } = await view();
      if (phase !== 'locked') throw new AppError('SESSION_WRONG_STATE');
      if (token.serial !== null && token.serial !== serial) throw new AppError('TOKEN_CHANGED');
      await core.call('control.closed', {});
      const outcome = refusal(token) ?? (await tokens.login(personal(token, pin), pin));
      if (outcome === 'ok' && token.serial !== null) await openVault(token.serial);
      return { outcome };
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

  async function openOrganisationToken({ pin }: PinRequest): Promise<PinAnswer> {
    const { phase, seal } = await view();
    if (phase !== 'unlocked') throw new AppError('VAULT_LOCKED');
    if (seal.state === 'absent') throw new AppError('SEAL_ABSENT');
    if (seal.state === 'open') return { outcome: 'ok' };
    if (pin === null && !seal.pinPad) throw new AppError('PIN_FORMAT');
    return { outcome: await tokens.login(organisationToken, pin) };
  }

  return { unlock, openOrganisationToken };
}

/** What can be told without asking the token. */
function refusal(token: SessionView['token']): PinOutcome | undefined {
  if (token.state === 'failed') return 'module-failed';
  if (token.state === 'not-listed') return 'not-listed';
  return undefined;
}

function personal(token: SessionView['token'], pin: Pin | null): string {
  if (token.state === 'absent' || token.serial === null) throw new AppError('TOKEN_ABSENT');
  if (pin === null && !token.pinPad) throw new AppError('PIN_FORMAT');
  return token.serial;
}
