import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldedMatch } from '../../domain/text/fold.ts';
import { Keys } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { readScannedCode, showCode } from '../format/codes.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { Combo } from '../keys/combo.ts';
import { everywhere, shellKeys } from '../keys/shared.ts';
import { openCommands } from '../screens/index.ts';
import { go, show } from '../state/view.ts';
import { lock } from './lock.ts';

interface Command {
  id: string;
  words: string;
  combo: Combo | null;
  run: () => void;
}

/** Ctrl+K: every command by its name, and any record by its control code. */
export function Palette() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useId();
  const commands = useCommands();
  const code = readScannedCode(typed);
  const found: Command[] = code
    ? [
        {
          id: 'record',
          words: t('palette.openRecord', { code: showCode(code) }),
          combo: null,
          run: () => go({ screen: 'record', code }),
        },
      ]
    : commands.filter(({ words }) => foldedMatch(words, typed));
  const chosen = Math.min(active, found.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((chosen + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      show(null);
      found[chosen]?.run();
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
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && <p className="hint">{t('palette.empty')}</p>}
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
              show(null);
              command.run();
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
  const { does } = everywhere.words[language];
  return [
    ...screenCommands.map(({ view, shortcut, label }) => ({
      id: label[language],
      words: label[language],
      combo: shortcut,
      run: () => go(view),
    })),
    { id: 'help', words: does.help, combo: shellKeys.help.combo, run: () => show('help') },
    { id: 'lock', words: does.lock, combo: shellKeys.lock.combo, run: () => void lock() },
  ];
}
