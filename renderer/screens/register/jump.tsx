import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { ask } from '../../bridge/client.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { Frame } from '../../components/fields/frame.tsx';
import { useLocale } from '../../i18n/use-language.ts';
import { tellDone } from '../../state/notices.ts';
import { isFiltered, newestFirst, setActive, setFilters, useRegisterPlace } from './filters.ts';

/** Ordinals run from 1 without a gap, so the place of a row in the unfiltered register follows from its ordinal. */
export function Jump({ book, onClose, onJumped }: { book: Book; onClose: () => void; onJumped: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const { filters } = useRegisterPlace()[book];
  const { year, sort } = filters;
  const whole = { text: '', levels: [], states: [] };
  const jumping = useMutation({
    mutationFn: async () => {
      const ordinal = Number(typed.trim());
      if (!Number.isInteger(ordinal) || ordinal < 1) return t(`${book}.jumpFault.number`);
      const { total } = await ask('register.page', {
        ...{ ...whole, book, year, sort: newestFirst, offset: 0, limit: 1 },
      });
      if (total === 0) return t(`${book}.empty`, { year });
      if (ordinal > total) return t(`${book}.jumpFault.none`, { year, last: total.toLocaleString(locale) });
      const plain = sort.length === 1 && sort[0]?.key === 'ordinal' ? sort : newestFirst;
      if (isFiltered(filters) || plain !== sort) tellDone(t(`${book}.jumpCleared`));
      setFilters(book, { ...whole, sort: plain });
      setActive(book, { ordinal, descending: plain[0]?.descending ?? true });
      onJumped();
      return undefined;
    },
  });
  const jump = () => {
    if (!jumping.isPending) jumping.mutate();
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
        <Frame label={t('words.field.ordinal')} error={jumping.data} live>
          {(framed) => (
            <input
              {...framed}
              className="input"
              autoFocus
              inputMode="numeric"
              maxLength={6}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value);
                jumping.reset();
              }}
            />
          )}
        </Frame>
        <Button kind="primary" type="submit">
          {t(`${book}.jumpGo`)}
        </Button>
      </form>
      {jumping.isError && <ThrownNote thrown={jumping.error} />}
    </Dialog>
  );
}
