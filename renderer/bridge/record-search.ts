import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RegisterRow } from '../../contract/ipc/views.ts';
import type { Book } from '../../contract/record/fields.ts';
import { today } from '../format/dates.ts';
import { ask } from './client.ts';

/** Typing pauses this long before the store is asked. */
const pauseMs = 120;
/** Records of each book and year that are offered. */
const limit = 8;

/** The years in which what one deals with now was registered: in the first quarter the year before too. */
const nearYears = (): number[] => {
  const [year = 0, month = 0] = today().split('-').map(Number);
  return month <= 3 ? [year, year - 1] : [year];
};

/** The newest records of these books that a text names by number, notation, code, partner or signer. */
export async function findRecords(text: string, books: readonly Book[]): Promise<RegisterRow[]> {
  const pages = await Promise.all(questions(text, books).map((question) => ask('register.page', question)));
  return pages.flatMap(({ rows }) => rows);
}

/** The same while somebody types; `pending` until the answers are of the text given. */
export function useRecordSearch(
  text: string,
  books: readonly Book[],
): { rows: readonly RegisterRow[]; pending: boolean } {
  const asked = useSettled(text.trim());
  const answers = useQueries({
    queries: questions(asked, books).map((question) => ({
      queryKey: ['register', 'find', question],
      queryFn: () => ask('register.page', question),
      gcTime: 0,
    })),
  });
  const behind = asked !== text.trim();
  return {
    rows: behind ? [] : answers.flatMap(({ data }) => data?.rows ?? []),
    pending: behind || answers.some(({ isPending }) => isPending),
  };
}

const questions = (text: string, books: readonly Book[]) =>
  text === ''
    ? []
    : nearYears().flatMap((year) =>
        books.map((book) => ({
          book,
          year,
          text: text.normalize('NFC').slice(0, 80),
          levels: [],
          states: [],
          sort: [{ key: 'ordinal' as const, descending: true }],
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
