import { useQuery } from '@tanstack/react-query';
import type { Preferences } from '../../contract/ipc/preferences.ts';
import { defaultLanguage } from '../../contract/language.ts';
import { ask } from './client.ts';
import { queryClient } from './query-client.ts';

const preferencesKey = ['preferences'];
const defaultPreferences: Preferences = {
  language: defaultLanguage,
  theme: 'system',
  zoom: 100,
  sound: true,
};

export const usePreferences = (): Preferences =>
  useQuery({ queryKey: preferencesKey, queryFn: () => ask('preferences.read', {}) }).data ??
  defaultPreferences;

/** What was chosen last, outside of a component. */
export const chosenPreferences = (): Preferences =>
  queryClient.getQueryData<Preferences>(preferencesKey) ?? defaultPreferences;

/**
 * Shown at once, written behind. Starts from what was chosen last and not from what was drawn last, so that
 * two choices in quick succession both hold.
 */
export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  const next = { ...chosenPreferences(), ...change };
  queryClient.setQueryData(preferencesKey, next);
  await ask('preferences.write', next);
}
