import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { byLanguage, type Language } from '../../contract/language.ts';
import { languages } from '../i18n/languages.ts';

export const i18n = i18next.createInstance();

/** The words that belong to no screen: this page has none. */
export const startTranslations = (language: Language) =>
  i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: language,
    ns: ['words'],
    defaultNS: 'words',
    resources: byLanguage((each) => ({ words: languages[each].words })),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
