import { z } from 'zod';
import { attackNames } from '../hostile/endpoint-attacks.ts';
import { type Outcome, Siege } from '../hostile/endpoint-siege.ts';
import { atMost, type Figure, figure } from './harness/figure.ts';
import { benchRandom } from './harness/random.ts';
import { median, quantile } from './harness/statistics.ts';

const rounds = 3;
/** How often a round changes between attack and peace: what disturbs the machine for a while meets both. */
const turns = 5;
/** Each attack goes on for five minutes in all; TRAM_MAT_HOSTILE_SECONDS shortens a try. */
const turnSeconds = Number(process.env['TRAM_MAT_HOSTILE_SECONDS'] ?? 300) / rounds / turns;
/** TRAM_MAT_HOSTILE_ROWS, names joined by commas, divides a run of two hours among several. */
const rows = z
  .array(z.enum(attackNames))
  .parse(process.env['TRAM_MAT_HOSTILE_ROWS']?.split(',') ?? attackNames);
const megabyte = 1024 * 1024;

/**
 * What another member meets while an attack goes on, against the same load without one, in turns; the memory of the
 * endpoint. The attacker and the endpoint share the machine, so some of the difference is the attacker's own work.
 */
export async function measureHostile(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of rows) {
    const siege = await Siege.begin(benchRandom(`attack ${name}`));
    try {
      const [quiet, attacked]: [Outcome[][], Outcome[][]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        const [inPeace, underAttack]: [Outcome[], Outcome[]] = [[], []];
        for (let turn = 0; turn < turns; turn++) {
          inPeace.push(await siege.run(undefined, turnSeconds));
          underAttack.push(await siege.run(name, turnSeconds));
        }
        quiet.push(inPeace);
        attacked.push(underAttack);
      }
      const row = figuresOf(name, quiet, attacked);
      console.error(
        row.map(({ name, value, reference }) => `${name}: ${value} (${reference?.value ?? ''})`).join('\n'),
      );
      figures.push(...row);
    } finally {
      await siege.end();
    }
  }
  return figures;
}

/** The outcomes of each round, in peace and under attack. */
function figuresOf(
  name: string,
  quiet: readonly (readonly Outcome[])[],
  attacked: readonly (readonly Outcome[])[],
): Figure[] {
  const slowest = (all: readonly (readonly Outcome[])[]) =>
    median(
      all.map((round) =>
        quantile(
          round.flatMap(({ latencies }) => latencies),
          0.99,
        ),
      ),
    );
  const met = attacked.flat();
  const faults = met.flatMap((outcome) => outcome.faults);
  return [
    figure(`${name}: p99 of another member`, 'ms', {
      value: slowest(attacked),
      reference: { is: 'without the attack', value: slowest(quiet) },
      budget: atMost(1.2, 'ratio'),
    }),
    figure(`${name}: its requests that failed`, 'records', {
      value: faults.length,
      budget: atMost(0),
      note: [...new Set(faults)].join(', ') || 'none',
    }),
    figure(`${name}: memory of the endpoint`, 'MB', {
      value: Math.max(...met.map(({ memory }) => memory)) / megabyte,
      budget: atMost(512),
    }),
  ];
}
