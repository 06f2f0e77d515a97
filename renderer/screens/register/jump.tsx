import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { newestFirst, setActive, setFilters, useRegisterPlace } from './filters.ts';

/** Ordinals run from 1 without a gap, so the place of a row in the unfiltered register follows from its ordinal. */
export function Jump({ book, onClose }: { book: Book; onClose: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const { sort } = useRegisterPlace()[book].filters;
  const jump = () => {
    const ordinal = Number(box.current?.value ?? '');
    if (!Number.isInteger(ordinal) || ordinal < 1) return;
    onClose();
    const plain = sort.length === 1 && sort[0]?.key === 'ordinal' ? sort : newestFirst;
    setFilters(book, { text: '', levels: [], states: [], sort: plain });
    setActive(book, { ordinal, descending: plain[0]?.descending ?? true });
  };
  return (
    <Dialog title={t(`${book}.jump`)} onConfirm={jump} onClose={onClose}>
      <form
        className="jump"
        onSubmit={(event) => {
          event.preventDefault();
          jump();
        }}
      >
        <input
          ref={box}
          className="input"
          autoFocus
          inputMode="numeric"
          maxLength={6}
          aria-label={t('words.field.ordinal')}
        />
        <Button kind="primary" type="submit">
          {t(`${book}.jumpGo`)}
        </Button>
      </form>
    </Dialog>
  );
}
