import { z } from 'zod';
import { Holder } from '../custody/holder.ts';
import { ascending } from '../lists.ts';
import { DocumentNumber, Level } from '../record/fields.ts';
import type { Warning } from '../record/warning.ts';
import { Right } from '../rights/right.ts';
import { TwoPersonAct } from '../rights/two-person.ts';
import { BodyCode, LocalDate, PersonCode, Year } from '../scalar.ts';

/**
 * The details that errors carry: closed objects of counts, codes and names from a list, never text. A row of the
 * table names one as its `detail`; `new AppError(code, { detail })` is typed by it, and each border parses it.
 */

/** Which warnings a clerk has to confirm before the line is written. */
export const ToConfirm = z.strictObject({
  'another-year': z.boolean(),
  'date-before-last': z.boolean(),
  'number-late': z.boolean(),
  'number-skips': z.boolean(),
  'same-document': z.boolean(),
  'type-not-in-notation': z.boolean(),
} satisfies Record<Warning, z.ZodBoolean>);

/** Attempts left before the token locks itself, where it tells how many. */
export const TriesLeft = z.strictObject({ triesLeft: z.int().min(0).max(15) });

/**
 * The organisation that the error is about: one that the directory lists, or that a record or envelope was accepted
 * with. A code that the directory has never listed may be text somebody typed, and no error repeats it.
 */
export const AboutOrganisation = z.strictObject({ organisation: BodyCode });

/** Which figures of a count are not what the record states. */
export const CountedOtherwise = z.strictObject({
  level: z.boolean(),
  number: z.boolean(),
  copies: z.boolean(),
  pages: z.boolean(),
  pieces: z.boolean(),
  enclosures: z.boolean(),
  sealIntact: z.boolean(),
});
export type CountedOtherwise = z.infer<typeof CountedOtherwise>;

/** How many copies the recipients need. */
export const CopiesNeeded = z.strictObject({ needed: z.int().min(1).max(500) });

/** The longest protection that the law allows for the level, in years. */
export const LongestTerm = z.strictObject({ years: z.int().min(1).max(100) });

/** The year of the oldest register that still takes lines. */
export const OldestOpenRegister = z.strictObject({ oldestOpen: z.int().min(2000).max(2199) });

/** The year of the register that a line stands in. */
export const OwnRegister = z.strictObject({ year: z.int().min(2000).max(2199) });

const Day = LocalDate.max(10);

/** The numbers of a year that were given by hand and are still to be entered, and the earliest day of the next. */
export const OpenByHand = z.strictObject({
  year: Year,
  next: DocumentNumber,
  last: DocumentNumber,
  from: Day,
});

/** The number that is given next, and how many can be stated at once. */
export const NextNumber = z.strictObject({
  next: z.int().min(1).max(1_000_000),
  most: z.int().min(1).max(1_000),
});

/** Between which days it must be. */
export const DaysBetween = z.strictObject({ earliest: Day, latest: Day });

/** The token of the terminal that may not sign; none where it is another organisation's signature. */
export const WhichToken = z.strictObject({ token: z.enum(['personal', 'organisation']) });

/** A file of the terminal by its role; paths are the administrator's text. */
export const AboutFile = z.strictObject({
  file: z.enum(['store', 'vault-key', 'preferences']),
});

/**
 * The name of a trust file, in characters that are safe to show; one that has others is replaced by its position in
 * order of names, and `-` stands where no single file is meant.
 */
export const TrustFileName = z
  .string()
  .max(35)
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/);

/** The revocation list that is dated later than the clock shows. */
export const AboutLaterList = z.strictObject({ name: TrustFileName });

/** A trust file by its role and name, and why it is refused. */
export const AboutTrustFile = z.strictObject({
  file: z.enum(['anchors', 'intermediates', 'crls', 'device-ca']),
  name: TrustFileName,
  reason: z.enum(['missing', 'unreadable', 'extension', 'algorithm', 'no-authority', 'ahead', 'too-large']),
});

/** Who answers for a copy, or is to: by code. */
export const AboutHolder = z.strictObject({ holder: Holder });

/** Who may see every record: nothing tells the level of the one that is locked. */
export const WhoReads = z.strictObject({
  right: z.literal('read'),
  holders: ascending(PersonCode, { max: 20 }),
});

/** A right, at a level, and who has it. */
export const MissingRight = z.strictObject({
  right: Right,
  level: Level,
  holders: ascending(PersonCode, { max: 20 }),
});

/** For which act, at a level, a second person is asked, and who may be it. */
export const SecondPerson = z.strictObject({
  act: TwoPersonAct,
  level: Level,
  holders: ascending(PersonCode, { max: 20 }),
});
