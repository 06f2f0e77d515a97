import { z } from 'zod';
import { Book } from '../record/fields.ts';
import { VolumeLines, volumeContent, volumeName } from '../record/volume.ts';
import { LocalDate, Year } from '../scalar.ts';
import { command } from './command.ts';

/** A volume of a book and year, as windows show it. */
export const VolumeView = z.strictObject({
  ...volumeName,
  ...volumeContent,
  /** Null where no act has opened it: it took lines before volumes were recorded. */
  openedOn: LocalDate.nullable(),
  /** Null while it takes lines. */
  closedOn: LocalDate.nullable(),
});
export type VolumeView = z.infer<typeof VolumeView>;

export const volumeChannels = {
  /** The volumes of a book and year, ascending; and whether their year still takes lines. */
  'register.volumes': {
    args: z.strictObject({ book: Book, year: Year }),
    result: z.strictObject({ volumes: z.array(VolumeView).max(999), takesLines: z.boolean() }),
  },
  /** Closes the open volume, which is full, and opens the next; `last` is its last ordinal, as the person was shown it. */
  'volume.close': {
    args: command({ ...volumeName, last: VolumeLines.shape.last }),
    result: z.strictObject({}),
  },
};
