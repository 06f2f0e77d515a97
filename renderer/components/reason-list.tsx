import type { KeyboardEvent } from 'react';
import type { ReasonOption } from './catalogue.tsx';

/** Reasons of a catalogue to tick, or one to choose. */
export function ReasonList({
  legend,
  options,
  chosen,
  onChange,
  many,
}: {
  legend: string;
  options: readonly ReasonOption[];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
  many: boolean;
}) {
  const toggle = (code: string) => {
    if (!many) return onChange([code]);
    onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code].slice(0, 5));
  };
  return (
    <fieldset className="reasons" onKeyDown={walk}>
      <legend className="label">{legend}</legend>
      {options.map(({ code, words }, index) => (
        <label key={code} className="tick">
          <input
            type={many ? 'checkbox' : 'radio'}
            name="reason"
            // biome-ignore lint/a11y/noAutofocus: the dialog asks for nothing else
            autoFocus={index === 0}
            checked={chosen.includes(code)}
            onChange={() => toggle(code)}
          />
          <span>
            {words} <span className="hint code">{code}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Arrows lead from one box to the next, as they do among radios by themselves. */
function walk(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const at = boxes.findIndex((box) => box.matches(':focus'));
  if (step === undefined || at < 0) return;
  event.preventDefault();
  boxes[at + step]?.focus();
}
