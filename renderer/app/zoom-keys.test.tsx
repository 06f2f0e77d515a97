import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Preferences } from '../../contract/ipc/preferences.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { draw } from '../testing/draw.tsx';
import { useHeldInSight } from './keep-focus.ts';
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

test('what has the keyboard comes into sight again when the zoom changes, with its label', async () => {
  const scrolled: string[] = [];
  HTMLElement.prototype.scrollIntoView = function seen(this: HTMLElement) {
    scrolled.push(this.className);
  };
  const page = (zoom: number) => (
    <div className="field">
      <input className="box" />
      <Held zoom={zoom} />
    </div>
  );
  const { rerender } = render(page(100));
  document.querySelector<HTMLElement>('.box')?.focus();
  await vi.waitFor(() => expect(scrolled).toEqual(['field', 'box']));
  rerender(page(200));
  await vi.waitFor(() => expect(scrolled).toEqual(['field', 'box', 'field', 'box']));
});
function Held({ zoom }: { zoom: number }) {
  useHeldInSight(zoom);
  return null;
}
