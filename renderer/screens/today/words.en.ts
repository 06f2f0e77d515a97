import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Today',
  lost: 'Lost on the way',
  withdrawn: 'Envelope withdrawn, not sent again',
  command: 'Today',
  greeting: 'Hello {{name}}',
  clear: 'Nothing is waiting or due.',
  clearHere: 'Nothing is waiting or due on this terminal.',
  clearHint:
    'Incoming documents and things due will show here. Recipients whose receipt or slip is not overdue are not counted; see the outgoing register.',
  listLabel: 'What is waiting',
  section: {
    waiting: 'Incoming envelopes to check',
    toIssue: 'Registered, not yet issued',
    toHand: 'Paper to hand over',
    due: 'Due',
    missingReceipts: 'Receipts overdue',
    refused: 'Refused, lost or withdrawn',
    rejected: 'Untrusted envelopes kept back',
    dead: 'Could not be sent',
  },
  action: {
    waiting: 'Check',
    toIssue: 'Issue',
    toHand: 'Hand it over',
    due: 'Open',
    missingReceipts: 'See the route',
    refused: 'See, send again',
    rejected: 'See',
    dead: 'Deal with it',
  },
  due: {
    due: { outgoing: 'Reply due', incoming: 'To be dealt with by' },
    return: { outgoing: 'To be returned to us by', incoming: 'To be sent back by' },
    protection: { outgoing: 'Protection ends', incoming: 'Protection ends' },
  },
  silent: 'Silent: {{count}}',
  toHand: 'To hand over: {{count}}',
  all: 'See all {{shown}}',
  sectionClear: 'Nothing is left in this list.',
  order: {
    waiting: 'The most urgent first, then the oldest.',
    refused: 'The newest first.',
    dead: 'The oldest first.',
    rejected: 'The newest first.',
    due: 'The most overdue first.',
    toIssue: 'What was registered first stands first.',
    toHand: 'What was issued first stands first.',
    missingReceipts:
      'Recipients that sent no receipt, or whose slip is not back, though its term is over. What was issued first stands first.',
  },
};
