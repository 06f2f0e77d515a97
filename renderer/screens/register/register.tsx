import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { go } from '../../app/view.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, setFilters, useRegisterPlace } from './filters.ts';
import { RegisterGrid } from './grid.tsx';
import { Jump } from './jump.tsx';

/** One book of one year, as long as it may be. */
export function Register({ book }: { book: Book }) {
  const { t, i18n } = useTranslation();
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
          <>
            <Button kind="quiet" shortcutId="jump" onPress={() => setJumping(true)}>
              {t('register.jump')}
            </Button>
            <Button kind="primary" icon="plus" shortcutId="create" onPress={create}>
              {t(`register.create.${book}`)}
            </Button>
          </>
        }
      >
        <FilterBar book={book} search={search} />
        <RegisterGrid key={`${book} ${filters.year}`} book={book} onTotal={setTotal} />
        <footer className="register-foot">
          <span>{t('register.summaryNote')}</span>
          <span className="filters-total" role="status">
            {total !== undefined &&
              t(isFiltered(filters) ? 'register.filtered' : 'register.total', {
                shown: total.toLocaleString(i18n.language === 'en' ? 'en-GB' : 'vi-VN'),
              })}
          </span>
        </footer>
      </Page>
      {jumping && <Jump book={book} onClose={() => setJumping(false)} />}
    </div>
  );
}
