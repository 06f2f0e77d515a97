import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { type OpenedList, todayLines, todayPage } from '../../contract/ipc/today.ts';
import type { EnvelopeId } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { oldestOpenYear } from '../../domain/volume/year.ts';
import { Offices } from '../acts/engine/offices.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { envelopeLevel } from '../session/envelope-level.ts';
import type { Session } from '../session/session.ts';
import { pendingWork } from '../supervision/pending-work.ts';
import { lockedWork, seenWork } from '../supervision/seen-work.ts';
import { outboxRow } from '../views/outbox-view.ts';
import { pageStart, pendingWorkView } from '../views/today-view.ts';
import { waitingEnvelopes } from '../views/waiting.ts';

export function todayHandlers(
  { clock, config }: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'today.view'> {
  const offices = new Offices();
  return {
    'today.view': async ({ opened }) => {
      const { vault, rights } = session.open;
      const sight = rights.sight();
      let shown: OpenedList | null = null;
      const sliceOf = (section: OpenedList['section'], total: number) => {
        if (opened?.section !== section) return { offset: 0, limit: todayLines };
        shown = { section, offset: pageStart(opened.offset, total) };
        return { offset: shown.offset, limit: todayPage };
      };
      const all = (await vault.waitingOrder.ids(vault.store, sight)).length;
      const { total, waiting } = await waitingEnvelopes(vault, config.organisation, {
        ...sliceOf('waiting', all),
        sight,
      });
      const { law, section, store, user } = vault;
      const now = new Date(clock.now());
      const office = section && offices.of(section, law);
      const receivers = office?.receiversOf(user.code, now.toISOString()) ?? [];
      const levelOf = (id: EnvelopeId) => envelopeLevel(store, config.organisation, id);
      const asked = { law, now, receivers };
      const seen = seenWork(store, sight, levelOf);
      const work = pendingWork(seen, asked, sliceOf);
      const lists = pendingWorkView(work, { ...vault, sight }, (line) =>
        outboxRow(line, store, config.organisation),
      );
      const mayRegister = office?.rights.holds(user.code, {
        ...{ right: 'register', level: 'C', at: now.toISOString() },
      });
      // What a year took no more stays open, and nobody can enter it.
      const oldestOpen = oldestOpenYear({ today: localDate(now.getTime()), law });
      const byHand =
        mayRegister === false ? [] : store.registers.handGaps().filter(({ year }) => year >= oldestOpen);
      const totals = { byHand: byHand.length, waiting: total, ...work.totals };
      const locked = lockedWork(store, asked, { sight, totals });
      return { totals, opened: shown, ...(locked > 0 ? { locked } : {}), byHand, waiting, ...lists };
    },
  };
}
