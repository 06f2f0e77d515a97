import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { PutEnvelopeAnswer } from '../../contract/exchange/api.ts';
import { Envelope } from '../../contract/exchange/envelope.ts';
import type { PeerConnection } from '../../core/ports/peer.ts';
import { beta, connectAs, type EndpointWorld, makeEnvelopes } from '../support/endpoint-home.ts';
import { randomFor } from '../support/random.ts';

export const endpointMain = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url));

/** The endpoint of a home folder as a process that can be ended and started again. */
export class EndpointProcess {
  readonly #home: string;
  #child: ChildProcess | undefined;

  constructor(home: string) {
    this.#home = home;
  }

  /** Resolves to its port when it says it is ready. */
  async start(): Promise<number> {
    const started = spawn(process.execPath, [endpointMain, 'serve', '--home', this.#home], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#child = started;
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: started.stdout }).once('line', resolve);
      started.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    const [, , port] = /^ready (\S+) (\d+)$/.exec(line) ?? [];
    return Number(port);
  }

  send(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Sends a signal and gives the exit code, null when the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((resolve) => {
      this.#child?.once('exit', resolve);
      this.send(signal);
    });
  }
}

async function everything(receiver: PeerConnection): Promise<Map<string, Envelope>> {
  const all = new Map<string, Envelope>();
  for (let after = 0; ; ) {
    const { items } = await receiver.mailbox(after, 0, new AbortController().signal);
    const last = items.at(-1);
    if (last === undefined) return all;
    for (const item of items) {
      const envelope = Envelope.parse(item.envelope);
      expect(all.has(envelope.header.id)).toBe(false);
      all.set(envelope.header.id, envelope);
    }
    after = last.seq;
  }
}

/**
 * Kills the endpoint while it stores, after 0 to 9 answers in turn, and expects every answered envelope in the mailbox,
 * once and unchanged.
 */
export async function killWhileStoring(
  world: EndpointWorld,
  endpoint: EndpointProcess,
  rounds: number,
): Promise<void> {
  const moment = randomFor('moment of the kill').number;
  const answered = new Map<string, { envelope: Envelope; answer: PutEnvelopeAnswer }>();
  for (let round = 0; round < rounds; round += 1) {
    const port = await endpoint.start();
    const sender = await connectAs(world, world.members.alpha, port);
    const envelopes = await makeEnvelopes(
      world.members.alpha,
      Array.from({ length: 40 }, () => beta),
    );
    // So many answers are waited for: how many come in a time is the machine's affair.
    const awaited = round % 10;
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    let came = 0;
    const sending = envelopes.map(async (envelope) => {
      const answer = await sender.putEnvelope(envelope);
      answered.set(envelope.header.id, { envelope, answer });
      came += 1;
      if (came >= awaited) resolve();
    });
    const settled = Promise.allSettled(sending);
    if (awaited > 0) await Promise.race([enough, settled]);
    await sleep(moment() * 10);
    await endpoint.end('SIGKILL');
    await settled;
    sender.close();
  }
  expect(answered.size).toBeGreaterThan(0);

  const port = await endpoint.start();
  const receiver = await connectAs(world, world.members.beta, port);
  const found = await everything(receiver);
  for (const [id, { envelope }] of answered) expect(found.get(id)).toEqual(envelope);
  const sender = await connectAs(world, world.members.alpha, port);
  for (const { envelope, answer } of [...answered.values()].slice(-20))
    expect(await sender.putEnvelope(envelope)).toEqual(answer);
  receiver.close();
  sender.close();
  expect(await endpoint.end('SIGTERM')).toBe(0);
}
