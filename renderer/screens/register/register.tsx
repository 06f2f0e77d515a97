import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { go } from '../../app/view.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { FilterBar } from './filter-bar.tsx';
import { setFilters, useRegisterPlace } from './filters.ts';
import { RegisterGrid } from './grid.tsx';
import { Jump } from './jump.tsx';

/** One book of one year, as long as it may be. */
export function Register({ book }: { book: Book }) {
  const { t } = useTranslation();
  const { filters } = useRegisterPlace()[book];
  const search = useRef<HTMLInputElement>(null);
  const [jumping, setJumping] = useState(false);
  const [total, setTotal] = useState<number>();
  const create = () => go({ screen: 'form', book });
  useShortcuts({
    search: () => search.current?.focus(),
    create,
    jump: () => setJumping(true),
    yearBefore: () => setFilters(book, { year: filters.year - 1 }),
    yearAfter: () => setFilters(book, { year: filters.year + 1 }),
  });
  return (
    <div className="register">
      <Page
        title={t(`register.title.${book}`)}
        takeFocus={false}
        actions={
          <Button kind="primary" icon="plus" shortcutId="create" onPress={create}>
            {t(`register.create.${book}`)}
          </Button>
        }
      >
        <FilterBar book={book} search={search} total={total} onJump={() => setJumping(true)} />
        <RegisterGrid key={`${book} ${filters.year}`} book={book} onTotal={setTotal} />
        <p className="register-foot">{t('register.summaryNote')}</p>
      </Page>
      {jumping && <Jump book={book} onClose={() => setJumping(false)} />}
    </div>
  );
}
