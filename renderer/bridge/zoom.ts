import type { Preferences } from '../../contract/ipc/preferences.ts';
import { changePreferences, chosenPreferences } from './preferences.ts';

/** The steps of the zoom, in per cent. */
const steps = [80, 90, 100, 110, 125, 150, 175, 200];

export const smallerThan = (zoom: Preferences['zoom']): number | undefined =>
  steps.filter((step) => step < zoom).at(-1);
export const largerThan = (zoom: Preferences['zoom']): number | undefined =>
  steps.find((step) => step > zoom);

/** Changes the zoom by one step; at its ends nothing happens. */
export async function zoomBy(direction: 'in' | 'out'): Promise<void> {
  const { zoom } = chosenPreferences();
  const next = direction === 'in' ? largerThan(zoom) : smallerThan(zoom);
  if (next !== undefined) await changePreferences({ zoom: next });
}
export const zoomBack = (): Promise<void> => changePreferences({ zoom: 100 });
