import { type ComponentProps, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ControlCode } from '../../../contract/record/control-code.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import { LocalDate as LocalDateSchema } from '../../../contract/scalar.ts';
import { charactersIn, codeLength, isAccented, readScannedCode, showCode } from '../../format/codes.ts';
import { type Lean, lacksYear, readDate } from '../../format/date-shorthand.ts';
import { formatDate, today } from '../../format/dates.ts';
import { Frame, type FrameProps } from './frame.tsx';

interface Box<Value> extends FrameProps {
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  inputRef?: Ref<HTMLInputElement>;
}

/**
 * One line to type in, in its frame; the browser neither remembers nor spells what is typed. It listens to `input`,
 * because React leaves out `change` when the text typed over a selection equals it, and that text is typed all the same.
 */
function Line({
  frame,
  inputRef,
  onType,
  ...input
}: Omit<ComponentProps<'input'>, 'ref' | 'onChange' | 'onInput'> & {
  frame: FrameProps;
  inputRef: Ref<HTMLInputElement> | undefined;
  onType: (text: string) => void;
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
          onInput={(event) => onType(event.currentTarget.value)}
          ref={inputRef}
        />
      )}
    </Frame>
  );
}

/**
 * What stands in a box while it is typed in: the very letters, which nothing rewrites before the box is left. An input
 * method composes a word in the box itself, and whatever changes the box meanwhile doubles or drops letters.
 */
function useTyped<Value>(
  value: Value | undefined,
  text: { read: (typed: string) => Value | undefined; shown: (value: Value) => string },
) {
  const [typed, setTyped] = useState<string>();
  // What was typed stands as long as it is what the form holds.
  const own = typed !== undefined && Object.is(text.read(typed), value) ? typed : undefined;
  return {
    text: own ?? (value === undefined ? '' : text.shown(value)),
    setTyped,
    /** The box is left: what it holds is written as it is kept. */
    settle: () => setTyped(undefined),
  };
}

const capitals = (typed: string): string | undefined => {
  const text = typed.normalize('NFC').toLocaleUpperCase('vi').trim();
  return text === '' ? undefined : text;
};

/** Text of a closed form, such as a place in the store; it is shown and kept in capitals. */
export function TextBox({ value, onChange, inputRef, ...frame }: Box<string>) {
  const { text, setTyped, settle } = useTyped(value, { read: capitals, shown: (kept) => kept });
  return (
    <Line
      frame={frame}
      inputRef={inputRef}
      className="input capitals"
      value={text}
      onType={(typed) => {
        setTyped(typed);
        onChange(capitals(typed));
      }}
      onBlur={settle}
    />
  );
}

/** What stands in a number box: a number, or text that is none. */
export type Counted = number | string;

/** At most six digits; anything else stays text, which every schema refuses. */
const readNumber = (typed: string): Counted | undefined => {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^\d{1,6}$/.test(text) ? Number(text) : typed;
};

/** A whole number. What is not one stays as it was typed and is refused with the reason when the box is left. */
export function NumberBox({ value, onChange, inputRef, ...frame }: Box<Counted>) {
  const { t } = useTranslation();
  const { text, setTyped, settle } = useTyped(value, { read: readNumber, shown: String });
  const [typing, setTyping] = useState(false);
  const refused = !typing && typeof value === 'string' ? t('fields.notNumber') : undefined;
  return (
    <Line
      frame={{ ...frame, error: frame.error ?? refused }}
      inputRef={inputRef}
      className="input number-box"
      inputMode="numeric"
      value={text}
      onType={(typed) => {
        setTyping(true);
        setTyped(typed);
        onChange(readNumber(typed));
      }}
      onBlur={() => {
        setTyping(false);
        settle();
      }}
    />
  );
}

const shown = (value: string): string =>
  LocalDateSchema.safeParse(value).success ? formatDate(value) : value;

/** Takes the shorthand while typing and shows the date in full when left. */
export function DateBox({
  value,
  onChange,
  inputRef,
  lean,
  hint,
  refuse,
  ...frame
}: Box<LocalDate> & {
  lean: Lean;
  /** What a day is refused with; told when the box is left. */
  refuse?: (day: LocalDate) => string | undefined;
}) {
  const { t } = useTranslation();
  // What names no day stays as it was typed, so that it can be mended; the schema refuses it.
  const day = (typed: string) =>
    typed.trim() === '' ? undefined : (readDate(typed, today(), lean) ?? typed);
  const { text, setTyped, settle } = useTyped(value, { read: day, shown });
  const [typing, setTyping] = useState(false);
  const [hasKeyboard, setKeyboard] = useState(false);
  const read = readDate(text, today(), lean);
  const refused = !typing && text.trim() !== '' && read === undefined ? t('fields.noSuchDay') : undefined;
  const own = !typing && read !== undefined ? refuse?.(read) : undefined;
  const doubt = !typing && lacksYear(text, today(), lean) ? t('fields.yearMissing') : undefined;
  const meant = read === undefined ? undefined : formatDate(read);
  const below = hasKeyboard ? (meant === undefined || meant === text ? t('fields.dateHint') : meant) : hint;
  return (
    <Line
      frame={{ ...frame, hint: below, error: doubt ?? frame.error ?? refused ?? own }}
      inputRef={inputRef}
      placeholder={t('fields.datePlaceholder')}
      value={text}
      onFocus={() => setKeyboard(true)}
      onType={(typed) => {
        setTyping(true);
        setTyped(typed);
        onChange(day(typed));
      }}
      onBlur={() => {
        setTyping(false);
        setKeyboard(false);
        settle();
      }}
    />
  );
}

/**
 * A control code, typed or scanned; a scanner's Enter moves on like any other. What is no code is told when the box is
 * left, and until something else is typed.
 */
export function CodeBox({
  value,
  onChange,
  inputRef,
  hint,
  refuse,
  ...frame
}: Box<string> & {
  /** What a code is refused with; told as soon as it is one. */
  refuse?: (code: ControlCode) => string | undefined;
}) {
  const { t } = useTranslation();
  const { text, setTyped, settle } = useTyped(value, { read: readCode, shown: shownCode });
  const [typing, setTyping] = useState(false);
  const code = ControlCode.safeParse(value);
  const none = !typing && value !== undefined ? t('fields.rule.code') : undefined;
  const refused = code.success ? refuse?.(code.data) : none;
  const number = value === undefined ? codeLength : charactersIn(value);
  const isCut = number !== codeLength && (!typing || frame.error !== undefined);
  const cut = isCut ? t('fields.codeCut', { number }) : undefined;
  // An input method made letters of it that no code has, so more is wrong than a character that does not fit.
  const error =
    !typing && value !== undefined && isAccented(value)
      ? t('fields.codeAccented')
      : (cut ?? frame.error ?? refused);
  return (
    <Line
      frame={{ ...frame, hint: code.success ? t('fields.codeKnown') : hint, error }}
      inputRef={inputRef}
      className="input code capitals"
      placeholder="XXXX-XXXX-XXXX-X"
      value={text}
      onType={(typed) => {
        setTyping(true);
        setTyped(typed);
        onChange(readCode(typed));
      }}
      onBlur={() => {
        setTyping(false);
        settle();
      }}
    />
  );
}

/** A control code, or the text that is none. */
const readCode = (typed: string): string | undefined =>
  typed.trim() === '' ? undefined : (readScannedCode(typed) ?? typed);
const shownCode = (value: string): string => {
  const known = ControlCode.safeParse(value);
  return known.success ? showCode(known.data) : value;
};

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
