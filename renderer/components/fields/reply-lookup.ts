import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { findRecords, numberIn } from '../../bridge/record-search.ts';
import { isCodeLike } from '../../format/codes.ts';

interface Found {
  readonly rows: readonly RegisterRow[];
  /** How many records answer to the text, of which `rows` are the newest. */
  readonly total: number;
}

/** Those that a text names: what begins with a number names only documents with just that number. */
function named(text: string, { rows, total }: Found): Found {
  const number = numberIn(text);
  if (number === undefined) return { rows, total };
  const exact = rows.filter(({ record }) => record.number === number);
  return { rows: exact, total: exact.length };
}

/** The record that a text names alone. */
const alone = ({ rows: [only], total }: Found): ControlCode | undefined =>
  total === 1 ? only?.record.code : undefined;

type Lookup = { readonly text: string } & (
  | { readonly total: number }
  | { readonly state: 'asked' | 'failed' }
);

/** Looks for the record that a text left in the box names, and says why the text is none. */
export function useReplyLookup(books: readonly Book[]) {
  const { t } = useTranslation();
  const [lookup, setLookup] = useState<Lookup>();
  const latest = useRef<string>(undefined);
  const look = (text: string, onFound: (code: ControlCode) => void) => {
    latest.current = text;
    setLookup({ text, state: 'asked' });
    findRecords(text, books).then(
      (found) => {
        if (latest.current !== text) return;
        const those = named(text, found);
        setLookup({ text, total: those.total });
        const code = alone(those);
        if (code !== undefined) onFound(code);
      },
      // The text stands, and the rule of the field says what is wrong with it.
      () => latest.current === text && setLookup({ text, state: 'failed' }),
    );
  };
  return {
    look,
    /** Another text or code stands in the box. */
    forget: () => {
      latest.current = undefined;
    },
    /** The register is being asked for what stands in the box. */
    isAsked: (value: string | undefined) =>
      lookup !== undefined && lookup.text === value && 'state' in lookup && lookup.state === 'asked',
    /** Why a text that is no code stands for no record; undefined where the rule of codes says it. */
    faultOf: (value: string | undefined): string | undefined => {
      if (lookup === undefined || lookup.text !== value || 'state' in lookup || isCodeLike(lookup.text))
        return undefined;
      const { text, total } = lookup;
      return total === 0 ? t('fields.replyNone', { text }) : t('fields.replyMany', { text, number: total });
    },
  };
}
