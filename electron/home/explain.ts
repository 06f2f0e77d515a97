import type { Failure } from '../../contract/errors/index.ts';
import { sentenceOf } from '../../contract/errors/sentence.ts';
import { errorSentences } from '../../renderer/i18n/error-sentences.ts';

/** An error before there is a window to show it in: code, and all languages one after the other. */
export function explain(failure: Failure): { title: string; text: string } {
  const sentences = Object.values(errorSentences).map((language) => sentenceOf(language, failure));
  return {
    title: `Trạm Mật · ${failure.code}`,
    text: sentences.map(({ what, next }) => `${what}\n${next}`).join('\n\n'),
  };
}
