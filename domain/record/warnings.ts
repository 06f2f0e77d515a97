import type { Law } from '../../contract/law/law.ts';
import { inOrder } from '../../contract/lists.ts';
import type { CodedRecord, RecordDraft } from '../../contract/record/coded-record.ts';
import type { Remark, Warning } from '../../contract/record/warning.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { yearOf } from '../calendar/date-arithmetic.ts';
import { missingBelow } from '../numbering/gap.ts';
import { typeContradicted } from '../numbering/notation.ts';
import { sameValue } from './changed-fields.ts';
import type { KnownLines, LineContext } from './line-context.ts';

type Field = 'book' | 'issuer' | 'number' | 'notation' | 'typeCode' | 'issuedOn' | 'arrivedOn';
/** A line, or a form in which some of it is filled in; a form has no place in its register yet. */
export type Warned = { readonly [Each in Field]?: RecordDraft[Each] | undefined } & {
  readonly year?: number | undefined;
  readonly ordinal?: number | undefined;
};

export interface WarningContext extends Pick<LineContext, 'today' | 'directory' | 'workingDays'> {
  readonly law: Pick<Law, 'types'>;
  readonly registers: KnownLines;
}

/** A warning, asked of a line as soon as what it looks at is filled in. */
interface Rule {
  /** Of a correction it is asked only when one of these is another: the clerk went on with the rest before. */
  readonly about: readonly Field[];
  readonly look: (line: Warned, context: WarningContext, old: CodedRecord | undefined) => Remark | undefined;
}

/** The day that a line stands under in its register. */
const dayOf = ({ book, issuedOn, arrivedOn }: Warned): LocalDate | undefined =>
  book === 'outgoing' ? issuedOn : arrivedOn;

/** The year of its register. */
function registerYear(line: Warned): number | undefined {
  const day = dayOf(line);
  return line.year ?? (day === undefined ? undefined : yearOf(day));
}

const rules: Readonly<Record<Warning, Rule>> = {
  'another-year': {
    about: ['issuedOn', 'arrivedOn'],
    look: ({ book, issuedOn, arrivedOn }, { today }) => {
      const on = book === 'outgoing' ? today : arrivedOn;
      if (book === undefined || issuedOn === undefined || on === undefined) return undefined;
      const year = yearOf(issuedOn);
      return year === yearOf(on) ? undefined : { warning: 'another-year', book, year };
    },
  },
  'date-before-last': {
    about: ['issuedOn', 'arrivedOn'],
    look: (line, { registers }) => {
      const { book } = line;
      const day = dayOf(line);
      const year = registerYear(line);
      if (book === undefined || day === undefined || year === undefined) return undefined;
      const last = registers.dayBefore(book, year, line.ordinal ?? null);
      return last === undefined || day >= last ? undefined : { warning: 'date-before-last', book, last };
    },
  },
  'number-late': {
    about: ['number', 'notation'],
    look: ({ book, issuedOn }, { today, workingDays }) => {
      if (book !== 'outgoing' || issuedOn === undefined) return undefined;
      const { on: latest, by } = workingDays.nextAfter(issuedOn);
      return today <= latest ? undefined : { warning: 'number-late', latest, by };
    },
  },
  'number-skips': {
    about: ['number'],
    look: (line, { registers }, old) => {
      const year = registerYear(line);
      const { number } = line;
      if (line.book !== 'outgoing' || number === undefined || year === undefined) return undefined;
      const gap = missingBelow(number, registers.numberUpTo(year, number, old?.code ?? null));
      return gap === null ? undefined : { warning: 'number-skips', year, ...gap };
    },
  },
  'same-document': {
    about: ['issuer', 'number', 'notation', 'issuedOn'],
    look: (line, { registers }, old) => {
      const { book, issuer, number, notation, issuedOn } = line;
      const year = registerYear(line);
      if (book !== 'incoming' || issuer === undefined || number === undefined) return undefined;
      if (notation === undefined || year === undefined) return undefined;
      const entered = registers.enteredBefore({ issuer, number, notation, issuedOn, year }, old ?? null);
      return entered && { warning: 'same-document', year: entered.year, ordinal: entered.ordinal };
    },
  },
  'type-not-in-notation': {
    about: ['typeCode', 'notation'],
    look: ({ issuer, notation, typeCode }, { directory, law: { types } }) => {
      if (issuer === undefined || notation === undefined || typeCode === undefined) return undefined;
      const issuerParts = directory.organisation(issuer)?.notationParts ?? [];
      const contradicted = typeContradicted(notation, typeCode, { types, issuerParts });
      return contradicted && { warning: 'type-not-in-notation', ...contradicted };
    },
  },
};

const inRules = inOrder(Object.keys(rules) as Warning[]);

/** What a clerk has to look at before the registers take a line, or one in the place of `old`, ascending by warning. */
export function warningsOf(line: Warned, context: WarningContext, old?: CodedRecord): Remark[] {
  const placed = old === undefined ? line : { ...line, year: old.year, ordinal: old.ordinal };
  return inRules.flatMap((warning) => {
    const { about, look } = rules[warning];
    if (old !== undefined && about.every((field) => sameValue(old[field], line[field]))) return [];
    return look(placed, context, old) ?? [];
  });
}

/** What the clerk saw, as the act that writes the line states it. */
export const warnedOf = (remarks: readonly Remark[]): Warning[] => remarks.map(({ warning }) => warning);

/**
 * Whether these are the warnings that a line had. Exact but for one: a directory that lists more parts of notations since
 * then may tell less of a type without an abbreviation.
 */
export function couldHaveWarned(
  warned: readonly Warning[],
  line: Warned,
  context: WarningContext,
  old?: CodedRecord,
): boolean {
  const told = warnedOf(warningsOf(line, context, old));
  const missing = told.filter((warning) => !warned.includes(warning));
  const more = warned.filter((warning) => !told.includes(warning));
  if (missing.length > 0 || more.some((warning) => warning !== 'type-not-in-notation')) return false;
  if (more.length === 0) return true;
  const listsNothing = (code: string) => {
    const body = context.directory.organisation(code);
    return body && { ...body, notationParts: [] };
  };
  const directory = { ...context.directory, organisation: listsNothing };
  return warnedOf(warningsOf(line, { ...context, directory }, old)).includes('type-not-in-notation');
}

/** At which box of its form each warning is told. */
export const boxOf = (warning: Warning, book: CodedRecord['book'] | undefined): Field => {
  switch (warning) {
    case 'another-year':
      return 'issuedOn';
    case 'date-before-last':
      return book === 'incoming' ? 'arrivedOn' : 'issuedOn';
    case 'number-late':
      return 'issuedOn';
    case 'number-skips':
    case 'same-document':
      return 'number';
    case 'type-not-in-notation':
      return 'notation';
  }
};
