import { useTranslation } from 'react-i18next';
import { type ErrorCode, type Failure, failureOf } from '../../contract/errors/index.ts';
import { type Sentence, sentenceOf } from '../../contract/errors/sentence.ts';
import { errorSentences } from '../i18n/error-sentences.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** The sentence of an error in the window's language. */
export function useWording(): (fault: ErrorCode | Failure) => Sentence {
  const language = useLanguage();
  return (fault) => sentenceOf(errorSentences[language], fault);
}

/** What is wrong, what to do next, and the code to tell an administrator. */
export function FaultNote({
  fault,
  tone = 'error',
  live = false,
}: {
  fault: ErrorCode | Failure;
  tone?: 'error' | 'warning';
  /** Spoken at once: for a fault that answers something the person just did. */
  live?: boolean;
}) {
  const { t } = useTranslation();
  const { what, next } = useWording()(fault);
  const code = typeof fault === 'string' ? fault : fault.code;
  return (
    <div className="note" data-tone={tone} {...(live ? { role: 'alert' } : {})}>
      <Icon name={tone === 'error' ? 'error' : 'warning'} />
      <div>
        <p className="note-what">{what}</p>
        <p>{next}</p>
        <p className="note-code">{t('shell.errorCode', { code })}</p>
      </div>
    </div>
  );
}

export const ThrownNote = ({ thrown }: { thrown: unknown }) => <FaultNote fault={failureOf(thrown)} live />;

/** In place of content that could not be read. */
export function FailedToRead({ thrown, again }: { thrown: unknown; again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="blank">
      <ThrownNote thrown={thrown} />
      <Button onPress={again}>{t('shell.retry')}</Button>
    </div>
  );
}
