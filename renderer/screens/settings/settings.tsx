import { useTranslation } from 'react-i18next';
import { Preferences } from '../../../contract/ipc/channels.ts';
import { Language } from '../../../contract/language.ts';
import { changePreferences, usePreferences } from '../../bridge/preferences.ts';
import { Choice } from '../../components/fields/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Page } from '../../components/page.tsx';
import { languages } from '../../i18n/languages.ts';
import { tellFailure } from '../../state/notices.ts';
import { About } from './about.tsx';
import './settings.css';

const zooms = [80, 90, 100, 110, 125, 150, 175, 200];

export default function Settings() {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const set = (change: Partial<typeof preferences>) => void changePreferences(change).catch(tellFailure);
  const { zoom } = preferences;
  const smaller = zooms.filter((one) => one < zoom).at(-1);
  const larger = zooms.find((one) => one > zoom);
  return (
    <Page title={t('settings.name')}>
      <div className="settings">
        <section className="panel stack">
          <h2>{t('settings.display')}</h2>
          <Choice
            label={t('settings.language')}
            options={Language.options.map((value) => ({ value, shown: languages[value].name }))}
            value={preferences.language}
            onChange={(language) => set({ language })}
          />
          <Choice
            label={t('settings.theme')}
            options={Preferences.shape.theme.options.map((value) => ({
              value,
              shown: t(`settings.themes.${value}`),
            }))}
            value={preferences.theme}
            onChange={(theme) => set({ theme })}
          />
          <fieldset className="field">
            <legend className="label">{t('settings.zoom')}</legend>
            <div className="zoom">
              <IconButton
                icon="left"
                label={t('settings.zoomOut')}
                isDisabled={smaller === undefined}
                onPress={() => smaller !== undefined && set({ zoom: smaller })}
              />
              <output aria-live="polite">{zoom}%</output>
              <IconButton
                icon="right"
                label={t('settings.zoomIn')}
                isDisabled={larger === undefined}
                onPress={() => larger !== undefined && set({ zoom: larger })}
              />
            </div>
          </fieldset>
        </section>
        <About />
      </div>
    </Page>
  );
}
