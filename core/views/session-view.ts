import type { SessionView, TokenView } from '../../contract/ipc/views.ts';
import { scannerSettings } from '../../contract/scanner.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { linkOff } from '../exchange/link/link.ts';
import { countersignersAt } from '../session/countersigner.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { OpenVault } from '../session/open-vault.ts';
import type { Session } from '../session/session.ts';
import { findToken } from '../session/signers.ts';
import { admittedTokens, personalToken } from '../session/token-choice.ts';

/** What the status bar and the unlock screen show. */
export function sessionView(dependencies: TerminalDependencies, session: Session): SessionView {
  const { config, standIn } = dependencies;
  const open = session.maybe;
  const user = open?.vault.user;
  const token = tokenView(dependencies, session);
  const { traffic, ...link } = open?.exchange.state() ?? linkOff;
  const own = open?.vault.directory.organisation(config.organisation);
  return {
    phase: session.phase,
    training: config.training,
    standIn,
    organisation: { code: config.organisation, name: own?.name ?? config.organisationName },
    token,
    others: admittedTokens(config.token, session.tokens)
      .filter(({ serial }) => serial !== token.serial)
      .map(({ serial, label, reader }) => ({ serial, label, reader })),
    seal: sealView(dependencies, session.tokens),
    user: user === undefined ? null : { code: user.code, name: user.name, role: user.role },
    lockedBecause: session.lockedBecause,
    countersigners: open === undefined ? [] : countersignersOf(dependencies, session.tokens, open.vault),
    link,
    traffic,
    pendingOutbox: open === undefined ? 0 : toldPending(open),
    unsignedActs: open === undefined ? 0 : unsignedActs(open.vault.store),
    scanner: scannerSettings(config.scanner),
    lockIn: open?.idle.secondsLeft() ?? null,
    cameIn: [...(open?.vault.cameIn ?? [])],
    warnings: [...(open?.vault.warnings ?? [])],
  };
}

const countersignersOf = ({ config }: TerminalDependencies, tokens: TokenHostState, vault: OpenVault) => [
  ...new Set(countersignersAt(config.token, tokens, vault).map(({ person }) => person.code)),
];

/** The personal token the unlock screen speaks of. */
function tokenView({ config }: TerminalDependencies, session: Session): TokenView {
  const { state, token, fault } = personalToken(config.token, session);
  const none = { serial: null, label: null, reader: null, pin: null, pinPad: false };
  if (token === undefined) return { state, ...none, fault };
  const { serial, label, reader, pin, pinPad } = token;
  return { state, serial, label, reader, pin, pinPad, fault };
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

/** How many envelopes wait to be sent; of none of them is told who reads no register. */
const toldPending = ({ vault, rights }: OpenSession): number =>
  rights.sight().readsTo === null ? 0 : vault.store.outbox.pending();
