import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { PeerConnection } from '../../core/ports/peer.ts';
import { peakMemory } from '../bench/harness/processes.ts';
import {
  alpha,
  beta,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  makeEnvelopes,
} from '../support/endpoint-home.ts';
import type { TestRandom } from '../support/seeded.ts';
import type { AttackName, Effort, Target } from './endpoint-attacks.ts';

/** What another member met while an attack went on, and what the endpoint needed. */
export interface Outcome {
  /** Of each request (ms). */
  readonly latencies: readonly number[];
  /** What was refused or went wrong, by code. */
  readonly faults: readonly string[];
  /** Greatest resident memory of the endpoint until then (bytes). */
  readonly memory: number;
  /** What the attacker did meanwhile. */
  readonly effort: Effort;
}

/** Requests of the honest member in a second, and how many of them there are to each envelope it sends. */
const rate = 20;
const requestsAnEnvelope = 5;

/** An endpoint in a process of its own, an honest member (beta) and, in another process, an attacker (alpha). */
export class Siege {
  readonly #world: EndpointWorld;
  readonly #endpoint: RunningEndpoint;

  private constructor(world: EndpointWorld, endpoint: RunningEndpoint) {
    this.#world = world;
    this.#endpoint = endpoint;
  }

  static async begin(random: TestRandom): Promise<Siege> {
    const world = await createEndpointWorld(random);
    return new Siege(world, await startEndpoint(world.home, 'ignore'));
  }

  async end(): Promise<void> {
    await this.#endpoint.stop();
    this.#world.remove();
  }

  /** The honest member works for some seconds, under an attack or in peace. */
  async run(attack: AttackName | undefined, seconds: number): Promise<Outcome> {
    const { members } = this.#world;
    const recipients = Array<string>(Math.ceil((seconds * rate) / requestsAnEnvelope)).fill(alpha);
    const envelopes = await makeEnvelopes(members.beta, recipients);
    const member = await connectAs(this.#world, members.beta, this.#endpoint.port);
    const attacker = attack === undefined ? undefined : await this.#attack(attack);
    try {
      const met = await this.#work(member, envelopes, seconds);
      return { ...met, effort: await effortOf(attacker) };
    } finally {
      member.close();
      if (attacker !== undefined) {
        attacker.kill('SIGKILL');
        await once(attacker, 'exit');
      }
    }
  }

  async #attack(name: AttackName): Promise<ChildProcess> {
    const { members, devices } = this.#world;
    const [envelope] = await makeEnvelopes(members.alpha, [beta]);
    if (envelope === undefined) throw new Error('no envelope');
    const { random: _random, ...member } = members.alpha;
    const target: Target = { port: this.#endpoint.port, devices: { pem: devices.pem }, member, envelope };
    const child = fork(fileURLToPath(new URL('./attacker.ts', import.meta.url)), {
      serialization: 'advanced',
    });
    // An attacker sits at another machine: its own work is to take as little as possible of this one.
    setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW);
    child.send({ name, target });
    await once(child, 'message');
    return child;
  }

  async #work(
    member: PeerConnection,
    envelopes: Envelope[],
    seconds: number,
  ): Promise<Omit<Outcome, 'effort'>> {
    const latencies: number[] = [];
    const faults: string[] = [];
    const pending: Promise<void>[] = [];
    const timed = async (work: () => Promise<unknown>) => {
      const begun = performance.now();
      try {
        await work();
        latencies.push(performance.now() - begun);
      } catch (error) {
        faults.push(error instanceof Error && 'code' in error ? String(error.code) : String(error));
      }
    };
    const ends = performance.now() + seconds * 1000;
    for (let turn = 0; performance.now() < ends; turn++) {
      const envelope = envelopes[turn];
      pending.push(timed(() => (envelope ? member.putEnvelope(envelope) : member.time('0'.repeat(64)))));
      await sleep(1000 / rate);
    }
    await Promise.all(pending);
    return { latencies, faults, memory: peakMemory(this.#endpoint.process.pid ?? 0) };
  }
}

async function effortOf(attacker: ChildProcess | undefined): Promise<Effort> {
  if (attacker === undefined) return { tried: 0, opened: 0, streams: 0 };
  const answered = once(attacker, 'message');
  attacker.send('effort');
  const [effort] = await answered;
  return z.strictObject({ tried: z.int(), opened: z.int(), streams: z.int() }).parse(effort);
}
