import { useTranslation } from 'react-i18next';
import { useToday } from '../bridge/queries.ts';
import { Icon } from '../components/icon.tsx';
import { shortcut } from '../keys/table.ts';
import { lock } from './lock.ts';
import { useUnlocked } from './session-context.ts';
import { go, mainScreens, type Screen, useView } from './view.ts';

/** A form or record belongs to the register it was opened from. */
function home(screen: Screen, book: string | undefined): Screen {
  return screen === 'form' && (book === 'outgoing' || book === 'incoming') ? book : screen;
}

export function Navigation() {
  const { t } = useTranslation();
  const { view } = useView();
  const { organisation } = useUnlocked();
  const today = useToday().data;
  const counts: Partial<Record<Screen, number>> = {
    check: today?.waitingTotal ?? 0,
    outbox: today?.dead.length ?? 0,
  };
  const here = home(view.screen, view.screen === 'form' ? view.book : undefined);
  return (
    <nav className="side" aria-label={t('shell.navigation')}>
      <div className="side-head">
        <span className="side-product">{t('shell.product')}</span>
        <span className="side-organisation">{organisation.name ?? organisation.code}</span>
      </div>
      <ul>
        {mainScreens.map((screen) => {
          const count = counts[screen] ?? 0;
          return (
            <li key={screen}>
              <button
                type="button"
                className="side-item"
                aria-current={here === screen ? 'page' : undefined}
                aria-keyshortcuts={shortcut(screen).combo}
                onClick={() => go({ screen })}
              >
                <Icon name={screen} />
                <span className="side-word">{t(`nav.${screen}`)}</span>
                {count > 0 && <span className="count">{count}</span>}
                <span className="keys" aria-hidden="true">
                  {shortcut(screen).combo}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="side-item side-lock"
        aria-keyshortcuts="Control+L"
        onClick={() => void lock()}
      >
        <Icon name="lock" />
        <span className="side-word">{t('shell.lock')}</span>
        <span className="keys" aria-hidden="true">
          {shortcut('lock').combo}
        </span>
      </button>
    </nav>
  );
}
