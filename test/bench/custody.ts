import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { loadLaw } from '../../core/law/law.ts';
import type { Store } from '../../core/ports/store.ts';
import { SectionIndex } from '../../core/section/section.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { Office } from '../../domain/rights/office.ts';
import { check } from '../support/exchange/agencies.ts';
import { sectionOffice } from '../support/section-office.ts';
import { agencySection } from './custody/agency.ts';
import { aside, type Done, type Evidence, rebuildAndVerify, type Whole } from './custody/aside.ts';
import { Lives } from './custody/lives.ts';
import { readings } from './custody/readings.ts';
import { noTimes, playDeeds, readAll, type Times } from './custody/stage.ts';
import { placeOf, Twins } from './custody/stores.ts';
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

/** Up to this size the plain store goes along: beyond it each would take hours. */
const besidePlain = 100_000;

/** What was seen at one size. */
interface Stage {
  readonly size: number;
  readonly whole: Whole;
  readonly plainRebuild: Done | undefined;
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

  const askedOf = (store: Store, known: readonly ControlCode[]) => ({
    store,
    readings: readings(store, known, { section, check }),
  });
  const stageAt = async (size: number): Promise<Stage> => {
    if (size > besidePlain) twins.leavePlain();
    for (const entries of lives.upTo(size)) twins.append(entries);
    twins.close();
    const whole = await rebuildAndVerify(twins.files.ours, evidence);
    const plainRebuild = twins.theirs && (await aside('rebuild', twins.files.theirs, evidence));
    twins.open();
    const asked = askedOf(twins.ours, lives.codes);
    const reads = await readAll(asked, twins.theirs && { ...asked, store: twins.theirs });
    const resident = process.memoryUsage.rss();
    return { size, whole, plainRebuild, reads, resident, deeds: await playDeeds(twins, lives, office) };
  };

  const first = await stageAt(small);
  twins.close();
  const kept = twins.copy(join(folder, 'custody-small.db'));
  twins.open();
  const stages: Stage[] = [];
  for (const size of sizes) stages.push(await stageAt(size));
  const smallStore = placeOf(kept).open();
  const grown = await readAll(
    askedOf(twins.ours, lives.codes),
    askedOf(smallStore, lives.codes.slice(0, small)),
  );
  smallStore.close();
  twins.close();
  const last = stages.at(-1);
  if (last === undefined) throw new RangeError('no size');
  return [
    ...stages.flatMap(stageFigures),
    ...stages.flatMap(plainRebuildFigures),
    ...growthFigures(first, last, grown),
    ...wholeFigures(last, [first.whole, await rebuildAndVerify(kept, evidence)]),
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
  const plain = (value: number) => ({ reference: { is: 'plain', value } });
  const middle = (name: string, { elapsed, processor }: Times): Figure => {
    const worked = `processor ${median(processor.ours).toFixed(2)} ms`;
    const value = median(elapsed.ours);
    if (elapsed.theirs.length === 0) return figure(`${name} ${at}, p50`, 'ms', { value, note: worked });
    return figure(`${name} ${at}, p50`, 'ms', {
      ...{ value, budget: cipherBudget, ...plain(median(elapsed.theirs)) },
      note: `${worked}, plain ${median(processor.theirs).toFixed(2)} ms`,
    });
  };
  const slowest = (name: string, { elapsed }: Times, budget?: Budget): Figure =>
    figure(`${name} ${at}, p99`, 'ms', {
      value: quantile(elapsed.ours, 0.99),
      ...(elapsed.theirs.length === 0 ? {} : plain(quantile(elapsed.theirs, 0.99))),
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
      note: 'stores and the bench, resident',
    }),
  ];
}

/** Acts one size after the other, reads of both sizes in turns. */
function growthFigures(first: Stage, last: Stage, reads: Stage['reads']): Figure[] {
  const at = sizeName(last.size);
  const grown = (name: string, large: readonly number[], small: readonly number[]): Figure =>
    figure(`growth, ${name} ${at}`, 'ms', {
      value: median(large),
      reference: { is: 'at 10 k', value: median(small) },
      budget: flatBudget,
      note: 'processor time',
    });
  const acts = [last, first].map(({ deeds }) => together(deeds).processor.ours);
  return [
    grown('commit of any of these', acts[0] ?? [], acts[1] ?? []),
    ...[...reads].map(([name, { processor }]) => grown(name, processor.ours, processor.theirs)),
  ];
}

/** Rebuild and verification of the whole ledger; the small store's came before and after the large one's. */
function wholeFigures({ size, whole }: Stage, [before, after]: readonly [Whole, Whole]): Figure[] {
  const at = sizeName(size);
  const compared = (name: string, work: keyof Whole): Figure[] => [
    figure(`growth, ${name} per entry ${at}`, 'µs', {
      value: whole[work].microseconds,
      reference: { is: 'at 10 k', value: (before[work].microseconds + after[work].microseconds) / 2 },
      budget: flatBudget,
      note: `processor time; ${whole[work].entries} entries`,
    }),
    figure(`greatest memory of a ${name} ${at}`, 'MB', {
      value: whole[work].peak / megabyte,
      reference: { is: 'at 10 k', value: Math.max(before[work].peak, after[work].peak) / megabyte },
    }),
  ];
  return [...compared('rebuild of the registers', 'rebuild'), ...compared('verification', 'verify')];
}

function plainRebuildFigures({ size, whole, plainRebuild }: Stage): Figure[] {
  if (plainRebuild === undefined) return [];
  return [
    figure(`rebuild of the registers per entry ${sizeName(size)}`, 'µs', {
      value: whole.rebuild.microseconds,
      reference: { is: 'plain', value: plainRebuild.microseconds },
      note: 'processor time, once',
    }),
  ];
}
