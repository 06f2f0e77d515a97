import { useTranslation } from 'react-i18next';
import { markOption, type NamePart, type PickerOption } from './picker-options.ts';
import type { Placement } from './placement.ts';

interface Props {
  id: string;
  label: string;
  options: readonly PickerOption[];
  text: string;
  /** The option that Enter takes; -1 for none. */
  active: number;
  /** How many match beyond those in the list. */
  more: number;
  tied: boolean;
  busy: boolean;
  shown: boolean;
  placement: Placement;
  emptyWords: string;
  onPick: (option: PickerOption) => void;
}

/** The options of a picker: what answers to the text is marked, what stands above a body is always in sight. */
export function PickerList({ id, label, options, active, more, tied, busy, shown, ...rest }: Props) {
  const { t } = useTranslation();
  const { text, placement, emptyWords, onPick } = rest;
  // What tells that nothing matches covers no other box.
  const { width, left } = options.length > 0 ? placement : { width: '100%', left: 0 };
  return (
    <div
      className="picker-popup"
      hidden={!shown}
      data-up={placement.up}
      style={{ maxHeight: placement.maxHeight, width, left }}
    >
      {tied && options.length > 0 && <p className="picker-note hint">{t('fields.tied')}</p>}
      <div className="picker-list" role="listbox" id={id} aria-label={label} aria-busy={busy}>
        {shown &&
          options.map((option, at) => (
            <div
              key={option.id}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              aria-disabled={option.taken === true}
              className="picker-option"
              ref={at === active ? intoView : undefined}
              onPointerDown={(event) => {
                event.preventDefault();
                onPick(option);
              }}
            >
              <OptionWords option={option} text={text} />
            </div>
          ))}
        {options.length === 0 && (
          <div
            role="option"
            tabIndex={-1}
            aria-selected="false"
            aria-disabled="true"
            className="picker-option hint"
          >
            {emptyWords}
          </div>
        )}
      </div>
      {more > 0 && <p className="picker-note hint">{t('fields.moreMatch', { number: more })}</p>}
    </div>
  );
}

function OptionWords({ option, text }: { option: PickerOption; text: string }) {
  const { t } = useTranslation();
  const { name, above, code } = markOption(option, text);
  const notes = [
    ...(option.taken ? [t('fields.taken')] : []),
    ...(option.ended && !option.person ? [t('fields.ended')] : []),
    ...(option.note === undefined ? [] : [option.note]),
  ];
  return (
    <>
      <span className="picker-name">
        <Parts parts={name} />
        {above.length > 0 && (
          <span className="hint picker-above">
            {above.map((parts, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the levels of one body keep their order
              <span key={level}>
                {level > 0 && ' · '}
                <Parts parts={parts} />
              </span>
            ))}
          </span>
        )}
      </span>
      <span className="hint picker-side">
        {code.length > 0 && (
          <span className="picker-code">
            <Parts parts={code} />
          </span>
        )}
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </span>
    </>
  );
}

const Parts = ({ parts }: { parts: readonly NamePart[] }) =>
  parts.map(({ text, marked }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
    marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );

/** Returns nothing: what a ref returns is called as its end, and scrolling returns a promise in new Chromium. */
const intoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};
