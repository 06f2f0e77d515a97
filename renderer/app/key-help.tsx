import { useTranslation } from 'react-i18next';
import { Keys } from '../components/button.tsx';
import { useMay } from '../components/custody/may.ts';
import { Dialog } from '../components/dialog.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { show } from '../state/view.ts';
import { helpPage } from './help-page.ts';

/** F1: every key of the terminal that does something for who sits here. */
export function KeyHelp() {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  return (
    <Dialog title={t('keys.title')} lead={t('keys.intro')} onClose={() => show(null)} wide>
      <div className="key-help">
        {helpPage(language, may).map(({ heading, lines }) => (
          <section key={heading}>
            <h3>{heading}</h3>
            <dl>
              {lines.map(({ combo, does }) => (
                <div key={combo}>
                  <dt>
                    <span className="unseen">{combo}</span>
                    <Keys combo={combo} />
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
