import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { type OpenedList, todayLines, todayPage } from '../../contract/ipc/today.ts';
import { Offices } from '../acts/engine/offices.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { pendingWork } from '../supervision/pending-work.ts';
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
      const { vault } = session.open;
      let shown: OpenedList | null = null;
      const sliceOf = (section: OpenedList['section'], total: number) => {
        if (opened?.section !== section) return { offset: 0, limit: todayLines };
        shown = { section, offset: pageStart(opened.offset, total) };
        return { offset: shown.offset, limit: todayPage };
      };
      const all = vault.store.inbox.waiting().length;
      const { total, waiting } = await waitingEnvelopes(vault, config.organisation, {
        ...sliceOf('waiting', all),
      });
      const { law, section, store, user } = vault;
      const now = new Date(clock.now());
      const office = section && offices.of(section, law);
      const receivers = office?.receiversOf(user.code, now.toISOString()) ?? [];
      const work = pendingWork(store, { law, now, receivers }, sliceOf);
      const lists = pendingWorkView(work, vault, (line) => outboxRow(line, store, config.organisation));
      return { totals: { waiting: total, ...work.totals }, opened: shown, waiting, ...lists };
    },
  };
}
