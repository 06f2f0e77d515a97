import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Args, Result } from '../../contract/channel.ts';
import type { IpcChannels } from '../../contract/ipc/channels.ts';
import type { SectionView } from '../../contract/ipc/custody-views.ts';
import type { TodaySection } from '../../contract/ipc/today.ts';
import type { DraftKey, RecordPage } from '../../contract/ipc/views.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { ask } from './client.ts';
import { queryClient } from './query-client.ts';

/** One hook for each thing a screen reads. The first part of a key is the topic of its `changed` event. */

export const useToday = () =>
  useQuery({ queryKey: ['today'], queryFn: () => ask('today.view', {}), refetchInterval: 60_000 });

/** How many envelopes wait, as last read; 0 while the terminal is locked. */
export function useWaitingTotal(unlocked: boolean): number {
  const { data } = useQuery({
    queryKey: ['today'],
    queryFn: () => ask('today.view', {}),
    enabled: unlocked,
  });
  return unlocked ? (data?.totals.waiting ?? 0) : 0;
}

/** One list of what waits, a page of it; `openAt` shows the page with another line. */
export function useTodayList(section: TodaySection) {
  const [offset, openAt] = useState(0);
  const answer = useQuery({
    queryKey: ['today', 'list', section, offset],
    queryFn: () => ask('today.view', { opened: { section, offset } }),
    refetchInterval: 60_000,
    placeholderData: (previous: Result<IpcChannels, 'today.view'> | undefined) => previous,
  });
  return { answer, openAt };
}

export const useWaiting = (page: Args<IpcChannels, 'incoming.waiting'>) =>
  useQuery({
    queryKey: ['today', 'waiting', page],
    queryFn: () => ask('incoming.waiting', page),
    placeholderData: (previous: Result<IpcChannels, 'incoming.waiting'> | undefined) => previous,
  });

export const useLaw = () => useQuery({ queryKey: ['law'], queryFn: () => ask('law.view', {}) });

/** A name that a code stands for; `isShared` where somebody else has it too. */
export interface SectionName {
  readonly name: string;
  readonly isShared: boolean;
}

/** The names of a section by their codes: made once, because a page asks for hundreds. */
function namesOf({ persons, units, outsidePlaces }: SectionView): ReadonlyMap<string, SectionName> {
  const named = Map.groupBy(persons, ({ name }) => name);
  return new Map(
    [...persons, ...units, ...outsidePlaces].map(({ code, name }) => [
      code,
      { name, isShared: code.startsWith('P') && (named.get(name)?.length ?? 0) > 1 },
    ]),
  );
}

const readSection = ({ section }: { section: SectionView | null }) => ({
  section,
  names: section === null ? new Map<string, SectionName>() : namesOf(section),
});
const sectionQuery = {
  queryKey: ['section'],
  queryFn: async () => readSection(await ask('section.view', {})),
};

/** Takes the section as read: what a screen is drawn with, which the shell knows before it. */
export const knowSection = (answer: { section: SectionView | null }): void =>
  void queryClient.setQueryData(sectionQuery.queryKey, readSection(answer));

/** Rights, clearances and delegations begin and end with time. */
const sectionMs = 10 * 60_000;

/** The section as it is read; its `data` is undefined until it is. */
export const useSectionRead = () => useQuery(sectionQuery);

/** Who works here and where things are kept: null while no section is in use, undefined until it is read. */
export const useSection = (): SectionView | null | undefined =>
  useQuery({ ...sectionQuery, refetchInterval: sectionMs }).data?.section;

/** The names that it gives to codes. */
export const useSectionNames = (): ReadonlyMap<string, SectionName> | undefined =>
  useSectionRead().data?.names;

/** The same as they were last read; undefined before that, and while the terminal is locked. */
export const useReadNames = (): ReadonlyMap<string, SectionName> | undefined =>
  useQuery({ ...sectionQuery, enabled: false }).data?.names;

/** Who answers for copies; it changes with every hand-over. */
export const useHolders = () =>
  useQuery({ queryKey: ['record', 'holders'], queryFn: () => ask('custody.holders', {}) });

export const useAbout = () => useQuery({ queryKey: ['about'], queryFn: () => ask('about.view', {}) });

export const useRecord = (code: ControlCode, issuer?: OrganisationCode) =>
  useQuery({ queryKey: ['record', code, issuer], queryFn: () => ask('record.page', { code, issuer }) });

