import { type ComponentProps, type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ControlCode } from '../../../contract/record/control-code.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import { LocalDate as LocalDateSchema } from '../../../contract/scalar.ts';
import { readScannedCode, showCode } from '../../format/codes.ts';
import { type Lean, readDate } from '../../format/date-shorthand.ts';
import { formatDate, today } from '../../format/dates.ts';
import { Frame, type FrameProps } from './frame.tsx';

interface Box<Value> extends FrameProps {
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  inputRef?: Ref<HTMLInputElement>;
}

/** One line to type in, in its frame; the browser neither remembers nor spells what is typed. */
function Line({
  frame,
  inputRef,
  ...input
}: Omit<ComponentProps<'input'>, 'ref'> & {
  frame: FrameProps;
  inputRef: Ref<HTMLInputElement> | undefined;
}) {
  return (
    <Frame {...frame}>
      {(framed) => (
        <input
          className="input"
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...framed}
          ref={inputRef}
        />
      )}
    </Frame>
  );
}

/** Text of a closed form, such as a place in the store; capitals are put in for the person. */
export function TextBox({
  value,
  onChange,
  inputRef,
  maxLength,
  ...frame
}: Box<string> & { maxLength: number }) {
  return (
    <Line
      frame={frame}
      inputRef={inputRef}
      maxLength={maxLength}
      value={value ?? ''}
      onChange={(event) => {
        const text = event.target.value.normalize('NFC').toLocaleUpperCase('vi');
        onChange(text === '' ? undefined : text);
      }}
    />
  );
}

/** A whole number; what is not one becomes NaN, which every schema refuses. */
export function NumberBox({ value, onChange, inputRef, ...frame }: Box<number>) {
  return (
    <Line
      frame={frame}
      inputRef={inputRef}
      className="input number-box"
      inputMode="numeric"
      maxLength={6}
      value={value === undefined || Number.isNaN(value) ? '' : value}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, '');
        onChange(digits === '' ? undefined : Number(digits));
      }}
    />
  );
}

const shown = (value: string | undefined): string =>
  value === undefined ? '' : LocalDateSchema.safeParse(value).success ? formatDate(value) : value;

/** Takes the shorthand while typing and shows the date in full when left. */
export function DateBox({
  value,
  onChange,
  inputRef,
  lean,
  hint,
  ...frame
}: Box<LocalDate> & { lean: Lean }) {
  const { t } = useTranslation();
  const [text, setText] = useState(shown(value));
  useEffect(() => setText(shown(value)), [value]);
  const [typing, setTyping] = useState(false);
  const read = readDate(text, today(), lean);
  const give = () => {
    // What names no day stays as it was typed, so that it can be mended; the schema refuses it.
    onChange(text.trim() === '' ? undefined : (read ?? text));
    if (read !== undefined) setText(formatDate(read));
  };
  const below = typing ? (read === undefined ? t('fields.dateHint') : formatDate(read)) : hint;
  return (
    <Line
      frame={{ ...frame, hint: below }}
      inputRef={inputRef}
      maxLength={10}
      placeholder={t('fields.datePlaceholder')}
      value={text}
      onFocus={() => setTyping(true)}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        // Saving by key comes before the box is left.
        if (event.key === 'Enter' && event.ctrlKey) give();
      }}
      onBlur={() => {
        setTyping(false);
        give();
      }}
    />
  );
}

/** A control code, typed or scanned; a scanner's Enter moves on like any other. */
export function CodeBox({ value, onChange, inputRef, hint, ...frame }: Box<string>) {
  const { t } = useTranslation();
  const known = ControlCode.safeParse(value);
  const [text, setText] = useState(known.success ? showCode(known.data) : (value ?? ''));
  useEffect(() => {
    if (value === undefined) setText('');
  }, [value]);
  return (
    <Line
      frame={{ ...frame, hint: known.success ? t('fields.codeKnown') : hint }}
      inputRef={inputRef}
      className="input code"
      maxLength={24}
      placeholder="XXXX-XXXX-XXXX-X"
      value={text}
      onChange={(event) => {
        setText(event.target.value.toUpperCase());
        const code = readScannedCode(event.target.value);
        onChange(event.target.value.trim() === '' ? undefined : (code ?? event.target.value));
      }}
      onBlur={() => {
        const code = readScannedCode(text);
        if (code) setText(showCode(code));
      }}
    />
  );
}

export function Tick({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint?: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <span className="hint">{hint}</span>}
      </span>
    </label>
  );
}
