import { Desk, type Played } from './desk.ts';
import {
  closing,
  disclosing,
  keeping,
  lending,
  looking,
  many,
  opening,
  scanning,
  takingOut,
} from './keeping.ts';
import { handingOver, registering, unlocking } from './work.ts';

/** The tasks of each page of the guide, in the order in which they follow from one another. */
const chapters = {
  'mo-khoa': unlocking,
  'dang-ky': registering,
  'chuyen-giao': handingOver,
  'khai-thac': lending,
  'mang-ra': takingOut,
  'luu-giu': keeping,
  'cho-xem': disclosing,
  'noi-luu-giu': looking,
  'boc-bi': opening,
  'may-quet': scanning,
  'nhieu-dong': many,
  'quyen-so': closing,
} as const satisfies Record<string, (desk: Desk) => Promise<void>>;

export type Chapter = keyof typeof chapters;
export const chapterNames = Object.keys(chapters) as Chapter[];

/** Days at agency A, from its first unlock; a run of them does each task of the guide with keys alone. */
export async function story(played: Played, names: readonly Chapter[] = chapterNames): Promise<void> {
  const desk = new Desk(played);
  for (const name of names) {
    try {
      await chapters[name](desk);
    } catch (cause) {
      throw new Error(`${name}.md`, { cause });
    }
  }
}
