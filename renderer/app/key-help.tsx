import { useTranslation } from 'react-i18next';
import { Keys } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { scopes, shortcut, shortcutIds } from '../keys/table.ts';
import { show } from './view.ts';

/** F1: the table that binds the keys, as a page. */
export function KeyHelp() {
  const { t } = useTranslation();
  return (
    <Dialog title={t('key.title')} onClose={() => show(null)} wide>
      <p>{t('key.intro')}</p>
      <div className="key-help">
        {scopes.map((scope) => (
          <section key={scope}>
            <h3>{t(`key.scope.${scope}`)}</h3>
            <dl>
              {shortcutIds
                .filter((id) => shortcut(id).scope === scope)
                .map((id) => (
                  <div key={id}>
                    <dt>
                      <span className="unseen">{shortcut(id).combo}</span>
                      <Keys combo={shortcut(id).combo} />
                    </dt>
                    <dd>{t(`key.${id}`)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
