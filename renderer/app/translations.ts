import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { byLanguage, defaultLanguage } from '../../contract/language.ts';
import { type Dictionary, dictionary } from './dictionary.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: Dictionary };
    returnNull: false;
  }
}

export const i18n = i18next.createInstance();

/** All dictionaries are part of the program; nothing is fetched. React escapes, so i18next does not. */
export const startTranslations = () =>
  i18n.use(initReactI18next).init({
    lng: defaultLanguage,
    fallbackLng: defaultLanguage,
    ns: ['words'],
    defaultNS: 'words',
    resources: byLanguage((language) => ({ words: dictionary(language) })),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
