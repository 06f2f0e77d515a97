import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import type { DocumentState } from '../../../contract/record/status.ts';
import { Button } from '../../components/button.tsx';
import { ThrownNote } from '../../components/failure.tsx';
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

/** That what this person had begun is gone, what somebody else did to the line, and a button that ends the note. */
export function DroppedNote({
  unwritten: { isDropped, forget },
  state,
  onSeen,
}: {
  unwritten: Unwritten;
  state: DocumentState;
  onSeen: () => void;
}) {
  const { t } = useTranslation();
  const [thrown, setThrown] = useState<unknown>();
  if (!isDropped) return null;
  const seen = () => forget().then(onSeen, setThrown);
  return (
    <div className="note" data-tone="warning">
      <Icon name="warning" />
      <div>
        <p className="note-what">{t('record.dropped.what')}</p>
        <p>{t(`record.dropped.why.${state}`)}</p>
        <Button icon="ok" onPress={() => void seen()}>
          {t('record.dropped.seen')}
        </Button>
        {thrown !== undefined && <ThrownNote thrown={thrown} />}
      </div>
    </div>
  );
}
