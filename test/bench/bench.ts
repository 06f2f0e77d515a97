import { execFileSync, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { outDirectory, root } from '../../build/run/paths.ts';
import { BenchReport, Figure, missing, type Section } from './harness/figure.ts';
import { benchSeed } from './harness/random.ts';
import { table } from './harness/table.ts';
import { type MeasurementName, measurementNames, measurements, usualNames } from './measurements.ts';

/**
 * `npm run bench`: everything that has a budget (docs/performance.md), in one run of about half an hour; with names
 * after `--`, those measurements alone.
 */

const asked = z.array(z.enum(measurementNames)).parse(process.argv.slice(2));

const loadBefore = loadavg()[0] ?? 0;
const began = performance.now();
mkdirSync(outDirectory, { recursive: true });
const folder = mkdtempSync(join(outDirectory, 'bench-'));
const sections: Section[] = [];
console.error(`seed ${benchSeed}`);
try {
  for (const name of asked.length > 0 ? asked : usualNames) sections.push(await section(name));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const report = BenchReport.parse({
  at: new Date().toISOString(),
  commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  machine: {
    processor: cpus()[0]?.model ?? '',
    processors: cpus().length,
    memory: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    loadBefore,
  },
  seed: benchSeed,
  seconds: secondsSince(began),
  sections,
});
writeFileSync(join(outDirectory, 'bench.json'), `${JSON.stringify(report, undefined, 2)}\n`);
console.log(table(report));

async function section(name: MeasurementName): Promise<Section> {
  const { title } = measurements[name];
  console.error(`${title} …`);
  const started = performance.now();
  const figures = await inProcess(name).catch((error: unknown) => {
    process.exitCode = 1;
    return [missing(name, 'ms', error instanceof Error ? error.message : 'failed')];
  });
  return { title, seconds: secondsSince(started), figures };
}

function inProcess(name: MeasurementName): Promise<Figure[]> {
  const path = fileURLToPath(new URL('./one.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(path, [name, folder], { execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
    let figures: Figure[] | undefined;
    child.on('message', (message) => {
      figures = z.array(Figure).parse(message);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (figures === undefined) reject(new Error(`the measurement ended with code ${code}`));
      else resolve(figures);
    });
  });
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
