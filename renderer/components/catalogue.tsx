import type { Book } from '../../contract/record/fields.ts';
import { reasonsFor } from '../../domain/record/catalogue-codes.ts';
import { type CountedReasons, countedReasons } from '../../domain/record/counted-reasons.ts';
import type { CountField } from '../../domain/record/envelope-count.ts';
import { useLaw } from '../bridge/queries.ts';
import { useLanguage } from '../i18n/use-language.ts';

export interface ReasonOption {
  code: string;
  words: string;
}

export type Catalogue =
  | 'types'
  | 'notes'
  | 'things'
  | 'refusals'
  | 'cancellations'
  | 'corrections'
  | 'settlements'
  | 'reopenings'
  | 'retractions'
  | 'separations'
  | 'purposes'
  | 'bodies';

/** The words of a catalogue of the law in force; the code itself where the catalogue lacks it. */
export function useCatalogue(name: Catalogue): {
  options: ReasonOption[];
  words: (code: string) => string;
} {
  const language = useLanguage();
  const entries = useLaw().data?.[name] ?? [];
  const options = entries.map((entry) => ({ code: entry.code, words: entry[language] }));
  return { options, words: (code) => options.find((option) => option.code === code)?.words ?? code };
}

/** The reasons of a catalogue that fit a line of `book`. */
export function useReasons(
  name: 'cancellations' | 'corrections' | 'settlements' | 'reopenings',
  book: Book,
): ReasonOption[] {
  const language = useLanguage();
  const fitting = reasonsFor(useLaw().data?.[name] ?? [], book);
  return fitting.map((entry) => ({ code: entry.code, words: entry[language] }));
}

/** The reasons for which paper that came is given back. */
export function useReturnReasons(): ReasonOption[] {
  const language = useLanguage();
  const fitting = useLaw().data?.refusals.filter(({ paperCame }) => paperCame) ?? [];
  return fitting.map((entry) => ({ code: entry.code, words: entry[language] }));
}

/** What the reasons of a refusal are, as far as a count tells. */
export const useCountedReasons = (differing: readonly CountField[]): CountedReasons =>
  countedReasons(useLaw().data?.refusals ?? [], differing);

export const TypeName = ({ code }: { code: string }) => (
  <span title={code}>{useCatalogue('types').words(code)}</span>
);
