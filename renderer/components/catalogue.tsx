import { useTranslation } from 'react-i18next';
import { useLaw } from '../bridge/queries.ts';

type Catalogue = 'types' | 'notes' | 'refusals' | 'cancellations';

/** The words of a catalogue of the law in force; the code itself where the catalogue lacks it. */
export function useCatalogue(name: Catalogue): {
  options: { code: string; words: string }[];
  words: (code: string) => string;
} {
  const { i18n } = useTranslation();
  const entries = useLaw().data?.[name] ?? [];
  const options = entries.map(({ code, vi, en }) => ({ code, words: i18n.language === 'en' ? en : vi }));
  return { options, words: (code) => options.find((option) => option.code === code)?.words ?? code };
}

export const TypeName = ({ code }: { code: string }) => (
  <span title={code}>{useCatalogue('types').words(code)}</span>
);
