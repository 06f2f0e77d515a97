import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { useLocale } from '../../i18n/use-language.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { go, type ViewOf } from '../../state/view.ts';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, setFilters, useRegisterPlace } from './filters.ts';
import { RegisterGrid } from './grid.tsx';
import { Jump } from './jump.tsx';
import { registerKeys } from './keys.ts';
import './register.css';

/** One book of one year, as long as it may be. */
export default function Register({ screen: book }: ViewOf<Book>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { filters } = useRegisterPlace()[book];
  const search = useRef<HTMLInputElement>(null);
  const [jumping, setJumping] = useState(false);
  const [total, setTotal] = useState<number>();
  const create = () => go({ screen: 'form', book });
  useShortcuts(registerKeys, {
    search: () => search.current?.focus(),
    create,
    jump: () => setJumping(true),
    yearBefore: () => setFilters(book, { year: filters.year - 1 }),
    yearAfter: () => setFilters(book, { year: filters.year + 1 }),
  });
  return (
    <div className="register">
      <Page
        title={t(`${book}.title`)}
        takeFocus={false}
        actions={
          <>
            <Button kind="quiet" shortcut={registerKeys.jump} onPress={() => setJumping(true)}>
              {t(`${book}.jump`)}
            </Button>
            <Button kind="primary" icon="plus" shortcut={registerKeys.create} onPress={create}>
              {t(`${book}.create`)}
            </Button>
          </>
        }
      >
        <FilterBar book={book} search={search} />
        <RegisterGrid key={`${book} ${filters.year}`} book={book} onTotal={setTotal} />
        <footer className="register-foot">
          <span>{t(`${book}.summaryNote`)}</span>
          <span className="filters-total" role="status">
            {total !== undefined &&
              t(isFiltered(filters) ? `${book}.filtered` : `${book}.total`, {
                shown: total.toLocaleString(locale),
              })}
          </span>
        </footer>
      </Page>
      {jumping && <Jump book={book} onClose={() => setJumping(false)} />}
    </div>
  );
}
