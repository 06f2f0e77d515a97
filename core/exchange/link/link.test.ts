import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { Link } from './link.ts';

test('a connection whose listeners fail ends as it would without them, and the failure is noted', async () => {
  const noted: string[] = [];
  const damaged = () => {
    throw new AppError('VAULT_DAMAGED');
  };
  const link = new Link({
    peer: { connect: () => Promise.reject(new AppError('LEDGER_ROLLED_BACK')) },
    clock: { now: () => 0, monotonic: () => 0 },
    random: { bytes: (length) => new Uint8Array(length) },
    log: { event: (name, facts) => void noted.push(`${name} ${facts?.code}`) },
    prove: () => Promise.reject(new AppError('UNEXPECTED')),
    greet: () => Promise.resolve(),
    work: [],
    changed: damaged,
    incident: damaged,
  });
  await link.run(new AbortController().signal);
  expect(link.state()).toMatchObject({ state: 'offline', fault: 'LEDGER_ROLLED_BACK' });
  // Connecting, offline, and the incident: each was told, and failed.
  expect(noted).toEqual([
    'failed VAULT_DAMAGED',
    'disconnected LEDGER_ROLLED_BACK',
    'failed VAULT_DAMAGED',
    'failed VAULT_DAMAGED',
  ]);
});
