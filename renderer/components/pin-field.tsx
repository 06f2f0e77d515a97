import { type KeyboardEvent, type Ref, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
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

/** An uncontrolled box: React never holds the PIN. */
export function PinField({
  label,
  hint,
  box,
  isDisabled,
  autoFocus = true,
}: {
  label: string;
  hint: string;
  box: Ref<HTMLInputElement>;
  isDisabled: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <TextField className="field" type="password" autoFocus={autoFocus} isDisabled={isDisabled}>
      <Label>{label}</Label>
      <Input
        ref={box}
        className="input pin"
        autoComplete="off"
        spellCheck="false"
        maxLength={64}
        onKeyDown={watch}
        onKeyUp={watch}
      />
      <Text slot="description" className="hint">
        {capsLock ? t('unlock.capsLock') : hint}
      </Text>
    </TextField>
  );
}
