import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';

export interface Option<Value extends string> {
  value: Value;
  shown: ReactNode;
  /** A letter that chooses this option while the group has the focus. */
  letter?: string;
}

/** A few options side by side, one of which holds; arrows or letters choose. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
  error,
  hint,
  inputRef,
}: {
  label: string;
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  error?: ReactNode;
  hint?: string;
  inputRef?: Ref<HTMLInputElement>;
}) {
  const id = useId();
  const below = error ?? hint;
  const entry = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    const option = options.find(({ letter }) => letter?.toLowerCase() === event.key.toLowerCase());
    if (option) {
      event.preventDefault();
      onChange(option.value);
      // The keyboard stays with what is chosen: Space on another option would choose that one.
      event.currentTarget.querySelectorAll('input')[options.indexOf(option)]?.focus();
    }
  };
  return (
    <fieldset className="field choice" aria-describedby={below === undefined ? undefined : `${id}-below`}>
      <legend className="label">{label}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: letters choose among the radio buttons inside */}
      <div className="segments" data-invalid={error !== undefined} onKeyDown={onKeyDown} role="presentation">
        {options.map((option, index) => (
          <label key={option.value} className="segment" data-checked={option.value === value}>
            <input
              type="radio"
              name={id}
              ref={index === entry ? inputRef : undefined}
              // One Tab stop: of a group without a chosen option Chromium makes two.
              tabIndex={index === entry ? 0 : -1}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.shown}
          </label>
        ))}
      </div>
      {below !== undefined && (
        <div id={`${id}-below`} className={error === undefined ? 'hint' : 'field-error'}>
          {below}
        </div>
      )}
    </fieldset>
  );
}
