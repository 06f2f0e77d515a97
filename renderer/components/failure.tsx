import { type ReactNode, type Ref, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, type Failure, failureOf } from '../../contract/errors/index.ts';
import { type Sentence, sentenceOf } from '../../contract/errors/sentence.ts';
import { errorSentences } from '../i18n/error-sentences.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Button } from './button.tsx';
import { useFailureNames } from './custody/failure-names.ts';
import { Icon } from './icon.tsx';

/** The sentence of an error in the window's language. */
export function useWording(): (fault: ErrorCode | Failure) => Sentence {
  const language = useLanguage();
  const names = useFailureNames();
  return (fault) =>
    sentenceOf(errorSentences[language], typeof fault === 'string' ? fault : named(fault, names));
}

/** A failure with names in place of the codes of holders, for its sentence alone. */
function named(failure: Failure, names: (code: string) => string): Failure {
  switch (failure.code) {
    case 'NOT_HOLDER':
    case 'CLEARANCE_MISSING': {
      const { detail } = failure;
      return detail === undefined
        ? failure
        : { ...failure, detail: { holder: holderName(detail.holder, names) } };
    }
    case 'RECORD_LOCKED':
    case 'RIGHT_MISSING':
    case 'PERMIT_MISSING':
      return withNamedHolders(failure, names);
    default:
      return failure;
  }
}

/** Who has the right or may see the record, by name. */
function withNamedHolders<Told extends { detail?: { holders: string[] } | undefined }>(
  failure: Told,
  names: (code: string) => string,
): Told {
  const { detail } = failure;
  return detail === undefined
    ? failure
    : { ...failure, detail: { ...detail, holders: detail.holders.map(names) } };
}

/** The desk has a sentence of its own. */
const holderName = (holder: string, names: (code: string) => string): string =>
  holder === 'desk' ? holder : names(holder);

/** What is wrong, what to do next, and the code to tell an administrator. */
export function FaultNote({
  fault,
  tone = 'error',
  live = false,
  place,
  children,
}: {
  fault: ErrorCode | Failure;
  tone?: 'error' | 'warning';
  /** Spoken at once: for a fault that answers something the person just did. */
  live?: boolean;
  place?: Ref<HTMLDivElement>;
  /** What can be done about it here, if anything. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { what, next } = useWording()(fault);
  const code = typeof fault === 'string' ? fault : fault.code;
  return (
    <div ref={place} className="note" data-tone={tone} {...(live ? { role: 'alert' } : {})}>
      <Icon name={tone === 'error' ? 'error' : 'warning'} />
      <div>
        <p className="note-what">{what}</p>
        <p>{next}</p>
        <p className="note-code">{t('shell.errorCode', { code })}</p>
        {children}
      </div>
    </div>
  );
}

/** Brings what tells a fault into sight whenever there is another one: a form may be longer than the screen. */
function useInSight(fault: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is shown, also a second one of the same words
  useEffect(() => {
    // A block: Chromium returns a promise, which is no clean-up of an effect.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [fault]);
  return place;
}

/** A fault of what the person just did, brought into sight. */
export function ToldFault({ fault }: { fault: Failure }) {
  return <FaultNote fault={fault} live place={useInSight(fault)} />;
}

/** What was thrown by something the person just did, brought into sight. */
export function ThrownNote({ thrown, children }: { thrown: unknown; children?: ReactNode }) {
  return (
    <FaultNote fault={failureOf(thrown)} live place={useInSight(thrown)}>
      {children}
    </FaultNote>
  );
}

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
