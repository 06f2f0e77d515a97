import { useTranslation } from 'react-i18next';
import { useShownRecord, useToday } from '../bridge/queries.ts';
import { useMay } from '../components/custody/may.ts';
import { Icon } from '../components/icon.tsx';
import type { IconName } from '../components/icon-paths.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { shellKeys } from '../keys/shared.ts';
import { type PlacedScreen, placedScreens, screenOf } from '../screens/index.ts';
import { useUnlocked } from '../state/session-context.ts';
import { go, useView } from '../state/view.ts';
import { lock, switchPerson } from './lock.ts';
import { useScreenKeys } from './screen-keys.ts';

export function Navigation() {
  const { t } = useTranslation();
  const { organisation, others } = useUnlocked();
  const may = useMay();
  useScreenKeys();
  return (
    <nav className="side" aria-label={t('shell.navigation')}>
      <div className="side-head">
        <span className="side-product">{t('shell.product')}</span>
        <span className="side-organisation">{organisation.name ?? organisation.code}</span>
      </div>
      <NavigationGroups screens={placedScreens.filter(({ command }) => may(command.right))} />
      <div className="side-end">
        <ShellItem icon="user" does="switch" onClick={() => void switchPerson(others[0]?.serial)} />
        <ShellItem icon="lock" does="lock" onClick={() => void lock()} />
      </div>
    </nav>
  );
}

/** What ends the session, at the foot of the navigation. */
function ShellItem({
  icon,
  does,
  onClick,
}: {
  icon: IconName;
  does: 'switch' | 'lock';
  onClick: () => void;
}) {
  const { t } = useTranslation();
  const { combo } = shellKeys[does];
  return (
    <button
      type="button"
      className="side-item"
      aria-keyshortcuts={combo.replace('Ctrl', 'Control')}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span className="side-word">{t(`shell.${does}`)}</span>
      <span className="keys" aria-hidden="true">
        {combo}
      </span>
    </button>
  );
}

/** Up to this many screens make one short list that needs no headings. */
const plainScreens = 9;

/** A list for each group, in the order in which the groups first appear. */
export function NavigationGroups({ screens }: { screens: readonly PlacedScreen[] }) {
  const { t } = useTranslation();
  const groups = Map.groupBy(screens, ({ group }) => group);
  return [...groups].map(([group, members]) => (
    <div key={group} className="side-group">
      {screens.length > plainScreens && (
        <p className="side-heading" aria-hidden="true">
          {t(`shell.groups.${group}`)}
        </p>
      )}
      <ul aria-label={t(`shell.groups.${group}`)}>
        {members.map((screen) => (
          <li key={screen.command.view.screen}>
            <Item screen={screen} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Item({ screen: { words, icon, command, count } }: { screen: PlacedScreen }) {
  const language = useLanguage();
  const { view } = useView();
  const today = useToday().data;
  const { shortcut } = command;
  const waiting = today === undefined ? 0 : (count?.(today) ?? 0);
  const shown = useShownRecord(view.screen === 'record' ? view : {});
  const here = screenOf(view.screen).partOf(view, shown?.row.record.book);
  const isHere = here === command.view.screen;
  return (
    <button
      type="button"
      className="side-item"
      aria-current={isHere ? 'page' : undefined}
      aria-keyshortcuts={shortcut ?? undefined}
      onClick={() => go(command.view)}
    >
      <Icon name={icon} />
      <span className="side-word">{words[language].name}</span>{' '}
      {waiting > 0 && <span className="count">{waiting}</span>}{' '}
      {shortcut !== null && (
        <span className="keys" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
