import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadLaw } from '../../core/law/law.ts';
import { SectionIndex } from '../../core/section/section.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { Office } from '../../domain/rights/office.ts';
import { check } from '../support/exchange/agencies.ts';
import { sectionOffice } from '../support/section-office.ts';
import { agencySection } from './custody/agency.ts';
import { aside, type Done, type Evidence } from './custody/aside.ts';
import { Lives } from './custody/lives.ts';
import { readings } from './custody/readings.ts';
import { noTimes, playDeeds, readAll, type Times } from './custody/stage.ts';
import { type StoreFile, Twins } from './custody/stores.ts';
import { nationalDirectory } from './data/directory.ts';
import { recordMaker, self, writtenAt } from './data/records.ts';
import { atMost, type Budget, type Figure, figure } from './harness/figure.ts';
import { benchRandom } from './harness/random.ts';
import { median, quantile } from './harness/statistics.ts';

/** Documents of the first size, to which the others are compared. */
const small = 10_000;
/** Budgets: encrypted against plain; a page; one more entry (docs/performance.md). */
const cipherBudget = atMost(1.25, 'ratio');
const readBudget = atMost(16);
const flatBudget = atMost(1.2, 'ratio');
const megabyte = 1_000_000;

/** What was seen at one size. */
interface Stage {
  readonly size: number;
  readonly rebuild: { readonly ours: Done; readonly theirs: Done };
  readonly reads: ReadonlyMap<string, Times>;
  readonly deeds: ReadonlyMap<string, Times>;
  /** Resident memory of this process after the reads (bytes). */
  readonly resident: number;
}

/**
 * Copies inside an organisation: documents with three copies each, handed over five times, in the encrypted store and the
 * same one without a cipher. The registers of each size are made by a rebuild; ten thousand are kept to compare with.
 */
export async function measureCustody(folder: string, sizes: readonly number[]): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const { section, taken, evidence } = await agency();
  const { codes, signers } = nationalDirectory();
  const lives = new Lives(recordMaker(codes, signers), taken);
  const office = new Office(section.statement, loadLaw(localDate(Date.parse(writtenAt))));
  const twins = new Twins(folder, benchRandom('custody').bytes(32));

  const stageAt = async (size: number): Promise<Stage> => {
    for (const entries of lives.upTo(size)) twins.append(entries);
    twins.close();
    const rebuild = {
      ours: await aside('rebuild', twins.files.ours, evidence),
      theirs: await aside('rebuild', twins.files.theirs, evidence),
    };
    twins.open();
    const asked = readings(twins.ours, lives.codes, { section, check });
    const reads = await readAll(twins, asked);
    const resident = process.memoryUsage.rss();
    return { size, rebuild, reads, deeds: await playDeeds(twins, lives, office), resident };
  };

  const first = await stageAt(small);
  twins.close();
  const kept = twins.copy(join(folder, 'custody-small.db'));
  twins.open();
  const stages: Stage[] = [];
  for (const size of sizes) stages.push(await stageAt(size));
  twins.close();
  const last = stages.at(-1);
  if (last === undefined) throw new RangeError('no size');
  return [
    ...stages.flatMap(stageFigures),
    ...growthFigures(first, last),
    ...(await wholeFigures([first, last], { kept, large: twins.files.ours }, evidence)),
  ];
}

/** An agency with a section that a head of the directory signed. */
async function agency() {
  const office = await sectionOffice(self);
  const statement = agencySection();
  const taken = await office.taken(statement, office.signers.head);
  const evidence: Evidence = { directory: office.directory.statement, proofs: [...office.proofs] };
  return { section: new SectionIndex(statement), taken, evidence };
}

const sizeName = (size: number): string => `at ${Math.round(size / 1_000)} k`;

/** All acts as one kind. */
const together = (deeds: Stage['deeds']): Times => {
  const all = noTimes();
  for (const times of deeds.values())
    for (const kind of ['elapsed', 'processor'] as const)
      for (const side of ['ours', 'theirs'] as const) all[kind][side].push(...times[kind][side]);
  return all;
};

function stageFigures({ size, reads, deeds, resident }: Stage): Figure[] {
  const at = sizeName(size);
  const middle = (name: string, { elapsed, processor }: Times): Figure =>
    figure(`${name} ${at}, p50`, 'ms', {
      value: median(elapsed.ours),
      reference: { is: 'plain', value: median(elapsed.theirs) },
      budget: cipherBudget,
      note: `processor ${median(processor.ours).toFixed(2)} ms, plain ${median(processor.theirs).toFixed(2)} ms`,
    });
  const slowest = (name: string, { elapsed }: Times, budget?: Budget): Figure =>
    figure(`${name} ${at}, p99`, 'ms', {
      value: quantile(elapsed.ours, 0.99),
      reference: { is: 'plain', value: quantile(elapsed.theirs, 0.99) },
      ...(budget === undefined ? {} : { budget }),
    });
  const any = 'commit of any of these';
  return [
    ...[...deeds].map(([act, times]) => middle(`commit of ${act}`, times)),
    middle(any, together(deeds)),
    slowest(any, together(deeds)),
    ...[...reads].flatMap(([name, times]) => [middle(name, times), slowest(name, times, readBudget)]),
    figure(`memory after these reads ${at}`, 'MB', {
      value: resident / megabyte,
      note: 'both stores and the bench, resident',
    }),
  ];
}

function growthFigures(first: Stage, last: Stage): Figure[] {
  const at = sizeName(last.size);
  const grown = (name: string, one: Times, other: Times): Figure =>
    figure(`growth, ${name} ${at}`, 'ms', {
      value: median(other.processor.ours),
      reference: { is: 'at 10 k', value: median(one.processor.ours) },
      budget: flatBudget,
      note: 'processor time',
    });
  return [
    grown('commit of any of these', together(first.deeds), together(last.deeds)),
    ...[...last.reads].map(([name, times]) => grown(name, first.reads.get(name) ?? noTimes(), times)),
  ];
}

/** Rebuild and verification of the whole ledger; the small store's come before and after the large one's. */
async function wholeFigures(
  [first, last]: readonly [Stage, Stage],
  { kept, large }: { kept: StoreFile; large: StoreFile },
  evidence: Evidence,
): Promise<Figure[]> {
  const at = sizeName(last.size);
  const compared = (name: string, whole: Done, small: readonly [Done, Done]): Figure[] => [
    figure(`growth, ${name} per entry ${at}`, 'µs', {
      value: whole.microseconds,
      reference: { is: 'at 10 k', value: (small[0].microseconds + small[1].microseconds) / 2 },
      budget: flatBudget,
      note: `processor time; ${whole.entries} entries`,
    }),
    figure(`greatest memory of a ${name} ${at}`, 'MB', {
      value: whole.peak / megabyte,
      reference: { is: 'at 10 k', value: Math.max(small[0].peak, small[1].peak) / megabyte },
    }),
  ];
  const rebuilt = await aside('rebuild', kept, evidence);
  const before = await aside('verify', kept, evidence);
  const whole = await aside('verify', large, evidence);
  const after = await aside('verify', kept, evidence);
  return [
    figure(`rebuild of the registers per entry ${at}`, 'µs', {
      value: last.rebuild.ours.microseconds,
      reference: { is: 'plain', value: last.rebuild.theirs.microseconds },
      note: 'processor time, once',
    }),
    ...compared('rebuild of the registers', last.rebuild.ours, [first.rebuild.ours, rebuilt]),
    ...compared('verification', whole, [before, after]),
  ];
}
