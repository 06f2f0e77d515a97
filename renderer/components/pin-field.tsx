import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Takes the PIN out of its box as UTF-8 bytes and empties the box. Whoever gets the bytes zeroes them. The
 * box's own text is a string that cannot be wiped, so it lives no longer than this call.
 */
export function takePin(box: HTMLInputElement | null): Uint8Array<ArrayBuffer> | undefined {
  if (box === null || box.value === '') return undefined;
  const pin = new TextEncoder().encode(box.value);
  box.value = '';
  return pin;
}

/**
 * A plain, uncontrolled box: React never holds the PIN. (React Aria's text field keeps a copy of what is
 * typed and would write it back into the emptied box.)
 */
export function PinField({
  label,
  hint,
  describedBy,
  box,
  isDisabled,
  isQuiet,
  onTyped,
}: {
  label: string;
  hint: string;
  /** What says whose PIN it is. */
  describedBy: string | undefined;
  box: RefObject<HTMLInputElement | null>;
  isDisabled: boolean;
  /** It does not take the keyboard. */
  isQuiet: boolean;
  /** Told whether something stands in the box. */
  onTyped: ((something: boolean) => void) | undefined;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [capsLock, setCapsLock] = useState(false);
  // To type the PIN is the one thing to do here: at first, and again when it was refused.
  useEffect(() => {
    if (!isDisabled && !isQuiet) box.current?.focus();
  }, [isDisabled, isQuiet, box]);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={box}
        type="password"
        className="input pin"
        autoComplete="off"
        spellCheck="false"
        maxLength={64}
        disabled={isDisabled}
        // biome-ignore lint/a11y/noAutofocus: a dialog leaves the focus where it finds it
        autoFocus={!isQuiet}
        aria-describedby={[describedBy, `${id}-hint`].filter(Boolean).join(' ')}
        onInput={({ currentTarget }) => onTyped?.(currentTarget.value !== '')}
        onKeyDown={watch}
        onKeyUp={watch}
      />
      <div id={`${id}-hint`} className="hint">
        {capsLock ? t('pinEntry.capsLock') : hint}
      </div>
    </div>
  );
}
