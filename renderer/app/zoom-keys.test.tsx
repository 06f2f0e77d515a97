import { expect, test, vi } from 'vitest';
import type { Preferences } from '../../contract/ipc/channels.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { draw } from '../testing/draw.tsx';
import { useZoomKeys } from './zoom-keys.ts';

function Zoomed() {
  useZoomKeys();
  return <output>{usePreferences().zoom}</output>;
}

test('Ctrl with +, - and 0 changes the zoom by steps, stops at its ends and stores each', async () => {
  const written: Preferences[] = [];
  const { user } = draw(<Zoomed />, {
    'preferences.read': () => ({ language: 'en', theme: 'dark', zoom: 150, sound: false }),
    'preferences.write': (preferences) => {
      written.push(preferences);
      return {};
    },
  });
  await vi.waitFor(() => expect(document.querySelector('output')?.textContent).toBe('150'));
  await user.keyboard('{Control>}={/Control}{Control>}+{/Control}{Control>}+{/Control}');
  await user.keyboard('{Control>}-{/Control}{Control>}[Digit0]{/Control}');
  expect(written.map(({ zoom }) => zoom)).toEqual([175, 200, 175, 100]);
  expect(written.at(-1)).toEqual({ language: 'en', theme: 'dark', zoom: 100, sound: false });
});
