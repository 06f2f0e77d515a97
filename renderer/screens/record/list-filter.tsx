import { type KeyboardEvent, useId } from 'react';

interface ListFilterProps {
  label: string;
  /** What is told while the text leaves nothing. */
  none: string | undefined;
  text: string;
  onText: (text: string) => void;
}

/** A box above a list that finds part of it; Escape empties it first. */
export function ListFilter({ label, none, text, onText }: ListFilterProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    event.stopPropagation();
    onText('');
  };
  return (
    <div className="list-filter">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {none !== undefined && <p className="hint">{none}</p>}
    </div>
  );
}
