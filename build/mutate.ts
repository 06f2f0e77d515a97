// `npm run mutate -- FOLDER [FOLDER …]`: changes the code of a folder in one place after another and runs the folder's
// unit tests (build/mutation/tests.ts) that reach the place. A change that no test notices is printed. Exit code 1 when
// a file misses its goal (build/mutation/goals.ts). Results are kept under out/mutation/, so that the next run tries
// only what has changed.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { typeErrors, type Variant } from './lint/variants.ts';
import { equivalentMutants } from './mutation/equivalent.ts';
import { defaultGoal, raisedGoals } from './mutation/goals.ts';
import { type ScoredMutant, scoresOf, staleEquivalents } from './mutation/score.ts';
import { testsOf } from './mutation/tests.ts';
import { outDirectory, root } from './run/paths.ts';

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Stryker's names for the result of a mutant; a run that reaches its time limit has noticed it. */
const outcomes: Record<MutantResult['status'], ScoredMutant['outcome']> = {
  Killed: 'detected',
  Timeout: 'detected',
  Survived: 'undetected',
  NoCoverage: 'undetected',
  CompileError: 'invalid',
  RuntimeError: 'invalid',
  Ignored: 'invalid',
  Pending: 'undetected',
};

const folders = process.argv.slice(2).map((folder) => folder.replace(/\/+$/, ''));
if (folders.length === 0 || !folders.every((folder) => existsSync(join(root, folder)))) {
  console.error('mutate: names of folders or files, such as domain, core/acts, core/signature, core/ledger');
  process.exit(2);
}

const work = join(outDirectory, 'mutation');
mkdirSync(work, { recursive: true });
// Read by vitest.config.ts in the processes that Stryker starts.
process.env['TRAM_MAT_MUTATION_TESTS'] = JSON.stringify(testsOf(folders));
const results = await new Stryker({
  mutate: folders.flatMap((folder) =>
    statSync(join(root, folder)).isDirectory()
      ? [`${folder}/**/*.ts`, `!${folder}/**/*.{test,fixture}.ts`]
      : [folder],
  ),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'build/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A mutant of a table is tried with all tests. On a busy machine that takes longer than the default of 5 s on top of
  // the first run, and would count as detected.
  timeoutMS: 90_000,
  ignorePatterns: ['out', 'docs', 'renderer'],
  tempDirName: 'out/mutation/work',
  incremental: true,
  incrementalFile: join(work, `${folders.join('+').replaceAll('/', '-')}.json`),
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
}).runMutationTest();

const mutants = withoutTypeErrors(results.map(scored));
const scores = scoresOf(mutants, equivalentMutants);
let missed = 0;
for (const { file, score, detected, undetected, equivalent } of scores) {
  const goal = raisedGoals[file] ?? defaultGoal;
  if (score < goal) missed += 1;
  const counts = `${detected} detected, ${undetected.length} not, ${equivalent} equivalent`;
  console.log(
    `${score < goal ? 'MISSED' : 'ok    '} ${score.toFixed(1).padStart(5)} % of ${goal} % ${file} (${counts})`,
  );
  for (const { line, mutator, original, replacement } of undetected) {
    console.log(`         ${file}:${line} ${mutator}: ${oneLine(original)} → ${oneLine(replacement)}`);
  }
}
const stale = staleEquivalents(mutants, equivalentMutants);
for (const { file, original, replacement } of stale) {
  console.log(`STALE  ${file}: ${oneLine(original)} → ${oneLine(replacement)} is no longer left undetected`);
}
process.exitCode = missed + stale.length > 0 ? 1 : 0;

/** Stryker counts lines and columns from 1; the end column is the first one behind the mutant. */
function scored({ fileName, location, mutatorName, replacement = '', status }: MutantResult): ScoredMutant {
  const text = readFileSync(fileName, 'utf8');
  const lines = text.split('\n');
  const offset = ({ line, column }: MutantResult['location']['start']): number =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, column - 1);
  const [start, end] = [offset(location.start), offset(location.end)];
  return {
    file: relative(root, fileName),
    line: location.start.line,
    mutator: mutatorName,
    original: text.slice(start, end),
    replacement,
    mutated: text.slice(0, start) + replacement + text.slice(end),
    outcome: outcomes[status],
  };
}

/** A change that the compiler refuses never runs. Only what no test noticed is compiled, in one program. */
function withoutTypeErrors(mutants: readonly ScoredMutant[]): ScoredMutant[] {
  const variant = (index: number, { file, mutated }: ScoredMutant): Variant => ({
    file: join(root, file.replace(/\.ts$/, `.mutant-${index}.ts`)),
    text: mutated,
  });
  const unnoticed = mutants.flatMap((mutant, index) =>
    mutant.outcome === 'undetected' ? [variant(index, mutant)] : [],
  );
  const refused = typeErrors(unnoticed);
  return mutants.map((mutant, index) =>
    refused.has(variant(index, mutant).file) ? { ...mutant, outcome: 'invalid' } : mutant,
  );
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}
