import type { ReasonOption } from './catalogue.tsx';
import { walkBoxes } from './walk-boxes.ts';

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
    <fieldset className="reasons" onKeyDown={walkBoxes}>
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
