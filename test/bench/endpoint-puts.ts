import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sizeClasses } from '../../contract/exchange/envelope.ts';
import { startEndpoint } from '../../endpoint/endpoint.ts';
import type { NewEnvelope } from '../../endpoint/storage/port.ts';
import { openSqlite } from '../../endpoint/storage/sqlite.ts';
import { silentLog } from '../fixtures/endpoint/silent-log.ts';
import { beta, connectAs, createEndpointWorld, makeEnvelopes } from '../fixtures/endpoint/world.ts';

/** Durable envelopes a second: through the endpoint with all its checks, and by its database alone. */
export interface PutRates {
  readonly endpoint: number;
  readonly raw: number;
}

/**
 * Both in turns, `rounds` times, so that the machine's moods fall on both; the medians are given. A round
 * sends `size` envelopes in batches of twelve recipients over one connection, `side` of them at a time; the
 * raw database commits the same number of the same rows in groups of `side`.
 */
export async function measurePuts({ rounds = 5, size = 480, side = 60 } = {}): Promise<PutRates> {
  const world = await createEndpointWorld();
  const endpoint = await startEndpoint({
    home: world.home,
    log: silentLog,
    limits: { burst: 1e9, rate: 1e9 },
  });
  const sender = await connectAs(world, world.members.alpha, endpoint.port);
  const folder = mkdtempSync(join(tmpdir(), 'tram-mat-raw-'));
  const storage = openSqlite(join(folder, 'raw.db'));
  const rates: { endpoint: number[]; raw: number[] } = { endpoint: [], raw: [] };
  let seq = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const batches = Array.from({ length: Math.ceil(size / 12) }, () =>
        makeEnvelopes(
          world.members.alpha,
          Array.from({ length: 12 }, () => beta),
        ),
      );
      const envelopes = (await Promise.all(batches)).flat();
      const queue = [...envelopes];
      const started = performance.now();
      const work = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift())
          await sender.putEnvelope(next);
      };
      await Promise.all(Array.from({ length: side }, work));
      rates.endpoint.push((envelopes.length * 1000) / (performance.now() - started));

      const rows = envelopes.map((): NewEnvelope => {
        seq += 1;
        return rawRow(seq);
      });
      const begun = performance.now();
      for (let at = 0; at < rows.length; at += side) await storage.append(rows.slice(at, at + side));
      rates.raw.push((rows.length * 1000) / (performance.now() - begun));
    }
  } finally {
    sender.close();
    await endpoint.close();
    await storage.close();
    rmSync(folder, { recursive: true });
    world.remove();
  }
  return { endpoint: median(rates.endpoint), raw: median(rates.raw) };
}

/** A row of the shape and size that the endpoint writes. */
const rawRow = (seq: number): NewEnvelope => ({
  id: randomUUID(),
  from: 'H37.01',
  to: beta,
  digest: randomBytes(32).toString('hex'),
  seq,
  storedAt: new Date().toISOString(),
  header: randomBytes(100).toString('hex'),
  sealed: randomBytes(sizeClasses.s + 1136),
  warrant: randomBytes(1000).toString('hex'),
  receipt: { statement: randomBytes(100).toString('hex'), signature: randomBytes(900) },
});

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

if (import.meta.main) {
  const { endpoint, raw } = await measurePuts();
  console.log(
    `endpoint ${endpoint.toFixed(0)}/s, raw ${raw.toFixed(0)}/s, ratio ${(endpoint / raw).toFixed(2)}`,
  );
}
