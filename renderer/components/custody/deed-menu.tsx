import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnlocked } from '../../state/session-context.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { FaultNote } from '../failure.tsx';
import { countCopies, groupCopies, type ShownCopy } from './copies.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { type DeedName, deeds } from './deeds.ts';
import { useOffice } from './names.tsx';
import { stepsOf } from './steps.ts';

/** What can be done to all of these copies, a button each; then the dialog of the deed that was chosen. */
export function DeedMenu({
  copies,
  onDone,
  onClose,
}: {
  copies: readonly ShownCopy[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const office = useOffice();
  const self = useUnlocked().organisation.code;
  const frame = useRef<HTMLDivElement>(null);
  const [deed, setDeed] = useState<DeedName>();
  const [items] = useState(() => groupCopies(copies));
  if (office === undefined) return null;
  if (deed !== undefined) return <DeedDialog deed={deed} copies={items} onDone={onDone} onClose={onClose} />;
  const steps = office === null ? [] : stepsOf(items, office, self);
  const records = new Set(items.map(({ record: { issuer, code } }) => `${issuer} ${code}`)).size;
  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(frame.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const to = by && buttons[buttons.indexOf(document.activeElement as HTMLElement) + by];
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  return (
    <Dialog
      title={t('custody.batch.title')}
      about={t('custody.many', { records, copies: countCopies(items) })}
      onClose={onClose}
    >
      {office === null ? (
        <FaultNote fault="SECTION_MISSING" />
      ) : steps.length === 0 ? (
        <p>{t('custody.batch.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
        <div ref={frame} className="stack deed-menu" onKeyDown={step}>
          {steps.map((each, index) => (
            <Button
              key={each}
              icon={deeds[each].icon}
              kind={deeds[each].kind === 'danger' ? 'danger' : 'plain'}
              autoFocus={index === 0}
              onPress={() => setDeed(each)}
            >
              {t(`custody.deed.${each}.title`)}
            </Button>
          ))}
        </div>
      )}
    </Dialog>
  );
}
