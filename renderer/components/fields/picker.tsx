import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, failureOf } from '../../../contract/errors/index.ts';
import { useWording } from '../failure.tsx';
import { useBoxFault } from './box-faults.ts';
import { Frame, type FrameProps } from './frame.tsx';
import { focusNext } from './next-field.ts';
import { PickerList } from './picker-list.tsx';
import { type FoundOptions, type PickerOption, rankOptions } from './picker-options.ts';
import { usePlacement } from './placement.ts';

export type { PickerOption } from './picker-options.ts';

/** What became of a list of codes or names: what is left in the box, what is said of it, and the fault if there is one. */
export interface ListOutcome {
  left: string;
  report: string;
  fault: ErrorCode | undefined;
}

interface Props extends FrameProps {
  /** All options, which are ranked here; or those found in the directory for the text, in their order. */
  options: readonly PickerOption[] | FoundOptions;
  /** What the box shows while nothing is being typed. */
  chosen: string;
  /** The code behind it. Where another is put there from outside the box, what was typed and is no choice goes. */
  given?: string | undefined;
  /** Stands below the box with it: the bodies above the chosen one. */
  chosenNote?: string | undefined;
  onPick: (id: string) => void;
  /** Told of every letter, for options that come from the directory. */
  onTyped?: (text: string) => void;
  /** The options do not answer to the text yet: Enter waits for them. */
  stale?: boolean;
  /** Lets what was typed stand although it is no option; given when the box is left. */
  onOwn?: (text: string) => void;
  /** Stays in the box after a choice, for choosing many. */
  many?: boolean;
  /** Backspace in an empty box. */
  onBack?: () => void;
  /** Arrow left in an empty box. */
  onIntoChosen?: () => void;
  /** Takes a text that lists many; undefined when it does not. */
  onList?: (text: string) => Promise<ListOutcome> | undefined;
  /** What is read of a list while it is typed: Enter and Tab take the list, and no option is offered. */
  listWords?: string | undefined;
  emptyWords?: string;
  /** What else can be done where nothing matches. */
  unmatchedNext?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
  placeholder?: string;
}

/** A box in which one code is chosen by its name. */
export interface OneCode extends FrameProps {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
  inputRef?: Ref<HTMLInputElement>;
}
/** The same for several. */
export interface ManyCodes extends FrameProps {
  value: readonly string[];
  onChange: (codes: string[]) => void;
  inputRef?: Ref<HTMLInputElement>;
}

/** As long as the longest name. */
export const maxLength = 160;
/** Options of a catalogue that are shown at once. */
const maxShown = 60;

/**
 * A box with a list that answers to accent-blind typing. Enter takes the best match where one is the best, and says so
 * where none is; text that is no choice stays until it is one or is dropped with Escape.
 */
