import { useTranslation } from 'react-i18next';
import { Preferences } from '../../../contract/ipc/preferences.ts';
import { Language } from '../../../contract/language.ts';
import { changePreferences, usePreferences } from '../../bridge/preferences.ts';
import { largerThan, smallerThan } from '../../bridge/zoom.ts';
import { Choice } from '../../components/fields/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Page } from '../../components/page.tsx';
import { languages } from '../../i18n/languages.ts';
import { tellFailure } from '../../state/notices.ts';
import { About } from './about.tsx';
import './settings.css';

export default function Settings() {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const set = (change: Partial<typeof preferences>) => void changePreferences(change).catch(tellFailure);
  const { zoom } = preferences;
  const smaller = smallerThan(zoom);
  const larger = largerThan(zoom);
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
          <Choice
            label={t('settings.sound')}
            options={[
              { value: 'on', shown: t('settings.soundOn') },
              { value: 'off', shown: t('settings.soundOff') },
            ]}
            value={preferences.sound ? 'on' : 'off'}
            onChange={(chosen) => set({ sound: chosen === 'on' })}
          />
        </section>
        <About />
      </div>
    </Page>
  );
}
