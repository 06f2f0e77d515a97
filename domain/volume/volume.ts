import type { Book } from '../../contract/record/fields.ts';
import type { VolumeLines, VolumeName } from '../../contract/record/volume.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { nextInSeries } from '../numbering/series.ts';

/**
 * A volume (quyển) of the book of a year. Ordinals run through the year across its volumes, of which at most one is
 * open: it has each line that is written. What was closed takes no line and is never opened again.
 */
export interface Volume extends VolumeName {
  /** The ordinal that its first line has or would have. */
  readonly from: number;
  readonly lines: VolumeLines | null;
  /** Null where lines were written before volumes were recorded and no act has stated the volume yet. */
  readonly openedOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
}

/** What a volume is said to be when it is opened or closed. */
export type StatedVolume = Pick<Volume, 'book' | 'year' | 'number' | 'from' | 'lines'>;

export type VolumeChange =
  | ({ readonly change: 'open-volume' | 'close-volume'; readonly on: LocalDate } & StatedVolume)
  /** A new line of a register, in the volume that is open. */
  | {
      readonly change: 'write-line';
      readonly book: Book;
      readonly year: number;
      readonly ordinal: number;
      readonly on: LocalDate;
    };

export const isVolumeChange = (change: { readonly change: string }): change is VolumeChange =>
  change.change === 'open-volume' || change.change === 'close-volume' || change.change === 'write-line';

/** The open one of the volumes of a book and year. */
export const openVolumeOf = (volumes: readonly Volume[]): Volume | undefined =>
  volumes.find(({ closedOn }) => closedOn === null);

/**
 * What the next act that opens a volume of a book and year states; undefined where none can be opened, because one is
 * open already. One that took lines before volumes were recorded is open without an act, which then states what is found.
 */
export function nextOpening(
  { book, year }: Pick<VolumeName, 'book' | 'year'>,
  volumes: readonly Volume[],
  lastOrdinal: number,
): StatedVolume | undefined {
  const open = openVolumeOf(volumes);
  if (open !== undefined) return open.openedOn === null ? statedOf(open) : undefined;
  const number = nextInSeries({ of: 'volume', book, year }, volumes.at(-1)?.number ?? 0);
  return { book, year, number, from: nextInSeries({ of: 'ordinal', book, year }, lastOrdinal), lines: null };
}

/** What an act that closes a volume states of it. */
export const statedOf = ({ book, year, number, from, lines }: StatedVolume): StatedVolume => ({
  ...{ book, year, number, from, lines },
});

/** The volumes of a book and year after a change; those of before that are not closed yet may be without an act. */
export function changedVolumes(volumes: readonly Volume[], change: VolumeChange): Volume[] {
  const { book, year, on } = change;
  const open = openVolumeOf(volumes);
  const others = volumes.filter((volume) => volume !== open);
  switch (change.change) {
    case 'open-volume':
      return [...others, { ...statedOf(change), openedOn: on, closedOn: null }];
    case 'close-volume':
      return [...others, { ...statedOf(change), openedOn: open?.openedOn ?? null, closedOn: on }];
    case 'write-line': {
      const { ordinal } = change;
      const volume = open ?? {
        ...{ book, year, number: (volumes.at(-1)?.number ?? 0) + 1, from: ordinal },
        ...{ lines: null, openedOn: null, closedOn: null },
      };
      const firstOn = volume.lines?.firstOn ?? on;
      const lines = { last: ordinal, firstOn, lastOn: on, count: ordinal - volume.from + 1 };
      return [...others, { ...volume, lines }];
    }
  }
}
