import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { type CodedRecord, issuedPart } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import { keyOf, type RecordKey } from '../../contract/record/key.ts';
import type { DocumentState } from '../../contract/record/status.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { copyNumbers } from '../../domain/custody/allocation.ts';
import { documentMachine } from '../../domain/custody/document.ts';
import { allowed } from '../../domain/custody/machine.ts';
import { asGiven } from '../../domain/record/by-hand.ts';
import {
  checkCancelReason,
  checkCorrectionReason,
  checkReopeningReason,
  checkSettlementReason,
} from '../../domain/record/catalogue-codes.ts';
import { checkStaysClosed } from '../../domain/record/completion.ts';
import { checkIssuable } from '../../domain/record/line-rules.ts';
import { generationOf } from '../../domain/record/older-generations.ts';
import type { RegisterRow } from '../../domain/record/register-row.ts';
import { cameInEnvelope, othersWith } from '../acts/engine/route.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import { waitingWith } from '../exchange/inbound/waiting.ts';
import type { SignedIssue } from '../exchange/message/deliver.ts';
import { issuedForms } from '../exchange/outbound/issued-forms.ts';
import { lackingIn, legBack, legsTo, onPaper } from '../exchange/outbound/legs.ts';
import { prepareIssue } from '../exchange/outbound/prepare.ts';
import { keepProof } from '../ledger/proofs.ts';
import { confirmedWarnings } from '../register/confirmed.ts';
import { checkCountKept, correctEntry, correctRecord } from '../register/correction.ts';
import { newOutgoing, newPaper } from '../register/new-record.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { enqueue } from '../session/enqueue.ts';
import { organisationSigner } from '../session/open-vault.ts';
import { registerContext } from '../session/register-context.ts';
import type { Session } from '../session/session.ts';
import { legContext, prepareContext, whileAllowed } from '../session/signing-context.ts';
import { recordPage } from '../views/record-page.ts';

type RecordChannels =
  | 'record.page'
  | 'record.register'
  | 'record.correct'
  | 'record.cancel'
  | 'record.settle'
  | 'record.reopen'
  | 'record.legs'
  | 'record.issue';

