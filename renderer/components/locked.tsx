import { useTranslation } from 'react-i18next';
import type { LockedLine } from '../../contract/ipc/views.ts';
import { Icon } from './icon.tsx';

/** What stands in the place of a line that is not told to the person at work: it is the same of all. */
export function LockedWords() {
  const { t } = useTranslation();
  return (
    <span className="locked">
      <Icon name="lock" /> {t('words.locked.line')}
    </span>
  );
}

/** How much more there is that is not told; nothing where all is. */
export function LockedCount({ of, count }: { of: 'work' | 'held'; count: number | undefined }) {
  const { t } = useTranslation();
  if (count === undefined) return null;
  return (
    <p className="locked">
      <Icon name="lock" /> {t(`words.locked.${of}`, { count })}
    </p>
  );
}

/** The lines of a page in their places, each with its row, or locked. */
export function inPlaces<Row>({
  rows,
  locked = [],
}: {
  readonly rows: readonly Row[];
  readonly locked?: readonly LockedLine[] | undefined;
}): (Row | LockedLine)[] {
  const lines: (Row | LockedLine)[] = [...rows];
  // Ascending, so that each finds those before it in their places.
  for (const line of locked) lines.splice(line.place, 0, line);
  return lines;
}

export const isLocked = (line: object): line is LockedLine => 'place' in line;
