import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { useFirstYear } from '../../bridge/queries.ts';
import { Button } from '../../components/button.tsx';
import { useMay } from '../../components/custody/may.ts';
import { Page } from '../../components/page.tsx';
import { Reading, useSpokenReading } from '../../components/reading.tsx';
import { thisYear } from '../../format/dates.ts';
import { useLocale } from '../../i18n/use-language.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { announce } from '../../state/announce.ts';
import { go, replace, type ViewOf } from '../../state/view.ts';
import { FilterBar } from './filter-bar.tsx';
import { hasYearAfter, hasYearBefore, isFiltered, setFilters, useRegisterPlace } from './filters.ts';
import { type Found, RegisterGrid } from './grid.tsx';
import { HandNumbers } from './hand-numbers.tsx';
import { Jump } from './jump.tsx';
import { registerKeys } from './keys.ts';
import { useBatch } from './use-batch.tsx';
import { CloseVolume, VolumeLine } from './volumes.tsx';
import './register.css';

/** One book of one year, as long as it may be. */
export default function Register({ screen: book, ...view }: ViewOf<Book>) {
  const { closing, byHand } = { byHand: undefined, ...view };
  const { t } = useTranslation();
  const locale = useLocale();
  const { filters } = useRegisterPlace()[book];
  const firstYear = useFirstYear(book);
  const search = useRef<HTMLInputElement>(null);
  const [jumping, setJumping] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const hasJumped = useRef(false);
  // The line that was gone to has the keyboard, wherever that was before.
  useEffect(() => {
    if (jumping || !hasJumped.current) return;
    hasJumped.current = false;
    list.current?.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
  }, [jumping]);
  const [{ total, reading }, setFound] = useState<Found>({ total: undefined, reading: null });
  useSpokenReading(reading);
  const showYear = (year: number) => {
    setFilters(book, { year });
    announce(t(`${book}.year`, { year }));
  };
  const filtered = isFiltered(filters);
  const whole = reading === null;
  // How many match is an answer to who filters; how many there are in all is no news.
  useEffect(() => {
    if (filtered && whole && total !== undefined)
      announce(t(`${book}.filtered`, { shown: total.toLocaleString(locale) }));
  }, [filtered, whole, total, book, locale, t]);
  const create = () => {
    // What is registered now stands in this year's register: the list that is come back to is the one with it.
    if (filters.year !== thisYear()) setFilters(book, { year: thisYear() });
    go({ screen: 'form', book });
  };
  const closeVolume = () => replace({ screen: book, closing: true });
  const stateNumbers = () => replace({ screen: 'outgoing', byHand: true });
  const enterNumbers = () => {
    const { year } = filters;
    go({ screen: 'form', book: 'outgoing', ...(year === thisYear() ? {} : { year }) });
  };
  const { batch, act, foot, dialog } = useBatch(book, filters);
  const may = useMay();
  const creates = may(registerKeys.create.right);
  const closes = may(registerKeys.closeVolume.right);
  useShortcuts(registerKeys, {
    ...(act === undefined ? {} : { act }),
    search: () => {
      search.current?.focus();
      search.current?.select();
    },
    ...(creates ? { create } : {}),
    ...(closes ? { closeVolume } : {}),
    jump: () => setJumping(true),
    ...(book === 'outgoing' && closes ? { byHand: stateNumbers } : {}),
    yearBefore: () => {
      if (hasYearBefore(filters, firstYear)) showYear(filters.year - 1);
      else if (firstYear !== undefined) announce(t(`${book}.noYearBefore`, { year: filters.year }));
    },
    yearAfter: () => {
      if (hasYearAfter(filters)) showYear(filters.year + 1);
      else announce(t(`${book}.noYearAfter`, { year: filters.year + 1 }));
    },
  });
  return (
    <div ref={list} className="register">
      <Page
        title={t(`${book}.title`)}
        takeFocus={false}
        speak={false}
        actions={
          <>
            <Button kind="quiet" shortcut={registerKeys.jump} onPress={() => setJumping(true)}>
              {t(`${book}.jump`)}
            </Button>
            {creates && (
              <Button kind="primary" icon="plus" shortcut={registerKeys.create} onPress={create}>
                {t(`${book}.create`)}
              </Button>
            )}
          </>
        }
      >
        <FilterBar book={book} search={search} />
        <RegisterGrid key={`${book} ${filters.year}`} book={book} onFound={setFound} batch={batch} />
        <footer className="register-foot">
          {foot || <span>{t(`${book}.summaryNote`)}</span>}
          <VolumeLine book={book} year={filters.year} onClose={closes ? closeVolume : undefined} />
          {filtered && (
            <button
              type="button"
              className="link"
              onClick={() => setFilters(book, { text: '', levels: [], states: [] })}
            >
              {t(`${book}.clear`)}
            </button>
          )}
          {reading !== null && <Reading of={reading} />}
          <span className="filters-total">
            {total !== undefined &&
              (whole || total > 0) &&
              t(`${book}.${filtered ? (whole ? 'filtered' : 'filteredSoFar') : 'total'}`, {
                shown: total.toLocaleString(locale),
              })}
          </span>
        </footer>
      </Page>
      {closing && closes && (
        <CloseVolume book={book} year={filters.year} onClose={() => replace({ screen: book })} />
      )}
      {byHand && closes && (
        <HandNumbers
          year={filters.year}
          onClose={(stated) => {
            replace({ screen: book });
            if (stated) enterNumbers();
          }}
        />
      )}
      {dialog}
      {jumping && (
        <Jump
          book={book}
          onClose={() => setJumping(false)}
          onJumped={() => {
            hasJumped.current = true;
            setJumping(false);
          }}
        />
      )}
    </div>
  );
}
