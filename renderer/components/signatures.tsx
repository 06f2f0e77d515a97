import { useTranslation } from 'react-i18next';
import type { SignatureView } from '../../contract/ipc/signature-view.ts';
import type { Book } from '../../contract/record/fields.ts';
import { formatInstant } from '../format/dates.ts';
import { FaultWords } from './fault-words.tsx';
import { Icon } from './icon.tsx';

/** One row of validity for each signature, with what it signs and its reasons; of none, why there is none in this book. */
export function Signatures({ signatures, book }: { signatures: readonly SignatureView[]; book: Book }) {
  const { t } = useTranslation();
  if (signatures.length === 0) return <p className="hint">{t(`signatures.none.${book}`)}</p>;
  return (
    <ul className="signatures">
      {signatures.map(({ role, status, subject, at, valid, fault, warnings }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is whole and never changes its order
        <li key={index} data-valid={valid}>
          <Icon name={valid ? (warnings.length > 0 ? 'warning' : 'ok') : 'error'} />
          <div>
            <p>
              {status === null
                ? t(`signatures.of.${role}`)
                : t('signatures.ofNotice', { notice: t(`words.message.${status}`) })}
              {status === '01' && ` ${t('signatures.byItself', { subject })}`}
            </p>
            <p>
              <strong>{subject}</strong> · {t(`words.signer.${role}`)}
            </p>
            <p className="hint">
              <span className={valid ? 'good-words' : 'bad-words'}>
                {t(valid ? 'signatures.valid' : 'signatures.invalid')}
              </span>
              {at !== null && ` · ${t('signatures.signedAt')} ${formatInstant(at)}`}
            </p>
            {fault !== null && (
              <p>
                <FaultWords code={fault} withNext />
              </p>
            )}
            {warnings.map((code) => (
              <p key={code}>
                <FaultWords code={code} withNext />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
