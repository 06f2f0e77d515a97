import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import type { FormKnowledge } from './rules.ts';
import { refusedByCore } from './rules.ts';
import type { Values } from './values.ts';

type Ruled = Exclude<keyof Values, 'book' | 'namedOpenerOnly'>;

/** The sentence at a field: of the core's refusal when there is one, otherwise the field's own rule. */
export function useFieldError(form: UseFormReturn<Values, FormKnowledge, RecordInput>) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  return (field: Ruled): ReactNode => {
    const fault = errors[field];
    if (!fault) return undefined;
    const message = 'message' in fault && typeof fault.message === 'string' ? fault.message : undefined;
    if (fault.type === refusedByCore) return <Refusal sentence={message} code={codeOf(fault)} />;
    if (message === 'crossed') return t('fields.rule.crossed');
    if (message === 'required')
      return t(field === 'level' ? 'fields.rule.notChosen' : 'fields.rule.required');
    return t(`fields.rule.${field}`);
  };
}

/** The sentence, and apart from it the code to tell an administrator. */
function Refusal({ sentence, code }: { sentence: string | undefined; code: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      {sentence}
      {code !== undefined && <span className="note-code">{t('shell.errorCode', { code })}</span>}
    </>
  );
}

const codeOf = (fault: object): string | undefined => {
  const types = 'types' in fault ? fault.types : undefined;
  return typeof types === 'object' && types !== null && 'code' in types && typeof types.code === 'string'
    ? types.code
    : undefined;
};
