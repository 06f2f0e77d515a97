import { screenNames, screenOf } from '../screens/index.ts';
import type { AnyScreen } from '../screens/screen.ts';
import type { ScreenName } from '../state/view.ts';

type Component = Awaited<ReturnType<AnyScreen['load']>>['default'];
export type ScreenComponents = ReadonlyMap<ScreenName, Component>;

/** Reads in the files of all screens, so that none waits for its own once the terminal is unlocked. */
export const loadComponents = async (): Promise<ScreenComponents> =>
  new Map(
    await Promise.all(
      screenNames.map(async (name) => [name, (await screenOf(name).load()).default] as const),
    ),
  );
