import { expect, test } from 'vitest';
import { commandNames, coreChannels } from './channels.ts';

/** What each channel of the core does; a new one must be given its place. */
const kinds = {
  'session.choose': 'session',
  'session.lock': 'session',
  'session.switch': 'session',
  'today.view': 'reads',
  'law.view': 'reads',
  'about.view': 'reads',
  'directory.find': 'reads',
  'directory.named': 'reads',
  'directory.get': 'reads',
  'outside.list': 'reads',
  'outside.shared': 'reads',
  'outside.enrol': 'command',
  'outside.identify': 'command',
  'outside.separate': 'command',
  'register.page': 'reads',
  'register.next': 'reads',
  'register.years': 'reads',
  'register.volumes': 'reads',
  'volume.close': 'command',
  'numbers.byHand': 'command',
  'record.page': 'reads',
  'record.register': 'command',
  'record.correct': 'command',
  'record.complete': 'command',
  'record.cancel': 'command',
  'record.settle': 'command',
  'record.reopen': 'command',
  'record.issue': 'command',
  'record.legs': 'reads',
  'record.resend': 'command',
  'paper.hand': 'command',
  'paper.slip': 'command',
  'paper.decline': 'command',
  'paper.lose': 'command',
  'paper.retract': 'command',
  'section.view': 'reads',
  'custody.held': 'reads',
  'custody.holders': 'reads',
  'custody.here': 'reads',
  'custody.do': 'command',
  'custody.disclose': 'command',
  'incoming.waiting': 'reads',
  'incoming.enter': 'command',
  'incoming.refuse': 'command',
  'incoming.refused': 'reads',
  'outbox.list': 'reads',
  'outbox.retry': 'command',
  'outbox.withdraw': 'command',
  'ledger.page': 'reads',
  'ledger.verify': 'reads',
  // The second of two finds nothing left to do.
  'ledger.rebuild': 'repeatable',
  'ledger.checkpoint': 'repeatable',
  'form.look': 'reads',
  'draft.read': 'reads',
  'draft.write': 'repeatable',
  'draft.discard': 'repeatable',
} as const satisfies Record<keyof typeof coreChannels, 'session' | 'reads' | 'command' | 'repeatable'>;

test('exactly the channels that write to the ledger carry the identity of a request', () => {
  const carrying = Object.entries(coreChannels).flatMap(([name, { args }]) =>
    'request' in args.shape ? [name] : [],
  );
  const commands = Object.entries(kinds).flatMap(([name, kind]) => (kind === 'command' ? [name] : []));
  expect(carrying).toEqual(commands);
  expect(Object.keys(commandNames)).toEqual(commands);
});

test('a request without an identity, or with one that is none, is refused', () => {
  const { args } = coreChannels['outbox.retry'];
  const envelope = '00000000-0000-4000-8000-000000000001';
  expect(args.safeParse({ envelope }).success).toBe(false);
  expect(args.safeParse({ envelope, request: 'mot-cau-van' }).success).toBe(false);
  expect(args.safeParse({ envelope, request: envelope }).success).toBe(true);
});