export function Picker({
  options,
  chosen,
  given,
  chosenNote,
  onPick,
  many = false,
  inputRef,
  ...props
}: Props) {
  const {
    onTyped,
    stale = false,
    onOwn,
    onBack,
    onIntoChosen,
    onList,
    listWords,
    emptyWords,
    unmatchedNext,
    placeholder,
    ...frame
  } = props;
  const { t } = useTranslation();
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<string>();
  // Leaving the box follows a choice in the same event, before the state is new.
  const latest = useRef<string>(undefined);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number>();
  const [fault, setFault] = useState<ErrorCode>();
  const [report, setReport] = useState<string>();
  useBoxFault(frame.name, 'fault', fault !== undefined);
  /** Enter was pressed before the options answered to the text. */
  const waiting = useRef<HTMLInputElement>(undefined);
  const typed = text ?? '';
  const unsettled = typed.trim() !== '' && !onOwn;
  useBoxFault(frame.name, 'unsettled', unsettled);
  const found = 'clear' in options ? options : rankOptions(options, typed);
  const shownOptions = found.options.slice(0, maxShown);
  const index = active ?? (found.clear && typed !== '' ? 0 : -1);
  // Where other text is allowed, "no match" is not shown, nor over the fault that tells it.
  const shown =
    open && listWords === undefined && (shownOptions.length > 0 || (!onOwn && fault === undefined));
  const ready = open && !stale ? shownOptions[index] : undefined;
  const placement = usePlacement(box, shown);

  const type = (next: string | undefined) => {
    latest.current = next;
    waiting.current = undefined;
    setText(next);
    setActive(undefined);
    setFault(undefined);
    onTyped?.(next ?? '');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice drops what was typed
  useEffect(() => {
    if (given !== undefined && latest.current !== undefined) type(many ? '' : undefined);
  }, [given]);
  /** False when the option is one of those chosen. */
  const pick = (option: PickerOption): boolean => {
    if (option.taken) {
      setFault('CHOICE_REPEATED');
      return false;
    }
    onPick(option.id);
    type(many ? '' : undefined);
    setReport(undefined);
    setOpen(false);
    return true;
  };
  const takeList = (given: string): boolean => {
    const outcome = onList?.(given);
    if (outcome === undefined) return false;
    // What is typed from now on is another text.
    type('');
    setOpen(false);
    const end = (left: string, told: string | undefined, because: ErrorCode | undefined) => {
      if (left !== '') type([left, latest.current].filter(Boolean).join('; '));
      setReport(told);
      setFault(because);
    };
    outcome.then(
      ({ left, report: told, fault: because }) => end(left, told, because),
      (thrown) => end(given, undefined, failureOf(thrown).code),
    );
    return true;
  };
  /** What is wrong with a text that is left or saved before it is a choice. */
  const unchosen = (): ErrorCode =>
    listWords === undefined && found.options.length === 0 && !stale ? 'CHOICE_UNMATCHED' : 'CHOICE_OPEN';
  const unmatched = (): ErrorCode => (found.options.length === 0 ? 'CHOICE_UNMATCHED' : 'CHOICE_TIED');
  /** Enter on a text: it becomes a choice, or the box says why not and keeps the keyboard. */
  const choose = (input: HTMLInputElement) => {
    if (takeList(typed)) return;
    if (stale) {
      waiting.current = input;
      return;
    }
    const option = ready ?? (open ? undefined : shownOptions[index]);
    if (option === undefined) {
      setFault(unmatched());
      setOpen(true);
    } else if (pick(option) && !many) focusNext(input);
  };
  useEffect(() => {
    const input = waiting.current;
    if (stale || input === undefined) return;
    waiting.current = undefined;
    choose(input);
  });
  const leave = (input: HTMLInputElement) => {
    // The window lost the focus, not the box.
    if (document.activeElement === input) return;
    // Enter was for the box that had the keyboard: the list that comes now chooses nothing in it.
    waiting.current = undefined;
    setOpen(false);
    const left = latest.current;
    if (onOwn) {
      if (left !== undefined) onOwn(left.trim().normalize('NFC'));
      type(undefined);
    } else if (left === undefined || left.trim() === '') {
      if (left !== undefined && !many) onPick('');
      type(undefined);
    } else {
      // What stands in the box is not chosen, so nothing else may be.
      if (!many) onPick('');
      setFault((before) => before ?? unchosen());
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { currentTarget: input, key } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const plain = !(event.ctrlKey || event.altKey || event.metaKey);
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      const from = active ?? (index === -1 && step === -1 ? 0 : index);
      if (open || index === -1)
        setActive((from + step + shownOptions.length) % Math.max(1, shownOptions.length));
    } else if (key === 'Escape' && (shown || (text !== undefined && typed !== ''))) {
      event.preventDefault();
      event.stopPropagation();
      if (shown) setOpen(false);
      else type(many ? '' : undefined);
    } else if (key === 'Enter' && event.ctrlKey) {
      // Saving by key must see what stands in the box, which is otherwise given when the box is left.
      setOpen(false);
      if (onOwn && text !== undefined) onOwn(text.trim().normalize('NFC'));
      else if (typed.trim() !== '') setFault((before) => before ?? unchosen());
    } else if (key === 'Enter' && plain && !event.shiftKey) {
      if (ready && (typed !== '' || active !== undefined)) {
        event.preventDefault();
        if (pick(ready) && !many) focusNext(input);
      } else if (typed.trim() !== '' && !onOwn) {
        event.preventDefault();
        choose(input);
      }
    } else if (key === 'Tab' && plain && !event.shiftKey && listWords !== undefined) {
      takeList(typed);
    } else if (key === 'Tab' && plain && !event.shiftKey && !onOwn && ready && typed !== '') {
      if (!pick(ready)) event.preventDefault();
    } else if (key === 'Backspace' && typed === '' && many && !event.repeat) onBack?.();
    else if (key === 'ArrowLeft' && typed === '' && many && plain) onIntoChosen?.();
  };
  const chosenId = `${list}-chosen`;
  return (
    <Frame
      {...frame}
      error={fault === undefined ? frame.error : <FaultLine {...{ code: fault, report, unmatchedNext }} />}
      live={fault !== undefined}
    >
      {(framed) => (
        <div className="picker" ref={box}>
          <input
            {...framed}
            aria-describedby={
              [framed['aria-describedby'], chosenNote && chosenId].filter(Boolean).join(' ') || undefined
            }
            ref={inputRef}
            className="input"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={list}
            aria-activedescendant={ready ? `${list}-${index}` : undefined}
            data-unsettled={unsettled || undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={onList ? undefined : maxLength}
            placeholder={placeholder ?? t('fields.choose')}
            value={text ?? chosen}
            onFocus={(event) => event.target.select()}
            onClick={() => setOpen(true)}
            onPaste={(event) => {
              if (takeList(event.clipboardData.getData('text'))) event.preventDefault();
            }}
            onChange={(event) => {
              type(event.target.value);
              setReport(undefined);
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={(event) => leave(event.currentTarget)}
          />
          <PickerList
            {...{ id: list, label: frame.label, text: typed, shown, placement, busy: stale }}
            options={shownOptions}
            active={ready ? index : -1}
            more={found.total - shownOptions.length}
            tied={typed.trim() !== '' && !stale && !found.clear && active === undefined && !onOwn}
            emptyWords={stale ? t('fields.searching') : (emptyWords ?? t('fields.noOption'))}
            onPick={(option) => {
              const input = box.current?.querySelector('input');
              if (pick(option) && input && document.activeElement !== input) input.focus();
            }}
          />
          {chosenNote !== undefined && text === undefined && (
            <div id={chosenId} className="hint picker-chosen">
              {chosenNote}
            </div>
          )}
          {fault === undefined && (listWords ?? report) !== undefined && (
            <div className="hint" role="status">
              {listWords ?? report}
            </div>
          )}
        </div>
      )}
    </Frame>
  );
}

/** What is wrong, what to do next, and the code to tell an administrator. */
function FaultLine({
  code,
  report,
  unmatchedNext,
}: {
  code: ErrorCode;
  report: string | undefined;
  unmatchedNext: string | undefined;
}) {
  const { what, next } = useWording()(code);
  // The report names what could not be added.
  const listed = code === 'CHOICE_UNLISTED';
  return (
    <>
      {report} {listed ? null : what} {next} {(listed || code === 'CHOICE_UNMATCHED') && unmatchedNext}{' '}
      <span className="note-code">{code}</span>
    </>
  );
}
