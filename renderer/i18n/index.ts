import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';
import { type Dictionary, vi } from './vi/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: Dictionary };
    returnNull: false;
  }
}

export const i18n = i18next.createInstance();

/** Both dictionaries are part of the program; nothing is fetched. React escapes, so i18next does not. */
export const startTranslations = () =>
  i18n.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    ns: ['words'],
    defaultNS: 'words',
    resources: { vi: { words: vi }, en: { words: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
