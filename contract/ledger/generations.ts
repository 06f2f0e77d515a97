import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import { isOnlyUnknown } from '../unknown.ts';
import { type ActForm, subjects } from './acts/form.ts';

/**
 * The number of a generation stands beside the act in a ledger line, `{ act, generation: 2, subject, data }`, from
 * the second on; a line without it is of the first (decision 0007).
 */

type Forms = Readonly<Record<string, ActForm>>;
type SubjectOf<Form extends ActForm> = z.infer<(typeof subjects)[Form['subject']]>;
type Numbered<Generation extends number> = Generation extends 1
  ? { generation?: undefined }
  : { generation: Generation };

/** One act in each of its generations. */
type InEach<
  Name,
  Form extends ActForm,
  Rest,
  Before extends readonly unknown[] = [],
> = Rest extends readonly [infer Data extends z.ZodType, ...infer Later]
  ?
      | ({ act: Name; subject: SubjectOf<Form>; data: z.infer<Data> } & Numbered<[...Before, Data]['length']>)
      | InEach<Name, Form, Later, [...Before, Data]>
  : never;

/** What a ledger may hold. */
export type Recorded<Table extends Forms> = {
  [Name in keyof Table]: InEach<Name, Table[Name], Table[Name]['generations']>;
}[keyof Table];

type Last<List> = List extends readonly [...unknown[], infer Data extends z.ZodType] ? z.infer<Data> : never;

/** What a terminal writes: the newest generation, without its number. */
export type Newest<Table extends Forms> = {
  [Name in keyof Table]: {
    act: Name;
    subject: SubjectOf<Table[Name]>;
    data: Last<Table[Name]['generations']>;
  };
}[keyof Table];

/** The closed schema of each generation of each act as it stands in a line beside the frame, oldest first. */
export function lineSchemas(forms: Forms): ReadonlyMap<string, readonly z.ZodType[]> {
  return new Map(
    Object.entries(forms).map(([act, { subject, generations }]) => [
      act,
      generations.map((data, index) =>
        z.strictObject({
          act: z.literal(act),
          ...(index === 0 ? {} : { generation: z.literal(index + 1) }),
          subject: subjects[subject],
          data,
        }),
      ),
    ]),
  );
}

export interface ActReader<Table extends Forms> {
  /**
   * Reads the part of a line that is not frame. ACT_UNKNOWN when all that is wrong is an act, a generation, a member
   * or a value of a closed list that this version does not know; LEDGER_ENTRY_INVALID otherwise.
   */
  read(line: Readonly<Record<string, unknown>>): Recorded<Table>;
  /** Puts the number of the newest generation to an act that is to be written. LEDGER_ENTRY_INVALID. */
  number(act: Newest<Table>): Recorded<Table>;
}

export function actReader<const Table extends Forms>(forms: Table): ActReader<Table> {
  const schemas = lineSchemas(forms);
  return {
    read(line) {
      const { act } = line;
      const number = numberIn(line);
      if (number === undefined || typeof act !== 'string') throw new AppError('LEDGER_ENTRY_INVALID');
      const schema = schemas.get(act)?.[number - 1];
      if (schema === undefined) throw new AppError('ACT_UNKNOWN');
      const { data, error } = schema.safeParse(line);
      // The schemas are made of `forms` as the type is: what one lets through is `Recorded`.
      if (error === undefined) return data as Recorded<Table>;
      const code = isOnlyUnknown(error, line) ? 'ACT_UNKNOWN' : 'LEDGER_ENTRY_INVALID';
      throw new AppError(code, { cause: error });
    },
    number(act) {
      const generations = schemas.get(String(act.act)) ?? [];
      const numbered = generations.length === 1 ? act : { ...act, generation: generations.length };
      const { data, error } = (generations.at(-1) ?? z.never()).safeParse(numbered);
      if (error !== undefined) throw new AppError('LEDGER_ENTRY_INVALID', { cause: error });
      return data as Recorded<Table>;
    },
  };
}

/** The generation that a line states; undefined when it is not stated as a writer states it. */
function numberIn(line: Readonly<Record<string, unknown>>): number | undefined {
  if (!('generation' in line)) return 1;
  const number = line['generation'];
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 1 ? number : undefined;
}
