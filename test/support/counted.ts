import { CountedOtherwise } from '../../contract/errors/detail.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { EnvelopeCheck } from '../../contract/ipc/exchange-views.ts';
import { Level } from '../../contract/record/fields.ts';
import type { EnvelopeId } from '../../contract/scalar.ts';
import type { TestHandlers } from './requests.ts';

type Figures = Required<Pick<EnvelopeCheck, 'number' | 'copies' | 'pages' | 'pieces' | 'enclosures'>>;

/** What a clerk would count in an envelope with nothing missing: found by counts that differ, and so entered by none. */
export async function countOf(
  handlers: Pick<TestHandlers, 'incoming.enter'>,
  envelope: EnvelopeId,
): Promise<EnvelopeCheck> {
  const [figures, levels]: [Figures, Level[]] = [
    // Those of pages and pieces that the document is not counted by differ from nothing.
    { number: 1, copies: 1, pages: 1, pieces: 1, enclosures: 0 },
    [...Level.options],
  ];
  for (;;) {
    const [level] = levels;
    if (level === undefined) throw new Error('no level fits');
    const counted = { ...figures, level };
    // The torn seal differs from every record: nothing is entered before the count is known.
    const differs = await otherwise(handlers, envelope, { ...counted, sealIntact: false });
    if (differs.level) levels.shift();
    for (const field of ['number', 'copies', 'pages', 'pieces', 'enclosures'] as const)
      if (differs[field]) figures[field] += 1;
    const rest = { ...differs, sealIntact: false };
    if (!Object.values(rest).includes(true)) return { ...counted, sealIntact: true };
  }
}

async function otherwise(
  handlers: Pick<TestHandlers, 'incoming.enter'>,
  envelope: EnvelopeId,
  check: EnvelopeCheck,
): Promise<CountedOtherwise> {
  try {
    await handlers['incoming.enter']({ envelope, check, noteCodes: [] });
  } catch (error) {
    if (error instanceof AppError && error.code === 'COUNTS_DIFFER')
      return CountedOtherwise.parse(error.detail);
    throw error;
  }
  throw new Error('a torn seal was entered');
}
