import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Outbox',
  command: 'Open the outbox',
  lead: 'Envelopes go in strict order for each recipient. Without a connection they wait; none is deleted.',
  empty: 'The outbox is empty.',
  emptyHint: 'Envelopes appear here when a document is issued or a status is reported.',
  kind: 'Kind',
  to: 'Recipient',
  state: 'State',
  attempts: 'Attempts',
  queuedAt: 'Queued at',
  next: 'Next attempt',
  storedAt: 'Stored at',
  fault: 'Obstacle',
  actions: 'Actions',
  retry: 'Send again',
  withdraw: 'Withdraw',
  retried: 'The envelope is back in the queue.',
  withdrawn: 'The envelope has been withdrawn.',
  withdrawTitle: 'Withdraw the envelope?',
  withdrawLead: 'The recipient will not get it. The withdrawal is written to the ledger.',
};
