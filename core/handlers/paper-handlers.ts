import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { Act } from '../../contract/ledger/act.ts';
import { inOrder } from '../../contract/lists.ts';
import { issuedPart } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { PaperState } from '../../contract/record/paper.ts';
import type { LocalDate, OrganisationCode } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { allowed } from '../../domain/custody/machine.ts';
import { paperMachine } from '../../domain/custody/paper.ts';
import { isPaperDay } from '../../domain/custody/paper-day.ts';
import { isReplaced, replacements } from '../../domain/custody/replacement.ts';
import { checkRetractionReason, checkReturnReasons } from '../../domain/record/catalogue-codes.ts';
import { latestNote } from '../../domain/record/paper-course.ts';
import { paperCourses } from '../acts/engine/paper-courses.ts';
import { routeOf } from '../acts/engine/route.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import { issuedForms } from '../exchange/outbound/issued-forms.ts';
import { legBack } from '../exchange/outbound/legs.ts';
import { prepareResend } from '../exchange/outbound/prepare.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { enqueue } from '../session/enqueue.ts';
import type { Session } from '../session/session.ts';
import { legContext, prepareContext } from '../session/signing-context.ts';

type PaperChannels =
  | 'paper.hand'
  | 'paper.slip'
  | 'paper.decline'
  | 'paper.lose'
  | 'paper.retract'
  | 'record.resend';

/** What happens to records on their way to recipients that have no terminal, and to those that came back. */
export function paperHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, PaperChannels> {
  const self = dependencies.config.organisation;
  const keyOf = (code: ControlCode) => ({ issuer: self, code });
  const write = (act: Act): Record<string, never> => {
    session.open.act(act);
    return {};
  };

  const courseOf = (code: ControlCode, to: OrganisationCode) =>
    paperCourses(routeOf(session.open.vault.store.ledger, keyOf(code), self), self).of(keyOf(code), to);

  /** RECORD_WRONG_STATE unless the paper of each recipient may go to `next`. */
  const requireLegs = (code: ControlCode, to: readonly OrganisationCode[], next: PaperState): void => {
    const legs = new Map(
      session.open.vault.store.registers
        .papers(keyOf(code))
        .map(({ organisation, state }) => [organisation, state]),
    );
    const may = to.every((each) => {
      const state = legs.get(each);
      return state !== undefined && allowed(paperMachine, state, next);
    });
    if (!may) throw new AppError('RECORD_WRONG_STATE');
  };

  /** PAPER_DAY_OUTSIDE for a day that is not over yet, or before the paper was handed over. */
  const requireDay = (code: ControlCode, to: OrganisationCode, on: LocalDate): void => {
    const handedAt = courseOf(code, to)?.handedAt ?? null;
    if (!isPaperDay(on, { handedAt, today: localDate(dependencies.clock.now()) }))
      throw new AppError('PAPER_DAY_OUTSIDE', { field: 'on' });
  };

  return {
    'paper.hand': ({ code, to, carrier, run, envelopes }) =>
      session.signing(async () => {
        requireLegs(code, to, 'handed');
        if (envelopes < to.length) throw new AppError('RECORD_INVALID', { field: 'envelopes' });
        return write({ act: 'hand', subject: code, data: { to: inOrder(to), carrier, run, envelopes } });
      }),

    'paper.slip': ({ code, to, on, slip }) =>
      session.signing(async () => {
        // The slip bears the code of its record: another one's would settle the wrong paper.
        if (slip !== code) throw new AppError('SLIP_OF_ANOTHER');
        requireLegs(code, [to], 'returned');
        requireDay(code, to, on);
        return write({ act: 'slip', subject: code, data: { to, on } });
      }),

    'paper.decline': ({ code, to, on, reasons }) =>
      session.signing(async () => {
        checkReturnReasons(reasons, session.open.vault.law);
        requireLegs(code, [to], 'refused');
        requireDay(code, to, on);
        return write({ act: 'decline', subject: code, data: { to, on, reasons: inOrder(reasons) } });
      }),

    'paper.lose': ({ code, to, on }) =>
      session.signing(async () => {
        requireLegs(code, [to], 'lost');
        requireDay(code, to, on);
        return write({ act: 'lose', subject: code, data: { to, on } });
      }),

    'paper.retract': ({ code, to, entry, reason }) =>
      session.signing(async () => {
        checkRetractionReason(reason, session.open.vault.law);
        const latest = latestNote(courseOf(code, to));
        if (latest.entry !== entry) throw new AppError('PAPER_ENTRY_CHANGED');
        return write({ act: 'retract', subject: code, data: { to, ...latest, reason } });
      }),

    'record.resend': ({ code, to, from }) =>
      session.signing(async ({ vault, act, exchange, rights }) => {
        const after = requireBack(vault.store.registers, keyOf(code), to);
        const row = vault.store.registers.get(keyOf(code));
        if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
        const requireRight = () => rights.requireAct('resend', row.record.level);
        requireRight();
        if ((after === 'lost') !== (from !== undefined))
          throw new AppError('RECORD_INVALID', { field: 'from' });
        if (from !== undefined) {
          vault.store.transaction(() => {
            requireBack(vault.store.registers, keyOf(code), to);
            const copies = replacements(vault.store.registers.copies(keyOf(code)), to)[from];
            if (copies === undefined) throw new AppError('RECORD_WRONG_STATE');
            act({ act: 'resend', subject: code, data: { to, after, copies } });
          });
          return { by: 'paper' };
        }
        const forms = issuedForms(vault.store.ledger, row.record);
        await exchange.learnReads([to]);
        const leg = await legBack(issuedPart(row.record), to, forms.of(to), legContext(dependencies, vault));
        const form = leg.by === 'wire' ? forms.signed.get(leg.generation) : undefined;
        const sent =
          leg.by === 'wire' &&
          form !== undefined &&
          !isReplaced(vault.store.registers.copies(keyOf(code)), to)
            ? {
                generation: leg.generation,
                envelope: await prepareResend(
                  prepareContext(dependencies, vault, requireRight),
                  vault.store.proofs,
                  form,
                  leg,
                ),
              }
            : undefined;
        vault.store.transaction(() => {
          // An answer to an envelope that was withdrawn may have come meanwhile.
          if (requireBack(vault.store.registers, keyOf(code), to) !== after)
            throw new AppError('RECORD_WRONG_STATE');
          if (sent === undefined) return void act({ act: 'resend', subject: code, data: { to, after } });
          const { generation, envelope } = sent;
          const digest = digestOf(canonicalBytes(envelope));
          const carried = { id: envelope.header.id, digest, generation };
          act({ act: 'resend', subject: code, data: { to, after, envelope: carried } });
          enqueue(vault, dependencies.clock, envelope, code);
        });
        exchange.wake();
        return { by: sent === undefined ? 'paper' : 'wire' };
      }),
  };
}

/** Why a recipient has not got a record; RECORD_WRONG_STATE when it may have it, or get it still. */
function requireBack(
  registers: Session['open']['vault']['store']['registers'],
  key: { issuer: OrganisationCode; code: ControlCode },
  to: OrganisationCode,
): 'refused' | 'lost' | 'withdrawn' {
  const leg = registers.papers(key).find(({ organisation }) => organisation === to)?.state;
  if (leg === 'refused' || leg === 'lost') return leg;
  const sent = registers.recipients(key).find(({ organisation }) => organisation === to);
  if (sent?.status === '02') return 'refused';
  if (sent === undefined || sent.withdrawn === null) throw new AppError('RECORD_WRONG_STATE');
  return 'withdrawn';
}
