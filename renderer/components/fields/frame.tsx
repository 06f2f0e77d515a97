import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface FrameProps {
  label: string;
  /** The field of the form around it. */
  name?: string;
  hint?: ReactNode;
  /** The sentence of what is wrong. */
  error?: ReactNode;
  optional?: boolean;
  /** Something to look at again that is no fault. */
  remark?: ReactNode;
}

/** The ids and states a control takes over from its frame. */
export interface Framed {
  id: string;
  name: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'aria-required': boolean;
}

/** Label above, control, then what is wrong, or else a hint and what is to be looked at again. */
export function Frame({
  label,
  name,
  hint,
  error,
  optional = false,
  remark,
  live = false,
  children,
}: FrameProps & {
  /** Spoken at once: for a fault that answers a key. */
  live?: boolean;
  children: (framed: Framed) => ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const below = error ?? hint;
  const remarked = error === undefined && remark !== undefined;
  const told = [...(below === undefined ? [] : [`${id}-below`]), ...(remarked ? [`${id}-remark`] : [])];
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> ({t('fields.optional')})</span>}
      </label>
      {children({
        id,
        name,
        'aria-describedby': told.length === 0 ? undefined : told.join(' '),
        'aria-invalid': error !== undefined,
        'aria-required': !optional,
      })}
      {below !== undefined && (
        <div
          id={`${id}-below`}
          className={error === undefined ? 'hint' : 'field-error'}
          {...(live ? { role: 'alert' } : {})}
        >
          {below}
        </div>
      )}
      {remarked && (
        <div id={`${id}-remark`} className="field-remark" role="status">
          {remark}
        </div>
      )}
    </div>
  );
}