export function recordHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, RecordChannels> {
  const self = dependencies.config.organisation;
  /** A line that may go to `next`; RECORD_NOT_FOUND, RECORD_WRONG_STATE. */
  const requireLine = (key: RecordKey, next: DocumentState): RegisterRow => {
    const row = session.open.vault.store.registers.get(key);
    if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
    if (!allowed(documentMachine, row.state, next)) throw new AppError('RECORD_WRONG_STATE');
    return row;
  };
  /** The register that has a line of this record; RECORD_NOT_FOUND. */
  const bookOf = (key: RecordKey): Book => {
    const row = session.open.vault.store.registers.get(key);
    if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
    return row.record.book;
  };
  const requireOwn = (code: ControlCode, next: DocumentState) => requireLine({ issuer: self, code }, next);
  return {
    'record.page': ({ code, issuer }) => {
      const { open } = session;
      const [first] = open.vault.store.registers.issuersOf(code);
      const whose = issuer ?? first;
      if (whose === undefined) throw new AppError('RECORD_NOT_FOUND');
      return recordPage(dependencies, open, { issuer: whose, code });
    },

    'record.register': ({ input, confirmed = [], givenOn = null }) => {
      const { vault, act, incident, rights } = session.open;
      const record = vault.store.transaction((): CodedRecord => {
        const context = registerContext(dependencies, vault);
        // With the act or not at all: a form that comes back holds nothing that is in the register already.
        vault.store.drafts.discard({ person: vault.user.code, key: input.book });
        if (input.book === 'outgoing') {
          const made = newOutgoing(input, context, givenOn);
          const warned = confirmedWarnings(
            { line: made },
            confirmed,
            asGiven(context, givenOn),
            rights.sight(),
          );
          act({ act: 'register', subject: made.code, data: { record: made, warned, givenOn } });
          return made;
        }
        if (givenOn !== null) throw new AppError('RECORD_INVALID', { field: 'givenOn' });
        const { issuer, code } = input;
        // It is counted blind and entered from its check.
        if (code !== undefined && waitingWith(vault.store, { issuer, code }) !== undefined)
          throw new AppError('ENVELOPE_WAITS', { field: 'code' });
        const made = newPaper(input, context);
        const warned = confirmedWarnings({ line: made }, confirmed, context, rights.sight());
        const copies = copyNumbers(made.copies);
        act({ act: 'enter', subject: made.code, data: { record: made, copies, warned } });
        return made;
      });
      const others = othersWith(vault.store.ledger, keyOf(record), dependencies.config.organisation);
      if (others.length > 0) incident('RECORD_CODE_SHARED', record.code);
      return { record };
    },

    'record.correct': ({ code, input, reason, confirmed = [] }) =>
      session.signing(async ({ vault, act, rights }) => {
        checkCorrectionReason(reason, vault.law, input.book);
        const record = vault.store.transaction(() => {
          const context = registerContext(dependencies, vault);
          const key = { issuer: input.issuer, code };
          // Only a line that stands may still be cancelled.
          const old = (
            input.book === 'outgoing' ? requireOwn(code, 'cancelled') : requireLine(key, 'cancelled')
          ).record;
          if (input.book === 'incoming' && waitingWith(vault.store, key) !== undefined)
            checkCountKept(old, input);
          const corrected =
            input.book === 'outgoing'
              ? correctRecord(old, input, context)
              : correctEntry(old, input, {
                  ...context,
                  signed: cameInEnvelope(vault.store.ledger, key, self),
                });
          // Before the first section nobody inside is listed who could complete it.
          if (vault.section !== undefined) checkStaysClosed(old, corrected);
          const warned = confirmedWarnings({ line: corrected, old }, confirmed, context, rights.sight());
          act({ act: 'correct', subject: code, data: { old, new: corrected, reason, warned } });
          return corrected;
        });
        return { record };
      }),

    'record.cancel': ({ code, issuer = self, reason }) =>
      session.signing(async ({ vault, act }) => {
        vault.store.transaction(() => {
          const key = { issuer, code };
          const { book } = requireLine(key, 'cancelled').record;
          checkCancelReason(reason, vault.law, book);
          if (cameInEnvelope(vault.store.ledger, key, self)) throw new AppError('RECORD_SIGNED');
          act({ act: 'cancel', subject: code, data: { issuer, reason } });
        });
        return {};
      }),

    'record.settle': async ({ code, issuer = self, reason }) => {
      const { vault, act } = session.open;
      checkSettlementReason(reason, vault.law, bookOf({ issuer, code }));
      act({ act: 'settle', subject: code, data: { issuer, reason } });
      return {};
    },

    'record.reopen': async ({ code, issuer = self, reason }) => {
      const { vault, act } = session.open;
      checkReopeningReason(reason, vault.law, bookOf({ issuer, code }));
      act({ act: 'reopen', subject: code, data: { issuer, reason } });
      return {};
    },

    'record.legs': async ({ code, to }) => {
      const { vault, exchange } = session.open;
      const row = vault.store.registers.get({ issuer: self, code });
      if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
      if (row.state === 'cancelled') throw new AppError('RECORD_WRONG_STATE');
      const recipients = row.record.recipients.filter((each) => to === undefined || each === to);
      if (recipients.length === 0) throw new AppError('RECORD_WRONG_STATE');
      await exchange.learnReads(recipients);
      const context = legContext(dependencies, vault);
      const legs =
        to === undefined || row.state !== 'issued'
          ? await legsTo(issuedPart(row.record), recipients, context)
          : [
              await legBack(
                issuedPart(row.record),
                to,
                issuedForms(vault.store.ledger, row.record).of(to),
                context,
              ),
            ];
      return { paper: onPaper(legs), lacks: lackingIn(legs) };
    },

    'record.issue': ({ code, paper = [] }) =>
      session.signing(async ({ vault, act, exchange, rights }) => {
        const { record } = requireOwn(code, 'issued');
        const requireRight = () => rights.requireAct('issue', record.level);
        requireRight();
        // A clock that ran ahead when the record was registered has been set right since.
        checkIssuable(record, localDate(dependencies.clock.now()));
        await exchange.learnReads(record.recipients);
        const asOrganisation = await organisationSigner(dependencies, vault, session.tokens);
        const prepared = await prepareIssue(
          {
            ...prepareContext(dependencies, vault, requireRight),
            signAsOrganisation: whileAllowed(requireRight, asOrganisation),
          },
          issuedPart(record),
          paper,
        );
        const { envelopes } = prepared;
        const keep = ({ record, dispatch }: SignedIssue) => ({
          record: keepProof(vault.store.proofs, record),
          dispatch: keepProof(vault.store.proofs, dispatch),
        });
        vault.store.transaction(() => {
          requireOwn(code, 'issued');
          act({
            act: 'issue',
            subject: code,
            data: {
              ...keep(prepared),
              older: prepared.older.map((form) => ({ generation: form.generation, ...keep(form) })),
              envelopes: envelopes.map((envelope) => ({
                id: envelope.header.id,
                to: envelope.header.to,
                digest: digestOf(canonicalBytes(envelope)),
                generation: prepared.generations.get(envelope.header.to) ?? generationOf(record),
              })),
              paper,
            },
          });
          for (const envelope of envelopes) enqueue(vault, dependencies.clock, envelope, code);
        });
        exchange.wake();
        return { envelopes: envelopes.map(({ header }) => header.id) };
      }),
  };
}
