import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Envelope, sizeClasses } from '../../contract/exchange/envelope.ts';
import type { PeerConnection } from '../../core/ports/peer.ts';
import type { EndpointStorage, NewEnvelope } from '../../endpoint/storage/port.ts';
import { openSqlite } from '../../endpoint/storage/sqlite.ts';
import { alpha, beta, connectAs, createEndpointWorld, makeEnvelopes } from '../support/endpoint-home.ts';
import type { TestRandom } from '../support/seeded.ts';
import { atLeast, type Figure, figure } from './harness/figure.ts';
import { processorTime } from './harness/processes.ts';
import { benchRandom } from './harness/random.ts';
import { inTurnsAsync, median, timedAsync } from './harness/statistics.ts';

const rounds = 12;
/** Envelopes of a round; they leave in batches of twelve recipients, as a clerk issues them. */
const size = 480;
const recipients = 12;
/** Requests under way at a time, below the 64 streams a connection may have, and rows of a raw commit. */
const side = 60;

/**
 * Durable envelopes a second: PUT over TLS with every check and a signed receipt, by an endpoint in a process
 * of its own, against its database alone, which commits rows of the same size in groups of as many.
 */
export async function measurePuts(folder: string): Promise<Figure[]> {
  const world = await createEndpointWorld(benchRandom('endpoint'));
  const path = fileURLToPath(new URL('./endpoint-process.ts', import.meta.url));
  const endpoint = fork(path, [world.home], { execArgv: [] });
  const [port] = await once(endpoint, 'message');
  const rawPath = join(folder, 'raw.db');
  const storage = openSqlite(rawPath, () => Buffer.alloc(32, 1));
  try {
    const sender = await connectAs(world, world.members.alpha, z.int().parse(port));
    const prepare = () =>
      Promise.all(
        Array.from({ length: size / recipients }, () =>
          makeEnvelopes(world.members.alpha, Array<string>(recipients).fill(beta)),
        ),
      );
    const put = async () => {
      const envelopes = (await prepare()).flat();
      return (size * 1000) / (await timedAsync(() => putAll(sender, envelopes)));
    };
    const rowOf = rawRows(benchRandom('raw rows'));
    const raw = rawRound(storage, side, rowOf);
    await inTurnsAsync(2, put, raw);
    const before = processorTime(endpoint.pid ?? 0);
    const { ours, theirs } = await inTurnsAsync(rounds, put, raw);
    const processor = processorTime(endpoint.pid ?? 0) - before;
    sender.close();
    const alone = rawRound(storage, 1, rowOf);
    const single: number[] = [];
    while (single.length < rounds) single.push(await alone());
    return [
      figure('durable envelopes of the endpoint', '/s', {
        value: median(ours),
        reference: { is: `raw, ${side} a commit`, value: median(theirs) },
        budget: atLeast(0.5, 'ratio'),
      }),
      figure('the same against single commits', '/s', {
        value: median(ours),
        reference: { is: 'raw, 1 a commit', value: median(single) },
      }),
      figure('processor time of an envelope', 'µs', {
        value: (1000 * processor) / (rounds * size),
        note: 'TLS, checks, receipt; one thread',
      }),
    ];
  } finally {
    await storage.close();
    for (const tail of ['', '-wal', '-shm']) rmSync(rawPath + tail, { force: true });
    endpoint.disconnect();
    await once(endpoint, 'exit');
    world.remove();
  }
}

async function putAll(sender: PeerConnection, envelopes: readonly Envelope[]): Promise<void> {
  const queue = [...envelopes];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await sender.putEnvelope(next);
  };
  await Promise.all(Array.from({ length: side }, work));
}

/** Rows a second, `group` in each commit. */
function rawRound(storage: EndpointStorage, group: number, rowOf: () => NewEnvelope): () => Promise<number> {
  return async () => {
    const rows = Array.from({ length: size }, rowOf);
    const time = await timedAsync(async () => {
      for (let at = 0; at < rows.length; at += group) await storage.append(rows.slice(at, at + group));
    });
    return (size * 1000) / time;
  };
}

/** Makes rows of the shape and size that the endpoint writes, one after another. */
function rawRows(random: TestRandom): () => NewEnvelope {
  const hex = (length: number): string => Buffer.from(random.bytes(length)).toString('hex');
  let lastSeq = 0;
  return () => ({
    id: random.uuid(),
    from: alpha,
    to: beta,
    digest: hex(32),
    seq: ++lastSeq,
    storedAt: new Date().toISOString(),
    header: hex(100),
    sealed: random.bytes(sizeClasses.s + 1136),
    warrant: hex(1000),
    receipt: { statement: hex(100), signature: random.bytes(900) },
  });
}
