import { expect, it } from 'vitest';
import { pendingWorkView } from './today-view.ts';

const none = { toIssue: [], due: [], missingReceipts: [], refused: [], rejected: [], dead: [] };

it('a rejected envelope is shown without its bytes and always with a fault', () => {
  const rejected = {
    id: '00000000-0000-4000-8000-000000000002',
    from: 'G01',
    receivedAt: '2026-06-14T01:00:00.000Z',
    state: 'rejected' as const,
    fault: null,
    envelope: new Uint8Array(3),
  };
  expect(pendingWorkView({ ...none, rejected: [rejected] })).toEqual({
    ...none,
    rejected: [{ envelope: rejected.id, from: 'G01', at: rejected.receivedAt, fault: 'ENVELOPE_INVALID' }],
  });
});
