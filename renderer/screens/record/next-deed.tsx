import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { Button } from '../../components/button.tsx';
import { countCopies, groupCopies } from '../../components/custody/copies.ts';
import { deedKeys } from '../../components/custody/deed-keys.ts';
import { deeds } from '../../components/custody/deeds.ts';
import { useOffice } from '../../components/custody/names.tsx';
import { dueFor } from '../../components/custody/steps.ts';
import type { AskedDeed, HereCopy } from './board-copies.ts';

/** The step that waits for who sits here, on top of the page; its key is bound by the board. */
export function NextDeed({
  record,
  here,
  onAsk,
}: {
  record: CodedRecord;
  here: readonly HereCopy[];
  onAsk: (asked: AskedDeed) => void;
}) {
  const { t } = useTranslation();
  const office = useOffice();
  const due = office
    ? dueFor(groupCopies(here.map(({ copy, inside }) => ({ record, copy, inside }))), office)
    : undefined;
  if (due === undefined) return null;
  return (
    <Button
      kind="primary"
      icon={deeds[due.deed].icon}
      shortcut={deedKeys[due.deed]}
      onPress={() => onAsk(due)}
    >
      {t('record.board.next', { deed: t(`custody.deed.${due.deed}.title`), count: countCopies(due.items) })}
    </Button>
  );
}
