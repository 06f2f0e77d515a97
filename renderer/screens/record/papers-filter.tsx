import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { useOrganisations } from '../../bridge/organisations.ts';
import { rankOptions } from '../../components/fields/picker-options.ts';

/** So many are looked over without a box. */
const seenAtOnce = 10;

/** A box above more recipients than are seen at once, and which of them its text leaves, as boxes find names. */
export function useRecipientFilter(codes: readonly OrganisationCode[]) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const bodies = useOrganisations(codes);
  const isOffered = codes.length > seenAtOnce;
  const options = codes.map((code) => ({ id: code, words: bodies.get(code)?.name ?? code, code }));
  const found = new Set(
    (isOffered ? rankOptions(options, text).options : options).map((option) => option.id),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    event.stopPropagation();
    setText('');
  };
  return {
    passes: (code: OrganisationCode) => found.has(code),
    box: isOffered && (
      <div className="papers-filter">
        <label htmlFor={id} className="label">
          {t('record.papers.filter')}
        </label>
        <input
          id={id}
          className="input"
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {found.size === 0 && <p className="hint">{t('record.papers.filterNone')}</p>}
      </div>
    ),
  };
}
