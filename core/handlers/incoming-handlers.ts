import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { RefusedEnvelope } from '../../contract/ipc/refused.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import { checkRefusalReasons } from '../../domain/record/catalogue-codes.ts';
import { checkCount } from '../../domain/record/envelope-count.ts';
import { joinRecord } from '../../domain/record/joining.ts';
import { reads, seesAll } from '../../domain/rights/sight.ts';
import { requireWaiting } from '../exchange/inbound/waiting.ts';
import { prepareAnswer } from '../exchange/outbound/prepare.ts';
import { keepProof } from '../ledger/proofs.ts';
import { confirmedWarnings } from '../register/confirmed.ts';
import type { RegisterContext } from '../register/context.ts';
import { newReceived } from '../register/new-record.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { enqueue } from '../session/enqueue.ts';
import { envelopeLevel } from '../session/envelope-level.ts';
import { registerContext } from '../session/register-context.ts';
import type { Session } from '../session/session.ts';
import { prepareContext } from '../session/signing-context.ts';
import { refusedUnder } from '../views/refused-view.ts';
import { waitingEnvelopes } from '../views/waiting.ts';

type IncomingChannels = 'incoming.waiting' | 'incoming.enter' | 'incoming.refuse' | 'incoming.refused';

export function incomingHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, IncomingChannels> {
  return {
    'incoming.waiting': (asked) => {
      const { vault, rights } = session.open;
      return waitingEnvelopes(vault, dependencies.config.organisation, { ...asked, sight: rights.sight() });
    },

    'incoming.refused': ({ code }) => {
      const { vault, rights } = session.open;
      const { organisation } = dependencies.config;
      const sight = rights.sight();
      const isTold = ({ envelope }: RefusedEnvelope) =>
        seesAll(sight) || reads(sight, envelopeLevel(vault.store, organisation, envelope) ?? 'A');
      return { refused: refusedUnder(vault.store, code).filter(isTold) };
    },

    'incoming.enter': ({ envelope, check, storeAt, noteCodes, dossier, confirmed = [] }) =>
      session.signing(async ({ vault, act, exchange, rights }) => {
        const { received, issued } = requireWaiting(vault.store, envelope);
        const { copies } = received.data;
        const before = vault.store.registers.get(keyOf(issued));
        const requireRight = () =>
          before === undefined
            ? rights.requireAct('enter', issued.level)
            : rights.requireAct('join', before.record.level, issued.level);
        requireRight();
        // Counts are compared before entry and sign-off; a shortfall is settled first (docs/law.md).
        checkCount({ record: issued, copies }, check);
        const kept = { storeAt, noteCodes, dossier };
        /** The line of a document that no paper was entered of before, and what the clerk confirmed of it. */
        const newLine = (context: RegisterContext) => {
          const record = newReceived(issued, kept, context);
          return { record, warned: confirmedWarnings({ line: record }, confirmed, context, rights.sight()) };
        };
        // Before anything is signed.
        if (before === undefined) newLine(registerContext(dependencies, vault));
        const { statement, envelope: answer } = await prepareAnswer(
          prepareContext(dependencies, vault, requireRight),
          {
            envelope,
            code: issued.code,
            status: '03',
            reasons: [],
            to: received.data.from,
          },
        );
        const record = vault.store.transaction(() => {
          requireWaiting(vault.store, envelope);
          const context = registerContext(dependencies, vault);
          const answered = { envelope, copies, statement: keepProof(vault.store.proofs, statement) };
          const paper = vault.store.registers.get(keyOf(issued))?.record;
          const enter = (): CodedRecord => {
            if (paper === undefined) {
              const line = newLine(context);
              act({ act: 'enter', subject: line.record.code, data: { ...line, ...answered } });
              return line.record;
            }
            const joined = joinRecord(paper, issued, kept, context);
            act({ act: 'join', subject: joined.code, data: { old: paper, new: joined, ...answered } });
            return joined;
          };
          const entered = enter();
          vault.store.inbox.setState(envelope, 'done');
          if (answer !== undefined) enqueue(vault, dependencies.clock, answer, entered.code);
          return entered;
        });
        exchange.wake();
        return { record, answered: answer !== undefined };
      }),

    'incoming.refuse': ({ envelope, reasons }) =>
      session.signing(async ({ vault, act, exchange, rights }) => {
        const { received, issued } = requireWaiting(vault.store, envelope);
        const requireRight = () => rights.requireAct('refuse', issued.level);
        requireRight();
        checkRefusalReasons(reasons, vault.law);
        const { statement, envelope: answer } = await prepareAnswer(
          prepareContext(dependencies, vault, requireRight),
          {
            envelope,
            code: issued.code,
            status: '02',
            reasons,
            to: received.data.from,
          },
        );
        vault.store.transaction(() => {
          requireWaiting(vault.store, envelope);
          const proof = keepProof(vault.store.proofs, statement);
          act({ act: 'refuse', subject: issued.code, data: { envelope, reasons, statement: proof } });
          vault.store.inbox.setState(envelope, 'done');
          if (answer !== undefined) enqueue(vault, dependencies.clock, answer, issued.code);
        });
        exchange.wake();
        return { answered: answer !== undefined };
      }),
  };
}
