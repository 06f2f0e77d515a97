import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { useOrganisations } from '../../bridge/organisations.ts';
import { rankOptions } from '../../components/fields/picker-options.ts';
import { ListFilter } from './list-filter.tsx';

/** So many are looked over without a box. */
const seenAtOnce = 10;

/** A box above more recipients than are seen at once, and which of them its text leaves, as boxes find names. */
export function useRecipientFilter(codes: readonly OrganisationCode[]) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const bodies = useOrganisations(codes);
  const isOffered = codes.length > seenAtOnce;
  const options = codes.map((code) => ({ id: code, words: bodies.get(code)?.name ?? code, code }));
  const found = new Set(
    (isOffered ? rankOptions(options, text).options : options).map((option) => option.id),
  );
  return {
    passes: (code: OrganisationCode) => found.has(code),
    box: isOffered && (
      <ListFilter
        label={t('record.papers.filter')}
        none={found.size === 0 ? t('record.papers.filterNone') : undefined}
        text={text}
        onText={setText}
      />
    ),
  };
}
