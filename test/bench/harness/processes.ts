import { readdirSync, readFileSync } from 'node:fs';

/** A running process as Linux shows it; sizes in bytes. */
export interface ProcessFacts {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
  /** Memory in use, shared pages counted in full. */
  readonly resident: number;
  /** The same with every shared page divided among those who share it: this is what adds up. */
  readonly proportional: number;
  /** What nobody shares: it is free again when the process ends. */
  readonly unshared: number;
}

/** The process and all its descendants that are there now. */
export function processTree(root: number): ProcessFacts[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => factsOf(Number(name)) ?? []);
  const tree: ProcessFacts[] = all.filter(({ id }) => id === root);
  for (const { id } of tree) tree.push(...all.filter(({ parent }) => parent === id));
  return tree;
}

function factsOf(id: number): ProcessFacts | undefined {
  try {
    const read = (file: string) => readFileSync(`/proc/${id}/${file}`, 'utf8');
    const sizes = read('smaps_rollup');
    return {
      id,
      // After the name, which may hold spaces and brackets: state, parent.
      parent: Number(
        read('stat')
          .replace(/^.*\) /s, '')
          .split(' ')[1],
      ),
      command: read('cmdline').replaceAll('\0', ' '),
      resident: kibibytes(sizes, 'Rss'),
      proportional: kibibytes(sizes, 'Pss'),
      unshared: kibibytes(sizes, 'Private_Clean') + kibibytes(sizes, 'Private_Dirty'),
    };
  } catch {
    // It has ended, or belongs to somebody else.
    return undefined;
  }
}

const kibibytes = (sizes: string, name: string): number =>
  1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(sizes)?.[1] ?? 0);

/**
 * Greatest resident memory (bytes) the process ever had. The kernel keeps the mark, so nothing is sampled and no peak
 * missed; to read `smaps_rollup` meanwhile would hold up the process that is measured.
 */
export const peakMemory = (id: number): number =>
  kibibytes(readFileSync(`/proc/${id}/status`, 'utf8'), 'VmHWM');

/** Processor time (ms) a process has used, from `/proc/…/stat` at its 100 ticks a second. */
export function processorTime(id: number): number {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