/** The same as its page reads it; undefined before that, and where no record is on show. */
export const useShownRecord = ({ code, issuer }: { code?: ControlCode; issuer?: OrganisationCode }) =>
  useQuery<RecordPage>({ queryKey: ['record', code, issuer], enabled: false }).data;

/** Envelopes with this code that were refused here; asked only once no register is known to have the code. */
export const useRefused = (code: ControlCode, enabled: boolean) =>
  useQuery({
    queryKey: ['record', 'refused', code],
    queryFn: () => ask('incoming.refused', { code }),
    enabled,
  });

/** What this person left of a form half filled; read anew by each screen that shows it. */
export const useKeptDraft = (key: DraftKey, enabled = true) =>
  useQuery({
    queryKey: ['draft', key],
    queryFn: () => ask('draft.read', { key }),
    gcTime: 0,
    staleTime: 0,
    enabled,
  });

/** Bodies that the directory does not list. */
export const useOutsideBodies = () =>
  useQuery({ queryKey: ['directory', 'outside'], queryFn: () => ask('outside.list', {}) });

/** Outgoing records that go to both. */
export const useOutsideShared = (code: string, organisation: OrganisationCode) =>
  useQuery({
    queryKey: ['record', 'shared', code, organisation],
    queryFn: () => ask('outside.shared', { code, organisation }),
  });

/** The ways to the recipients, as the directory in use gives them. */
/** Of all recipients, or of one. */
export const useLegs = (code: ControlCode, to?: OrganisationCode) =>
  useQuery({
    queryKey: ['directory', 'legs', code, to],
    queryFn: () => ask('record.legs', { code, ...(to === undefined ? {} : { to }) }),
    gcTime: 0,
  });

const nextNumbers = (book: Book, year: number) => ({
  queryKey: ['register', 'next', book, year],
  queryFn: () => ask('register.next', { book, year }),
});

export const useNextNumbers = (book: Book, year: number) => useQuery(nextNumbers(book, year));

/** The same as they were last read, at the moment of the call; undefined before that. */
export const readNextNumbers = (client: QueryClient, book: Book, year: number) =>
  client.getQueryData<Result<IpcChannels, 'register.next'>>(nextNumbers(book, year).queryKey);

/** The same, with those of the year before until they are read: a form on the screen does not go at midnight. */
export const useNextNumbersThrough = (book: Book, year: number) =>
  useQuery({ ...nextNumbers(book, year), placeholderData: keepPreviousData });

/** The first year of which a book holds a line: null while it holds none, undefined until that is known. */
export const useFirstYear = (book: Book): number | null | undefined =>
  useQuery({ queryKey: ['register', 'years', book], queryFn: () => ask('register.years', { book }) }).data
    ?.first;

/** The volumes of a book and year. */
export const useVolumes = (book: Book, year: number) =>
  useQuery({
    queryKey: ['register', 'volumes', book, year],
    queryFn: () => ask('register.volumes', { book, year }),
  });

/** The newest lines of a book and year, three of them. */
export const useLastEntries = (book: Book, year: number) =>
  useQuery({
    queryKey: ['register', 'last', book, year],
    queryFn: () =>
      ask('register.page', {
        book,
        year,
        text: '',
        levels: [],
        states: [],
        sort: [{ key: 'ordinal', descending: true }],
        offset: 0,
        limit: 3,
      }),
  });

export const useOutbox = (page: Args<IpcChannels, 'outbox.list'>) =>
  useQuery({
    queryKey: ['outbox', page],
    queryFn: () => ask('outbox.list', page),
    placeholderData: (previous: Result<IpcChannels, 'outbox.list'> | undefined) => previous,
  });

export const useLedger = (page: Args<IpcChannels, 'ledger.page'>) =>
  useQuery({
    queryKey: ['ledger', page],
    queryFn: () => ask('ledger.page', page),
    placeholderData: (previous: Result<IpcChannels, 'ledger.page'> | undefined) => previous,
  });

/** Not kept: the order follows whom one has dealt with since. */
export const useDirectorySearch = (text: string, limit = 50) =>
  useQuery({
    queryKey: ['directory', 'find', text, limit],
    queryFn: () => ask('directory.find', { text, limit }),
    gcTime: 0,
    placeholderData: (previous: Result<IpcChannels, 'directory.find'> | undefined) => previous,
  });
