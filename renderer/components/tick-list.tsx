import { type ReactNode, useState } from 'react';
import { walkBoxes } from './walk-boxes.ts';

/**
 * Bodies or things to tick, with one tick above them for all. The list is one stop of Tab, with arrows from one to the
 * next; hundreds scroll by themselves, so that what stands below stays in sight.
 */
export function TickList<Id extends string>({
  legend,
  all,
  ids,
  ticked,
  onChange,
  show,
}: {
  legend: string;
  /** What stands at the tick for all of them. */
  all: string;
  ids: readonly Id[];
  ticked: ReadonlySet<Id>;
  onChange: (ticked: ReadonlySet<Id>) => void;
  show: (id: Id) => ReactNode;
}) {
  const [at, setAt] = useState(0);
  const toggle = (id: Id) =>
    onChange(new Set(ids.filter((each) => (each === id ? !ticked.has(id) : ticked.has(each)))));
  const whole = ids.every((id) => ticked.has(id));
  const lines = [
    ...(ids.length > 1
      ? [
          {
            key: '',
            shown: all,
            checked: whole,
            some: !whole && ticked.size > 0,
            press: () => onChange(new Set(whole ? [] : ids)),
          },
        ]
      : []),
    ...ids.map((id) => ({
      ...{ key: id, shown: show(id), checked: ticked.has(id), some: false },
      press: () => toggle(id),
    })),
  ];
  return (
    <fieldset className="reasons tick-list" onKeyDown={walkBoxes}>
      <legend className="label">{legend}</legend>
      <div className="tick-lines">
        {lines.map(({ key, shown, checked, some, press }, index) => (
          <label key={key} className="tick">
            <input
              type="checkbox"
              ref={(box) => {
                if (box) box.indeterminate = some;
              }}
              tabIndex={index === at ? 0 : -1}
              checked={checked}
              onChange={press}
              onFocus={() => setAt(index)}
            />
            {shown}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
