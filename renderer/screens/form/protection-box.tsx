import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import type { Book, Level } from '../../../contract/record/fields.ts';
import { Button } from '../../components/button.tsx';
import { DateBox } from '../../components/fields/boxes.tsx';
import type { FrameProps } from '../../components/fields/frame.tsx';
import { formatDate } from '../../format/dates.ts';
import { longestTerm } from './derived.ts';

/**
 * Until when the document is protected. Left empty in the outgoing register, the longest term of the level is written,
 * which the box tells; of a document that came in it is offered.
 */
export function ProtectionBox({
  value,
  onChange,
  onDerive,
  inputRef,
  book,
  level,
  issuedOn,
  years,
  ...frame
}: FrameProps & {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** Takes the term of the level, which follows it from then on. */
  onDerive: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
  book: Book;
  level: Level | undefined;
  issuedOn: string | undefined;
  years: LawView['protectionYears'];
}) {
  const { t } = useTranslation();
  const longest = longestTerm({ level, issuedOn }, years);
  const empty = value === undefined;
  const hint = () => {
    if (!level || !longest) return book === 'outgoing' && empty ? t('form.termWritten') : undefined;
    const term = { years: years[level], date: formatDate(longest) };
    return t(book === 'outgoing' && empty ? 'form.emptyTerm' : 'form.suggestion', term);
  };
  return (
    <div className="protection">
      <DateBox
        {...frame}
        {...(inputRef ? { inputRef } : {})}
        optional
        lean="future"
        value={value}
        onChange={onChange}
        hint={hint()}
      />
      {book === 'incoming' && longest !== undefined && empty && (
        <Button kind="quiet" onPress={() => onDerive(longest)}>
          {t('form.useSuggestion', { date: formatDate(longest) })}
        </Button>
      )}
    </div>
  );
}
