import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import { DialogActions } from '../components/dialog-actions.tsx';
import { PlacedOrganisationName } from '../components/names.tsx';
import { showScanned } from '../format/codes.ts';
import { goToCopy } from '../state/open-code.ts';
import { useSharedCode } from '../state/shared-code.ts';

/** Asks whose record is meant where several organisations issued under one code. */
export function SharedCodeDialog() {
  const { asked } = useSharedCode();
  return asked && <Asked key={showScanned(asked)} {...asked} />;
}

type Question = NonNullable<ReturnType<typeof useSharedCode.getState>['asked']>;

function Asked({ issuers, ...scanned }: Question) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(issuers[0]);
  const close = () => useSharedCode.setState({ asked: null });
  const open = () => {
    close();
    if (chosen !== undefined) goToCopy(scanned, chosen);
  };
  return (
    <Dialog
      title={t('scan.shared.title')}
      about={<span className="code">{showScanned(scanned)}</span>}
      lead={t('scan.shared.lead')}
      onConfirm={open}
      onClose={close}
    >
      <fieldset className="reasons">
        <legend className="label">{t('words.field.issuer')}</legend>
        {issuers.map((issuer) => (
          <label key={issuer} className="tick">
            <input
              type="radio"
              name="issuer"
              autoFocus={issuer === chosen}
              checked={issuer === chosen}
              onChange={() => setChosen(issuer)}
            />
            <span>
              <PlacedOrganisationName code={issuer} /> <span className="hint code">{issuer}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <DialogActions go={t('scan.shared.open')} />
    </Dialog>
  );
}
