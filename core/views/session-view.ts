import type { SessionView, TokenView } from '../../contract/ipc/views.ts';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { findToken } from '../session/signers.ts';

/** What the status bar and the unlock screen show. */
export function sessionView(dependencies: TerminalDependencies, session: Session): SessionView {
  const { config, standIn } = dependencies;
  const open = session.maybe;
  const user = open?.vault.user;
  const token = tokenView(dependencies, session);
  const own = open?.vault.directory.organisation(config.organisation);
  return {
    phase: session.phase,
    training: config.training,
    standIn,
    organisation: { code: config.organisation, name: own?.name ?? config.organisationName },
    token,
    others: admitted(dependencies, session.tokens)
      .filter(({ serial }) => serial !== token.serial)
      .map(({ serial, label }) => ({ serial, label })),
    seal: sealView(dependencies, session.tokens),
    user: user === undefined ? null : { code: user.code, name: user.name, role: user.role },
    lockedBecause: session.lockedBecause,
    link: open?.exchange.state() ?? { state: 'off', lastContact: null, fault: null },
    pendingOutbox: open?.vault.store.outbox.pending() ?? 0,
    unsignedActs: open === undefined ? 0 : unsignedActs(open.vault.store),
    lockIn: open?.idle.secondsLeft() ?? null,
    warnings: [...(open?.vault.warnings ?? [])],
  };
}

/** Admitted personal tokens that are plugged in, in the order of the configuration. */
function admitted({ config }: TerminalDependencies, state: TokenHostState): TokenInfo[] {
  return config.token.personal.flatMap((serial) => findToken(state, serial) ?? []);
}

/** The personal token the unlock screen speaks of: the chosen one, the first admitted, else what is plugged in. */
function tokenView(dependencies: TerminalDependencies, { tokens: state, chosen }: Session): TokenView {
  const { config } = dependencies;
  const none = { serial: null, label: null, pin: null, pinPad: false };
  if (state.module !== 'ready') {
    const fault = {
      missing: 'TOKEN_MODULE_MISSING',
      'wrong-digest': 'TOKEN_MODULE_UNTRUSTED',
      failed: 'TOKEN_MODULE_FAILED',
    } as const;
    return { state: 'failed', ...none, fault: fault[state.module] };
  }
  const mine = admitted(dependencies, state);
  const token =
    mine.find(({ serial }) => serial === chosen) ??
    mine[0] ??
    state.tokens.find(({ serial }) => serial !== config.token.seal);
  if (token === undefined) return { state: 'absent', ...none, fault: 'TOKEN_ABSENT' };
  const { serial, label, pin, pinPad } = token;
  const listed = config.token.personal.includes(serial);
  return {
    state: listed ? 'present' : 'not-listed',
    serial,
    label,
    pin,
    pinPad,
    fault: listed ? null : 'TOKEN_NOT_LISTED',
  };
}

function sealView({ config }: TerminalDependencies, state: TokenHostState): SessionView['seal'] {
  const seal = findToken(state, config.token.seal);
  if (seal === undefined) return { state: 'absent', pin: null, pinPad: false };
  const { loggedIn, pin, pinPad } = seal;
  return { state: loggedIn ? 'open' : 'closed', pin, pinPad };
}

/** Acts after the last checkpoint. */
function unsignedActs(store: NonNullable<Session['maybe']>['vault']['store']): number {
  return (store.ledger.head()?.seq ?? 0) - (store.checkpoints.last()?.toSeq ?? 0);
}
