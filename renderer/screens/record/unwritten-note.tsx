import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { Button } from '../../components/button.tsx';
import { useFieldName } from '../../components/field-words.tsx';
import { Icon } from '../../components/icon.tsx';
import type { Unwritten } from './use-unwritten.ts';

/** That a correction of the line was begun and is not in the register, of which fields, and the way to it. */
export function UnwrittenNote({
  unwritten: { fields },
  book,
  onOpen,
}: {
  unwritten: Unwritten;
  book: Book;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const fieldName = useFieldName(book);
  if (fields.length === 0) return null;
  return (
    <div className="note" data-tone="warning">
      <Icon name="warning" />
      <div>
        <p className="note-what">{t('record.unwritten.what')}</p>
        <p>{t('record.unwritten.fields', { fields: fields.map(fieldName).join('; ') })}</p>
        <Button icon="pen" onPress={onOpen}>
          {t('record.unwritten.open')}
        </Button>
      </div>
    </div>
  );
}
