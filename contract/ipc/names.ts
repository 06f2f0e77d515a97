import type { IpcEvents, IpcName } from './channels.ts';

/**
 * The names of `ipcChannels` and `ipcEvents` and nothing of their schemas: the preload runs before every page
 * and only passes on what main parses, so it need not build all of them. The types keep both lists whole.
 */
export const ipcNames = {
  'session.view': true,
  'session.unlock': true,
  'seal.open': true,
  'preferences.read': true,
  'preferences.write': true,
  'window.waiting': true,
  'act.show': true,
  'session.choose': true,
  'session.lock': true,
  'today.view': true,
  'law.view': true,
  'about.view': true,
  'directory.find': true,
  'directory.named': true,
  'directory.get': true,
  'register.page': true,
  'register.next': true,
  'record.page': true,
  'record.register': true,
  'record.correct': true,
  'record.cancel': true,
  'record.settle': true,
  'record.reopen': true,
  'record.issue': true,
  'outside.list': true,
  'outside.shared': true,
  'outside.enrol': true,
  'outside.identify': true,
  'outside.separate': true,
  'record.legs': true,
  'record.resend': true,
  'paper.hand': true,
  'paper.slip': true,
  'paper.decline': true,
  'paper.lose': true,
  'paper.retract': true,
  'incoming.waiting': true,
  'incoming.enter': true,
  'incoming.refuse': true,
  'incoming.refused': true,
  'outbox.list': true,
  'outbox.retry': true,
  'outbox.withdraw': true,
  'ledger.page': true,
  'ledger.verify': true,
  'ledger.rebuild': true,
  'ledger.checkpoint': true,
  'form.look': true,
  'draft.read': true,
  'draft.write': true,
  'draft.discard': true,
} as const satisfies Record<IpcName, true>;

export const ipcEventNames = { session: true, changed: true } as const satisfies Record<
  keyof IpcEvents,
  true
>;
