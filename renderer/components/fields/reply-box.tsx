import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { useOrganisations } from '../../bridge/organisations.ts';
import { useRecordSearch } from '../../bridge/record-search.ts';
import {
  charactersIn,
  codeLength,
  formatNumber,
  isAccentedCode,
  isCodeLike,
  readScannedCode,
  showCode,
} from '../../format/codes.ts';
import { formatDate } from '../../format/dates.ts';
import { Reading, useSpokenReading } from '../reading.tsx';
import { partnerOf } from '../record-line.tsx';
import { type OneCode, Picker } from './picker.tsx';
import type { FoundOptions } from './picker-options.ts';
import { useReplyLookup } from './reply-lookup.ts';

/** A reply goes the other way: what came in is answered by what goes out. */
export const answered: Record<Book, Book> = { outgoing: 'incoming', incoming: 'outgoing' };

/** The record that is answered, found by its number, notation or partner, or given by its code, typed or scanned. */
export function ReplyBox({ book, value, onChange, inputRef, ...frame }: OneCode & { book: Book }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const books = [answered[book]];
  const code = ControlCode.safeParse(value).data;
  const { rows, pending, reading } = useRecordSearch(text, books);
  useSpokenReading(reading);
  const lookup = useReplyLookup(books);
  const known = useRecordSearch(code === undefined ? '' : showCode(code), books).rows[0];
  const names = useOrganisations([...rows, ...(known ? [known] : [])].map(({ record }) => partnerOf(record)));
  const wordsOf = ({ record }: RegisterRow): string => {
    const partner = partnerOf(record);
    const day = record.issuedOn === undefined ? [] : [formatDate(record.issuedOn)];
    return [formatNumber(record.number, record.notation), names.get(partner)?.name ?? partner, ...day].join(
      ' · ',
    );
  };
  const aboveOf = ({ record }: RegisterRow) => names.get(partnerOf(record))?.above ?? [];
  const options: FoundOptions = {
    options: rows.map((row) => ({
      id: row.record.code,
      words: wordsOf(row),
      above: aboveOf(row),
      code: showCode(row.record.code),
    })),
    clear: rows.length === 1,
    total: rows.length,
  };
  /** What was left in the box: a code, or else what names one record alone. */
  const own = (typed: string) => {
    const given = readScannedCode(typed);
    onChange(typed === '' ? undefined : (given ?? typed));
    if (typed === '' || given !== undefined) lookup.forget();
    else lookup.look(typed, onChange);
  };
  // While it is typed anew, only what was refused stands.
  const accented = (text === '' || frame.error !== undefined) && value !== undefined && isAccentedCode(value);
  const number = value === undefined ? codeLength : charactersIn(value);
  const rule =
    number !== codeLength && value !== undefined && isCodeLike(value)
      ? t('fields.codeCut', { number })
      : frame.error;
  const fault = accented ? t('fields.codeAccented') : frame.error && (lookup.faultOf(value) ?? rule);
  const asked = lookup.isAsked(value);
  return (
    <Picker
      {...frame}
      error={asked && !accented ? undefined : fault}
      {...(asked ? { hint: t('fields.searching') } : {})}
      {...(reading === null ? {} : { hint: <Reading of={reading} /> })}
      {...(inputRef ? { inputRef } : {})}
      options={options}
      stale={pending && text.trim() !== ''}
      chosen={code === undefined ? (value ?? '') : showCode(code)}
      chosenNote={known && [wordsOf(known), ...aboveOf(known)].join(' · ')}
      onTyped={setText}
      onPick={(picked) => {
        lookup.forget();
        onChange(picked === '' ? undefined : picked);
      }}
      onOwn={own}
      placeholder={t('fields.replyHint')}
    />
  );
}
