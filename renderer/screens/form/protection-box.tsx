import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LawView } from '../../../contract/ipc/views.ts';
import type { Level } from '../../../contract/record/fields.ts';
import { LocalDate } from '../../../contract/scalar.ts';
import { longestProtection } from '../../../domain/record/protection.ts';
import { Button } from '../../components/button.tsx';
import { DateBox } from '../../components/fields/boxes.tsx';
import type { FrameProps } from '../../components/fields/frame.tsx';
import { formatDate } from '../../format/dates.ts';

/** Until when the document is protected; the longest term of its level is offered. */
export function ProtectionBox({
  value,
  onChange,
  inputRef,
  level,
  issuedOn,
  years,
  ...frame
}: FrameProps & {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  inputRef?: Ref<HTMLInputElement>;
  level: Level | undefined;
  issuedOn: string | undefined;
  years: LawView['protectionYears'];
}) {
  const { t } = useTranslation();
  const start = LocalDate.safeParse(issuedOn);
  const longest = level && start.success ? longestProtection(level, start.data, years) : undefined;
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
        <Button kind="quiet" onPress={() => onChange(longest)}>
          {t('form.useSuggestion', { date: formatDate(longest) })}
        </Button>
      )}
    </div>
  );
}
