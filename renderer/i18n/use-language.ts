import { useTranslation } from 'react-i18next';
import { Language } from '../../contract/language.ts';
import { languages } from './languages.ts';

/** The language in which the window speaks. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return Language.parse(i18n.language);
}

/** How dates and numbers are written in it. */
export const useLocale = (): string => languages[useLanguage()].locale;
