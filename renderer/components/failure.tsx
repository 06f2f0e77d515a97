import { useTranslation } from 'react-i18next';
import { type ErrorCode, errorSpec } from '../../contract/errors/index.ts';
import { asAppError } from '../bridge/app-error.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** The sentence of an error in the window's language. */
export function useWording(): (code: ErrorCode) => { what: string; next: string } {
  const language = useLanguage();
  return (code) => errorSpec(code)[language];
}

/** What is wrong, what to do next, and the code to tell an administrator. */
export function FaultNote({
  code,
  tone = 'error',
  live = false,
}: {
  code: ErrorCode;
  tone?: 'error' | 'warning';
  /** Spoken at once: for a fault that answers something the person just did. */
  live?: boolean;
}) {
  const { t } = useTranslation();
  const { what, next } = useWording()(code);
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

export const ThrownNote = ({ thrown }: { thrown: unknown }) => (
  <FaultNote code={asAppError(thrown).code} live />
);

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
