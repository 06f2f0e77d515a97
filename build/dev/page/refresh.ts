// Imported again after each change of components. Its imports are the chunks that changed: they register their
// components, which then replace those on the page. Words go into the dictionaries that the page has.
import { getI18n } from 'react-i18next';
import { Language } from '../../../contract/language.ts';
import '../../../renderer/app/app.tsx';
import '../../../renderer/app/shell.tsx';
import { dictionary } from '../../../renderer/app/dictionary.ts';
import { loadComponents } from '../../../renderer/app/screen-components.ts';
import { replaceComponents } from './registration.ts';

await loadComponents();
const i18n = getI18n();
for (const language of Language.options)
  i18n.addResourceBundle(language, 'words', dictionary(language), true, true);
replaceComponents();
await i18n.changeLanguage(i18n.language);
