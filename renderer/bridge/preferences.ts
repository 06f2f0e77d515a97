import { useMutation, useQuery } from '@tanstack/react-query';
import type { Preferences } from '../../contract/ipc/channels.ts';
import { ask } from './client.ts';
import { queryClient } from './query-client.ts';

const preferencesKey = ['preferences'];
const defaultPreferences: Preferences = { language: 'vi', theme: 'system', zoom: 100 };

export const usePreferences = (): Preferences =>
  useQuery({ queryKey: preferencesKey, queryFn: () => ask('preferences.read', {}) }).data ??
  defaultPreferences;

/** Shown at once, written behind. */
export const useWritePreferences = () =>
  useMutation({
    mutationFn: (preferences: Preferences) => ask('preferences.write', preferences),
    onMutate: (preferences) => {
      queryClient.setQueryData(preferencesKey, preferences);
    },
  });
