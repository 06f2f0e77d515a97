import { useLaw } from '../bridge/queries.ts';
import { useLanguage } from '../i18n/use-language.ts';

export type Catalogue =
  | 'types'
  | 'notes'
  | 'refusals'
  | 'cancellations'
  | 'corrections'
  | 'settlements'
  | 'reopenings'
  | 'bodies';

/** The words of a catalogue of the law in force; the code itself where the catalogue lacks it. */
export function useCatalogue(name: Catalogue): {
  options: { code: string; words: string }[];
  words: (code: string) => string;
} {
  const language = useLanguage();
  const entries = useLaw().data?.[name] ?? [];
  const options = entries.map((entry) => ({ code: entry.code, words: entry[language] }));
  return { options, words: (code) => options.find((option) => option.code === code)?.words ?? code };
}

/** The reasons for which paper that came is given back. */
export function useReturnReasons(): { code: string; words: string }[] {
  const language = useLanguage();
  const fitting = useLaw().data?.refusals.filter(({ paperCame }) => paperCame) ?? [];
  return fitting.map((entry) => ({ code: entry.code, words: entry[language] }));
}

export const TypeName = ({ code }: { code: string }) => (
  <span title={code}>{useCatalogue('types').words(code)}</span>
);
