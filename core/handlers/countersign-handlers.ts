import type { Handlers } from '../../contract/channel.ts';
import type { Countersigned } from '../../contract/custody/countersigned.ts';
import { type Holder, holderKind } from '../../contract/custody/holder.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { controlChannels } from '../../contract/ipc/control.ts';
import type { Countersigning } from '../../contract/ipc/countersign.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import { keepProof } from '../ledger/proofs.ts';
import { usableSigningKeys } from '../session/certificate-choice.ts';
import { type Countersigner, countersign, requireCountersigner } from '../session/countersigner.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { OpenVault } from '../session/open-vault.ts';
import type { Session } from '../session/session.ts';
import { requireShown } from '../views/seen.ts';
import { countersignedAct } from './custody-acts.ts';

export type CountersignChannels = 'control.prepareCountersign' | 'control.countersign';

const command = 'control.countersign';

/** A hand-over that its other person signs beside the session (decision 0017). */
export function countersignHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof controlChannels>, CountersignChannels> {
  const { clock, config, token: port } = dependencies;

  const statementOf = ({ shown, deed, person }: Countersigning): Countersigned => {
    const { issuer, code, copies, from, offer } = shown;
    return {
      purpose: 'tram-mat/countersigned',
      organisation: config.organisation,
      ...{ act: deed.act, issuer, code, copies, from, to: deed.to },
      // A collection answers no offer, whatever was open about the copies.
      ...(deed.act === 'accept' && offer !== undefined ? { offer } : {}),
      person,
      at: new Date(clock.now()).toISOString(),
    };
  };

  /** Throws what would stand in the way of the act once it is signed. */
  const rehearse = (
    { vault, check, rights }: OpenSession,
    asked: Countersigning,
    { token }: Countersigner,
  ) => {
    requireShown(vault.store.registers, asked.shown, rights);
    usableSigningKeys(token, vault.trust, new Date(clock.now()));
    const content = digestOf(canonicalBytes(statementOf(asked)));
    // What is not signed yet: its own digest holds the place of the signature.
    const unsigned: Proof = { content, signature: content };
    check(countersignedAct(asked, unsigned));
  };

  const countersignerOf = (
    tokens: TokenHostState,
    { vault }: OpenSession,
    asked: Countersigning,
    serial?: string,
  ) =>
    requireCountersigner(config.token, tokens, vault, {
      person: asked.person,
      ...(serial === undefined ? {} : { serial }),
    });

  return {
    'control.prepareCountersign': (asked) => {
      const { open } = session;
      if (open.answered.has(command, asked)) return { shown: null };
      const countersigner = countersignerOf(session.tokens, open, asked);
      rehearse(open, asked, countersigner);
      return { shown: shownFor(asked, open.vault, countersigner) };
    },

    'control.countersign': async ({ asked, serial }) => {
      try {
        return await session.signing((open) =>
          open.answered.run(command, asked, async () => {
            const countersigner = countersignerOf(await port.state(), open, asked, serial);
            rehearse(open, asked, countersigner);
            const signed = await countersign(
              dependencies,
              open.vault,
              countersigner.token,
              statementOf(asked),
            );
            // Whose token opened the session has pulled it while the other signed.
            if (session.maybe !== open) throw new AppError('VAULT_LOCKED');
            const { store } = open.vault;
            store.transaction(() => {
              open.act(countersignedAct(asked, keepProof(store.proofs, signed)));
            });
            return {};
          }),
        );
      } finally {
        await session.logoutBeside(serial);
      }
    },
  };
}

function shownFor(
  { shown, deed }: Countersigning,
  { store, section }: OpenVault,
  { person, token }: Countersigner,
) {
  const record = store.registers.get({ issuer: shown.issuer, code: shown.code })?.record;
  if (record === undefined) throw new AppError('RECORD_NOT_FOUND');
  const named = (code: Holder) => ({ code, name: nameOf(code, section) });
  const { serial, label, reader, pin, pinPad } = token;
  return {
    ...{ act: deed.act, record, copies: shown.copies, from: named(shown.from), to: named(deed.to) },
    person: { code: person.code, name: person.name },
    token: { serial, label, reader, pin, pinPad },
  };
}

/** What the section calls a person or a unit; shelves and the desk have no name. */
function nameOf(holder: Holder, section: OpenVault['section']): string | null {
  switch (holderKind(holder)) {
    case 'person':
      return section?.staff.person(holder)?.name ?? null;
    case 'unit':
      return section?.statement.units.find(({ code }) => code === holder)?.name ?? null;
    case 'place':
    case 'desk':
      return null;
  }
}
