import type { PaperLine, Permit } from '../../contract/custody/permit.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { checkNotation } from '../numbering/notation.ts';
import { checkPurpose } from './catalogue-codes.ts';
import type { LineContext } from './line-context.ts';

/** What an act on copies states in figures and codes, whichever of these it has. */
interface Terms {
  readonly issuer?: string | undefined;
  readonly until?: LocalDate | undefined;
  readonly on?: LocalDate | undefined;
  readonly purpose?: string | undefined;
  readonly permit?: Permit | undefined;
  readonly line?: PaperLine | undefined;
  readonly outside?: PaperLine | undefined;
}

type Context = Pick<LineContext, 'self' | 'today' | 'directory' | 'law'>;

/**
 * RECORD_INVALID at the field of a day on the wrong side of today, or of a line of another year's book;
 * CATALOGUE_CODE_UNKNOWN for a purpose, NOTATION_NOT_LISTED for a permit that the law or the organisation does not list.
 */
export function checkTerms({ until, on, purpose, permit, line, outside }: Terms, context: Context): void {
  const { self, today, directory, law } = context;
  const require = (holds: boolean, field: string): void => {
    if (!holds) throw new AppError('RECORD_INVALID', { field });
  };
  require(until === undefined || until >= today, 'until');
  require(on === undefined || on <= today, 'on');
  if (purpose !== undefined) checkPurpose(purpose, law);
  const paper = permit?.paper;
  if (paper !== undefined) {
    require(paper.issuedOn <= today, 'issuedOn');
    // A paper that permits is no classified document: it has no mark of the series.
    checkNotation({ notation: paper.notation, issuer: self, level: 'C' }, directory, law);
  }
  const year = Number(today.slice(0, 4));
  for (const each of [line, outside])
    require(each === undefined || each.year === year || each.year === year - 1, 'line');
}
