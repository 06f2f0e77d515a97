import { useTranslation } from 'react-i18next';
import { RecordDraft } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { useFieldName } from '../../components/field-words.tsx';
import { useUnsaved } from '../../state/use-unsaved.ts';
import type { Missing, useDraft } from './draft.ts';
import type { Values } from './values.ts';

/**
 * What stands in the form and not in its draft: asks before it is lost. Answers the names of the boxes as the last
 * writing left them, and what ends the question.
 */
export function useNotKept(
  draft: Pick<ReturnType<typeof useDraft>, 'left' | 'missing'>,
  form: {
    book: Book;
    /** The number of copies is that of the issuer. */
    countsIssued: boolean;
    /** The boxes with text that is no choice yet, which no value of the form has. */
    unsettled: ReadonlySet<string>;
    values: () => Values;
  },
) {
  const { t } = useTranslation();
  const name = useFieldName(form.book);
  const nameOf = (field: keyof RecordDraft) =>
    name(field === 'copies' && form.countsIssued ? 'issuedCopies' : field);
  const namesOf = (boxes: readonly string[]) =>
    [...new Set([...boxes, ...form.unsettled])].filter(isField).map(nameOf);
  /** Others were chosen in the box: the draft holds them, and lacks the text alone. */
  const isTextOnly = (field: keyof RecordDraft) => {
    const chosen = form.values()[field];
    return Array.isArray(chosen) && chosen.length > 0 && !draft.left.includes(field);
  };
  const names = [...new Set([...draft.left, ...form.unsettled])].filter(isField).map((field) => {
    const box = nameOf(field);
    return isTextOnly(field) ? t('form.draftTextOnly', { box }) : box;
  });
  const lost = (missing: Missing) => missing === true || namesOf(missing);
  const { settle } = useUnsaved(() => {
    const missing = draft.missing();
    return missing instanceof Promise ? missing.then(lost) : lost(missing);
  });
  return { names, settle };
}

const isField = (name: string): name is keyof RecordDraft => name in RecordDraft.shape;
