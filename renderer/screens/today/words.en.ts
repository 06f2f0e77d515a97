import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Today',
  command: 'Today',
  greeting: 'Hello {{name}}',
  clear: 'Nothing is waiting.',
  clearHere: 'Nothing is waiting on this terminal.',
  clearHint: 'Incoming documents and things due will show here.',
  listLabel: 'What is waiting',
  section: {
    waiting: 'Incoming envelopes to check',
    toIssue: 'Registered, not yet issued',
    due: 'Due',
    missingReceipts: 'Receipts missing',
    refused: 'Refused by recipients',
    rejected: 'Untrusted envelopes kept back',
    dead: 'Could not be sent',
  },
  action: {
    waiting: 'Check',
    toIssue: 'Issue',
    due: 'Open',
    missingReceipts: 'See the route',
    refused: 'See the reason',
    rejected: 'See',
    dead: 'Deal with it',
  },
  due: {
    due: 'Due',
    return: 'Return due',
    protection: 'Protection ends',
  },
  silent: 'Silent: {{count}}',
  allWaiting: 'See all {{count}} waiting envelopes',
};
