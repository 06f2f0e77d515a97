import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { checkOpener } from '../../domain/record/completion.ts';
import { cameInEnvelope } from '../acts/engine/route.ts';
import { waitingWith } from '../exchange/inbound/waiting.ts';
import { completedLine } from '../register/completion.ts';
import { confirmedWarnings } from '../register/confirmed.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { registerContext } from '../session/register-context.ts';
import type { Session } from '../session/session.ts';

/** Envelopes that only the person named on them may open, once they are open. */
export function completionHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'record.complete'> {
  const self = dependencies.config.organisation;
  return {
    'record.complete': ({ code, issuer, inside, paper, confirmed = [] }) =>
      session.signing(async ({ vault, act, rights }) => {
        const key = { issuer, code };
        const { store, user } = vault;
        const record = store.transaction(() => {
          const row = store.registers.get(key);
          if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
          if (row.state !== 'entered') throw new AppError('RECORD_WRONG_STATE');
          if (cameInEnvelope(store.ledger, key, self)) throw new AppError('RECORD_SIGNED');
          // What its issuer signed comes with the check of that envelope, which is counted blind.
          if (waitingWith(store, key) !== undefined) throw new AppError('ENVELOPE_WAITS', { field: 'code' });
          const context = registerContext(dependencies, vault);
          const completed = completedLine(row.record, inside, context);
          const { opener, line } = paper ?? { opener: user.code, line: undefined };
          checkOpener(
            store.registers.custody(key).map(([, custody]) => custody),
            opener,
          );
          const warned = confirmedWarnings(
            { line: completed, old: row.record },
            confirmed,
            context,
            rights.sight(),
          );
          const data = { old: row.record, new: completed, opener, warned };
          act({ act: 'complete', subject: code, data: line === undefined ? data : { ...data, line } });
          return completed;
        });
        return { record };
      }),
  };
}
