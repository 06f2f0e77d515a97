import type { Handlers } from '../../contract/channel.ts';
import { AppError, type Failure, failureOf } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { Warning } from '../../contract/record/warning.ts';
import { asGiven } from '../../domain/record/by-hand.ts';
import { warningsOf } from '../../domain/record/warnings.ts';
import { seesAll } from '../../domain/rights/sight.ts';
import { cameInEnvelope } from '../acts/engine/route.ts';
import { waitingWith } from '../exchange/inbound/waiting.ts';
import { type FormContext, formFaults } from '../register/form-faults.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { registerContext } from '../session/register-context.ts';
import type { Session } from '../session/session.ts';

/**
 * Warnings whose words name another line, which is perhaps not told to who writes. Saving asks for them by their names
 * alone: the act states each.
 */
const ofAnotherLine: Readonly<Record<Warning, boolean>> = {
  'another-year': false,
  'date-before-last': true,
  'number-late': false,
  'number-skips': false,
  'same-document': true,
  'type-not-in-notation': false,
};

/** What saving would refuse of a form that is being filled in, so that each box tells it when it is left. */
export function formHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'form.look'> {
  const corrected = (key: RecordKey): FormContext['corrects'] => {
    const { store } = session.open.vault;
    const row = store.registers.get(key);
    if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
    return {
      old: row.record,
      signed: cameInEnvelope(store.ledger, key, dependencies.config.organisation),
      waits: waitingWith(store, key) !== undefined,
    };
  };
  /** RIGHT_MISSING at the box of a level that who writes has no right for: the act would be refused without a box. */
  const beyondRight = (level: Level | undefined, act: 'register' | 'correct'): Failure[] => {
    try {
      if (level !== undefined) session.open.rights.requireAct(act, level);
      return [];
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code !== 'RIGHT_MISSING') throw thrown;
      return [{ ...failure, field: 'level' }];
    }
  };
  return {
    'form.look': ({ form, corrects }) => {
      const { vault, rights } = session.open;
      const old = corrects === undefined ? undefined : corrected(corrects);
      const context: FormContext = {
        ...registerContext(dependencies, vault),
        checkNotWaiting: (key) => {
          if (waitingWith(vault.store, key) !== undefined)
            throw new AppError('ENVELOPE_WAITS', { field: 'code' });
        },
        ...(old === undefined ? {} : { corrects: old }),
      };
      const givenOn = form.book === 'outgoing' && old === undefined ? form.givenOn : null;
      const remarks = warningsOf(form, asGiven(context, givenOn), old?.old);
      return {
        faults: [
          ...formFaults(form, context),
          ...beyondRight(form.level, corrects === undefined ? 'register' : 'correct'),
        ],
        remarks: seesAll(rights.sight()) ? remarks : remarks.filter(({ warning }) => !ofAnotherLine[warning]),
      };
    },
  };
}
