import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Outbox',
  command: 'Open the outbox',
  lead: 'All envelopes are here: waiting, sent, not sent and withdrawn. Those that wait go to each recipient one after another; without a connection they go on waiting. None is deleted.',
  empty: 'The outbox is empty.',
  emptyHint: 'Envelopes appear here when a document is issued or a status is reported.',
  elsewhere: 'Could not be sent, on another page',
  all: 'All envelopes',
  kind: 'Kind',
  to: 'Recipient',
  state: 'State',
  attempts: 'Attempts',
  queuedAt: 'Queued at',
  next: 'Next attempt',
  inTurn: 'In its turn',
  fault: 'Obstacle',
  actions: 'Actions',
  retry: 'Send again',
  tryAgain: 'Try again',
  withdraw: 'Withdraw',
  retried: 'The envelope is back in the queue.',
  sentAgain: 'The envelope is back in the queue. A recipient that has it does not get it a second time.',
  withdrawn: 'The envelope has been withdrawn.',
  withdrawnRecord: 'The envelope has been withdrawn; send again from the page of the record.',
  withdrawTitle: 'Withdraw the envelope?',
  withdrawLead: {
    deliver:
      'This envelope will not be sent any more and cannot be tried again. To send the record again, open its page and choose “Send again”. The withdrawal is written to the ledger.',
    status:
      'This envelope will not be sent any more and cannot be tried again: this recipient does not get the status. The withdrawal is written to the ledger.',
  },
};
