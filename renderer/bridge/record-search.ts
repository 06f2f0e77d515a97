import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Args } from '../../contract/channel.ts';
import type { IpcChannels } from '../../contract/ipc/channels.ts';
import type { ReadingProgress, RegisterPage, RegisterRow } from '../../contract/ipc/views.ts';
import type { Book } from '../../contract/record/fields.ts';
import { today } from '../format/dates.ts';
import { ask } from './client.ts';

/** Typing pauses this long before the store is asked. */
const pauseMs = 120;
/** Records of each book and year that are offered. */
const limit = 8;

/** The years that are searched: four registers are as many as the core keeps at hand. */
const nearYears = (): number[] => {
  const [year = 0] = today().split('-').map(Number);
  return [year, year - 1];
};

/** A register that is still being read is asked again after so long. */
const readAgainMs = 200;

/** Asks again until the whole register has been looked at. */
export const whileReading = ({ state }: { state: { data: RegisterPage | undefined } }): number | false =>
  (state.data?.reading ?? null) === null ? false : readAgainMs;

type Question = Args<IpcChannels, 'register.page'>;

/** The number that a text begins with, alone or before a notation. */
export function numberIn(text: string): number | undefined {
  const digits = /^0*([1-9][0-9]{0,5})(?:$|\s*\/)/.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Records with just the number that was typed stand before those whose number only begins with it. */
function exactFirst(text: string, rows: readonly RegisterRow[]): RegisterRow[] {
  const number = numberIn(text);
  return rows.toSorted(
    (one, other) => Number(other.record.number === number) - Number(one.record.number === number),
  );
}

/**
 * Records of these books that a text names by number, notation, code, partner or signer, those with just the number
 * first, then the newest; `total` of all.
 */
export async function findRecords(
  text: string,
  books: readonly Book[],
): Promise<{ rows: RegisterRow[]; total: number }> {
  const pages = await Promise.all(questions(text, books).map(wholePage));
  return {
    rows: exactFirst(
      text,
      pages.flatMap(({ rows }) => rows),
    ),
    total: pages.reduce((sum, { total }) => sum + total, 0),
  };
}

async function wholePage(question: Question): Promise<RegisterPage> {
  for (;;) {
    const page = await ask('register.page', question);
    if (isFinal(page)) return page;
    await new Promise((resolve) => setTimeout(resolve, readAgainMs));
  }
}

/** Rows stay in their places, so later ones change nothing once there are as many as are offered. */
const isFinal = ({ reading, rows }: RegisterPage): boolean => reading === null || rows.length === limit;

interface Found {
  /** Those that stay in their places; what comes after a register still being read is left out. */
  readonly rows: readonly RegisterRow[];
  /** The answers are not yet all that there is for the text given. */
  readonly pending: boolean;
  /** How far the registers that must still be looked at have been read. */
  readonly reading: ReadingProgress | null;
}

/** The same while somebody types. */
export function useRecordSearch(text: string, books: readonly Book[]): Found {
  const asked = useSettled(text.trim());
  const answers = useQueries({
    queries: questions(asked, books).map((question) => ({
      queryKey: ['register', 'find', question],
      queryFn: () => ask('register.page', question),
      gcTime: 0,
      refetchInterval: ({ state }: { state: { data: RegisterPage | undefined } }) =>
        state.data === undefined || isFinal(state.data) ? (false as const) : readAgainMs,
    })),
  });
  if (asked !== text.trim()) return { rows: [], pending: true, reading: null };
  const pages = answers.map(({ data }) => data);
  const open = pages.findIndex((page) => page === undefined || !isFinal(page));
  const settled = open === -1 ? pages : pages.slice(0, open + 1);
  return {
    rows: exactFirst(
      asked,
      settled.flatMap((page) => page?.rows ?? []),
    ),
    pending: answers.some(({ data, isPending }) => isPending || (data !== undefined && !isFinal(data))),
    reading: together(pages),
  };
}

function together(pages: readonly (RegisterPage | undefined)[]): ReadingProgress | null {
  const parts = pages.flatMap((page) => (page === undefined || isFinal(page) ? [] : (page.reading ?? [])));
  if (parts.length === 0) return null;
  const sum = (of: (part: ReadingProgress) => number) => parts.reduce((total, part) => total + of(part), 0);
  return { read: sum(({ read }) => read), total: sum(({ total }) => total) };
}

const newestFirst = [{ key: 'ordinal' as const, descending: true }];
const smallestFirst = [{ key: 'number' as const, descending: false }];

const questions = (text: string, books: readonly Book[]): Question[] =>
  text === ''
    ? []
    : nearYears().flatMap((year) =>
        books.map((book) => ({
          book,
          year,
          text: text.normalize('NFC').slice(0, 80),
          levels: [],
          states: [],
          // The smallest of the numbers that begin with a number is that number itself.
          sort: numberIn(text) === undefined ? newestFirst : smallestFirst,
          offset: 0,
          limit,
        })),
      );

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (settled === text) return;
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [settled, text]);
  return settled;
}
