import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { PeerConnection } from '../../ports/peer.ts';
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

test('an end in the very moment in which a connection opens ends it', async () => {
  const ending = new AbortController();
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const works: AbortSignal[] = [];
  const link = new Link({
    peer: {
      connect: async () => {
        queueMicrotask(() => queueMicrotask(() => ending.abort()));
        return { closed, close } as unknown as PeerConnection;
      },
    },
    clock: { now: () => 0, monotonic: () => 0 },
    random: { bytes: (length) => new Uint8Array(length) },
    log: { event: () => undefined },
    prove: () => Promise.reject(new AppError('UNEXPECTED')),
    greet: () => Promise.resolve(),
    work: [
      (_connection, signal) =>
        new Promise((resolve) => {
          works.push(signal);
          if (signal.aborted) resolve();
          else signal.addEventListener('abort', () => resolve());
        }),
    ],
    changed: () => undefined,
    incident: () => undefined,
  });
  await link.run(ending.signal);
  expect(works.every(({ aborted }) => aborted)).toBe(true);
});
