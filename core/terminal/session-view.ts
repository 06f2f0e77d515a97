import type { SessionView, TokenView } from '../../contract/ipc/views.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import type { TerminalDependencies } from './dependencies.ts';
import type { Session } from './session.ts';
import { findToken } from './signers.ts';

/** What the status bar and the unlock screen show. */
export function sessionView(dependencies: TerminalDependencies, session: Session): SessionView {
  const { config, standIn } = dependencies;
  const open = session.maybe;
  const user = open?.vault.user;
  const own = open?.vault.directory.organisation(config.organisation);
  return {
    phase: session.phase,
    training: config.training,
    standIn,
    organisation: { code: config.organisation, name: own?.name ?? config.organisationName },
    token: tokenView(dependencies, session.tokens),
    seal: sealState(dependencies, session.tokens),
    user: user === undefined ? null : { code: user.code, name: user.name, role: user.role },
    lockedBecause: session.lockedBecause,
    link: open?.exchange.state() ?? { state: 'off', lastContact: null, fault: null },
    pendingOutbox: open?.vault.store.outbox.pending() ?? 0,
    unsignedActs: open === undefined ? 0 : unsignedActs(open.vault.store),
    lockIn: open?.idle.secondsLeft() ?? null,
    warnings: [...(open?.vault.warnings ?? [])],
  };
}

/** The personal token the unlock screen speaks of: the first of the configured order, else whatever is plugged in. */
function tokenView({ config }: TerminalDependencies, state: TokenHostState): TokenView {
  const none = { serial: null, label: null, pin: null, pinPad: false };
  if (state.module !== 'ready') {
    const fault = {
      missing: 'TOKEN_MODULE_MISSING',
      'wrong-digest': 'TOKEN_MODULE_UNTRUSTED',
      failed: 'TOKEN_MODULE_FAILED',
    } as const;
    return { state: 'failed', ...none, fault: fault[state.module] };
  }
  const others = state.tokens.filter(({ serial }) => serial !== config.token.seal);
  const admitted = config.token.personal.flatMap((listed) => others.filter(({ serial }) => serial === listed));
  const token = admitted[0] ?? others[0];
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

function sealState({ config }: TerminalDependencies, state: TokenHostState): SessionView['seal'] {
  const seal = findToken(state, config.token.seal);
  if (seal === undefined) return 'absent';
  return seal.loggedIn ? 'open' : 'closed';
}

/** Acts after the last checkpoint. */
function unsignedActs(store: NonNullable<Session['maybe']>['vault']['store']): number {
  return (store.ledger.head()?.seq ?? 0) - (store.checkpoints.last()?.toSeq ?? 0);
}
