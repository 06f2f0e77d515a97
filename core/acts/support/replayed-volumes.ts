import type { Book } from '../../../contract/record/fields.ts';
import type { VolumeName } from '../../../contract/record/volume.ts';
import {
  changedVolumes,
  nextOpening,
  openVolumeOf,
  type StatedVolume,
  statedOf,
  type Volume,
  type VolumeChange,
} from '../../../domain/volume/volume.ts';
import { isSameValue } from '../../encoding/canonical.ts';
import { agree } from './agree.ts';

type BookAndYear = Pick<VolumeName, 'book' | 'year'>;

/** The volumes of each book and year. Until the first act about one, lines are written without; from then on in one. */
export class ReplayedVolumes {
  readonly #volumes = new Map<string, readonly Volume[]>();
  /** The years of the volumes that are open, by book and year. */
  readonly #open = new Map<string, number>();
  readonly #lastOrdinals = new Map<string, number>();
  #stated = false;

  /** Whether an act about a volume has been written. */
  get areStated(): boolean {
    return this.#stated;
  }

  /** Whether a volume of a year before this one is open. */
  isOverdue(oldestOpen: number): boolean {
    return [...this.#open.values()].some((year) => year < oldestOpen);
  }

  of(book: Book, year: number): readonly Volume[] {
    return this.#volumes.get(nameOf({ book, year })) ?? [];
  }

  /** LEDGER_CONTRADICTS unless this is the volume that is to be opened next, from the next ordinal. */
  agreeOnOpening(stated: StatedVolume): void {
    const { book, year } = stated;
    const last = this.#lastOrdinals.get(nameOf(stated)) ?? 0;
    agree(isSameValue(nextOpening({ book, year }, this.of(book, year), last) ?? null, statedOf(stated)));
  }

  /** LEDGER_CONTRADICTS unless this is the open volume, with the lines that were written. */
  agreeOnClosing(stated: StatedVolume): void {
    const open = openVolumeOf(this.of(stated.book, stated.year));
    agree(open !== undefined && isSameValue(statedOf(open), statedOf(stated)));
  }

  /** LEDGER_CONTRADICTS for a line where no volume is open. */
  apply(change: VolumeChange): void {
    const name = nameOf(change);
    const volumes = this.of(change.book, change.year);
    if (change.change === 'write-line') {
      agree(!this.#stated || openVolumeOf(volumes) !== undefined);
      this.#lastOrdinals.set(name, change.ordinal);
    } else this.#stated = true;
    const changed = changedVolumes(volumes, change);
    this.#volumes.set(name, changed);
    if (openVolumeOf(changed) === undefined) this.#open.delete(name);
    else this.#open.set(name, change.year);
  }
}

const nameOf = ({ book, year }: BookAndYear): string => `${book} ${year}`;
