import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import type { Level } from '../../../contract/record/fields.ts';
import { Button } from '../../components/button.tsx';
import { DateBox } from '../../components/fields/boxes.tsx';
import type { FrameProps } from '../../components/fields/frame.tsx';
import { formatDate } from '../../format/dates.ts';
import { longestTerm } from './derived.ts';

/** Until when the document is protected; the longest term of its level is offered. */
export function ProtectionBox({
  value,
  onChange,
  onDerive,
  inputRef,
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
  level: Level | undefined;
  issuedOn: string | undefined;
  years: LawView['protectionYears'];
}) {
  const { t } = useTranslation();
  const longest = longestTerm({ level, issuedOn }, years);
  return (
    <div>
      <DateBox
        {...frame}
        {...(inputRef ? { inputRef } : {})}
        optional
        lean="future"
        value={value}
        onChange={onChange}
        {...(level && longest
          ? { hint: t('form.suggestion', { years: years[level], date: formatDate(longest) }) }
          : {})}
      />
      {longest !== undefined && value === undefined && (
        <Button kind="quiet" onPress={() => onDerive(longest)}>
          {t('form.useSuggestion', { date: formatDate(longest) })}
        </Button>
      )}
    </div>
  );
}
