import { create } from 'zustand';
import type { RegisterQuery } from '../../../contract/ipc/views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { thisYear } from '../../format/dates.ts';

/** What the clerk last looked at in each register, so that coming back finds the same rows. */
export type Filters = Omit<RegisterQuery, 'book' | 'offset' | 'limit'>;

export const newestFirst: Filters['sort'] = [{ key: 'ordinal', descending: true }];

const fresh = (): Filters => ({
  year: thisYear(),
  text: '',
  levels: [],
  states: [],
  sort: newestFirst,
});

/** The active row: its place in the list, or an ordinal whose place is known once the length is. */
export type Active = number | { ordinal: number; descending: boolean };

interface Place {
  filters: Filters;
  active: Active;
}

/** Ordinals run from 1 without a gap, so an ordinal's place in the unfiltered register is known. */
export function placeOf(active: Active, total: number): number {
  const wanted =
    typeof active === 'number' ? active : active.descending ? total - active.ordinal : active.ordinal - 1;
  return Math.max(0, Math.min(total - 1, wanted));
}

export const useRegisterPlace = create<Record<Book, Place>>(() => ({
  outgoing: { filters: fresh(), active: 0 },
  incoming: { filters: fresh(), active: 0 },
}));

export const setFilters = (book: Book, change: Partial<Filters>): void =>
  useRegisterPlace.setState((places) => ({
    [book]: { filters: { ...places[book].filters, ...change }, active: 0 },
  }));

export const setActive = (book: Book, active: Active): void =>
  useRegisterPlace.setState((places) => ({ [book]: { ...places[book], active } }));

/** A lock ends what one person searched for. */
export const forgetPlaces = (): void =>
  useRegisterPlace.setState({
    outgoing: { filters: fresh(), active: 0 },
    incoming: { filters: fresh(), active: 0 },
  });

export const isFiltered = ({ text, levels, states }: Filters): boolean =>
  text !== '' || levels.length > 0 || states.length > 0;

/** No document can stand in the register of a year that has not begun. */
export const hasYearAfter = ({ year }: Filters): boolean => year < thisYear();

/** Before the first year of which the book holds a line there is no register; `first` is undefined until it is known. */
export const hasYearBefore = ({ year }: Filters, first: number | null | undefined): boolean =>
  first !== undefined && year > Math.min(first ?? thisYear(), thisYear());
