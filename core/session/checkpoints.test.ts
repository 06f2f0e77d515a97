import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { acts, append, temporaryStore } from '../../test/support/store.ts';
import { type CheckpointKeeper, createCheckpointKeeper } from './checkpoints.ts';

let opened: ReturnType<typeof temporaryStore>;
let keeper: CheckpointKeeper;
let signed: number;
let logged: (ErrorCode | undefined)[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  opened = temporaryStore();
  signed = 0;
  logged = [];
  keeper = createCheckpointKeeper({
    store: opened.store,
    clock: { now: () => Date.parse('2026-05-05T01:00:00.000Z'), monotonic: () => 0 },
    log: { event: (_, facts) => void logged.push(facts?.code) },
    terminal: 'T7K3Q9XWP',
    sign: async () => {
      signed += 1;
      return Uint8Array.of(1);
    },
    taken: () => undefined,
  });
});
afterEach(() => {
  vi.useRealTimers();
  opened.remove();
});

const covered = () => opened.store.checkpoints.last()?.toSeq;

test('acts are signed within two seconds, all of that time by one signature', async () => {
  append(opened.store, acts.unlock());
  keeper.soon();
  await vi.advanceTimersByTimeAsync(1_500);
  append(opened.store, acts.unlock());
  keeper.soon();
  expect(signed).toBe(0);
  await vi.advanceTimersByTimeAsync(500);
  expect([signed, covered()]).toEqual([1, 2]);
});

test('at the end of a session nothing is signed that is reported while the rest of it ends', async () => {
  append(opened.store, acts.unlock());
  await keeper.now();
  keeper.stop();
  // The exchange, which ends after it, reports what it still did.
  keeper.soon();
  opened.store.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(signed).toBe(1);
  expect(logged).toEqual([undefined]);
});
