import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Book } from '../../contract/record/fields.ts';
import { keyOf } from '../../contract/record/key.ts';
import { foldedMatch } from '../../domain/text/fold.ts';
import { useRecordSearch } from '../bridge/record-search.ts';
import { Keys } from '../components/button.tsx';
import { useMay } from '../components/custody/may.ts';
import { Dialog } from '../components/dialog.tsx';
import { Reading, useSpokenReading } from '../components/reading.tsx';
import { RecordLine } from '../components/record-line.tsx';
import { readScanned, showScanned } from '../format/codes.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { Combo } from '../keys/combo.ts';
import { everywhere, shellKeys } from '../keys/shared.ts';
import { openCommands } from '../screens/index.ts';
import { useOffered } from '../state/offered.ts';
import { openCode } from '../state/open-code.ts';
import { useUnlocked } from '../state/session-context.ts';
import { go, show } from '../state/view.ts';
import { lock, switchPerson } from './lock.ts';

interface Command {
  id: string;
  words: ReactNode;
  /** What it is called in each language: a text that is one of them finds it. */
  names: readonly string[];
  combo: Combo | null;
  run: () => void;
}

/** Ctrl+K: every command by its name in any language, and any record by number, notation, code or partner. */
export function Palette() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  /** Enter was pressed before anything was found. */
  const [awaited, setAwaited] = useState(false);
  const list = useId();
  const commands = useCommands();
  const scanned = readScanned(typed);
  // Who reads no register is not told what stands in it; a code opens the record all the same.
  const searches = useMay()('read') && scanned === undefined;
  const records = useRecordSearch(searches ? typed : '', Book.options);
  useSpokenReading(records.reading);
  const found: Command[] = scanned
    ? [
        {
          id: 'record',
          words: t('palette.openRecord', { code: showScanned(scanned) }),
          names: [],
          combo: null,
          run: () => void openCode(scanned),
        },
      ]
    : [
        ...commands.filter(({ names }) => names.some((name) => foldedMatch(name, typed))),
        ...records.rows.map(({ record }) => ({
          id: `${record.code} ${record.issuer}`,
          words: <RecordLine record={record} />,
          names: [],
          combo: null,
          run: () => go({ screen: 'record', ...keyOf(record) }),
        })),
      ];
  const chosen = Math.min(active, found.length - 1);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    show(null);
    command.run();
  };
  useEffect(() => {
    if (!awaited || records.pending) return;
    setAwaited(false);
    run(found[0]);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((chosen + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (found.length === 0 && records.pending) setAwaited(true);
      else run(found[chosen]);
    }
  };
  return (
    <Dialog title={t('palette.title')} onClose={() => show(null)}>
      <input
        className="input"
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${chosen}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setAwaited(false);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && (
        <p className="hint">
          {t(records.pending && typed.trim() !== '' ? 'fields.searching' : 'palette.empty')}
        </p>
      )}
      {records.reading !== null && (
        <p className="hint">
          <Reading of={records.reading} />
        </p>
      )}
      <div className="palette" role="listbox" id={list} aria-label={t('palette.results')} tabIndex={-1}>
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="palette-item"
            onPointerDown={(event) => {
              event.preventDefault();
              run(command);
            }}
          >
            <span>{command.words}</span>
            {command.combo !== null && <Keys combo={command.combo} />}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** Commands without a key of their own stand first. */
const screenCommands = openCommands.toSorted(
  (a, b) => Number(a.shortcut !== null) - Number(b.shortcut !== null),
);

function useCommands(): Command[] {
  const language = useLanguage();
  const { others } = useUnlocked();
  const does = (key: 'help' | 'lock' | 'switch') =>
    Object.values(everywhere.words).map((words) => words.does[key]);
  const wordsOf = (key: 'help' | 'lock' | 'switch') => everywhere.words[language].does[key];
  const { commands } = useOffered();
  const may = useMay();
  return [
    ...commands.map(({ id, words, combo, run }) => ({
      ...{ id, combo, run },
      words: words[language],
      names: Object.values(words),
    })),
    ...screenCommands
      .filter(({ right }) => may(right))
      .map(({ view, shortcut, label }) => ({
        id: label[language],
        words: label[language],
        names: Object.values(label),
        combo: shortcut,
        run: () => go(view),
      })),
    {
      id: 'help',
      words: wordsOf('help'),
      names: does('help'),
      combo: shellKeys.help.combo,
      run: () => show('help'),
    },
    {
      id: 'lock',
      words: wordsOf('lock'),
      names: does('lock'),
      combo: shellKeys.lock.combo,
      run: () => void lock(),
    },
    {
      id: 'switch',
      words: wordsOf('switch'),
      names: does('switch'),
      combo: shellKeys.switch.combo,
      run: () => void switchPerson(others[0]?.serial),
    },
  ];
}
