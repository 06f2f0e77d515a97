import { z } from 'zod';

/** The languages of the windows, with the one in which a new terminal starts. */
export const Language = z.enum(['vi', 'en']);
export type Language = z.infer<typeof Language>;
export const defaultLanguage: Language = 'vi';

/** A value for every language. */
export const byLanguage = <Value>(make: (language: Language) => Value): Record<Language, Value> => ({
  vi: make('vi'),
  en: make('en'),
});
