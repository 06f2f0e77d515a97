import { Siege } from '../hostile/endpoint-siege.ts';
import { attackNames } from '../hostile/endpoint-attacks.ts';
import { benchRandom } from './harness/random.ts';
const name = attackNames.find((n) => n === process.argv[2]);
if (name === undefined) throw new Error(attackNames.join());
const seconds = Number(process.argv[3] ?? 20);
const siege = await Siege.begin(benchRandom(`x ${name}`));
const q = (l: readonly number[], p: number) => [...l].sort((a, b) => a - b)[Math.floor(l.length * p)];
for (let i = 0; i < 2; i++) {
  for (const attack of [undefined, name]) {
    const { latencies: l, faults, effort } = await siege.run(attack, seconds);
    console.log(attack ?? 'quiet', 'p50', q(l, 0.5)?.toFixed(1), 'p90', q(l, 0.9)?.toFixed(1), 'p99', q(l, 0.99)?.toFixed(1), 'max', q(l, 0.9999)?.toFixed(1), faults.length, JSON.stringify(effort));
  }
}
await siege.end();
process.exit(0);
