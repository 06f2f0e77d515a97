import { allScreens } from '../screens/index.ts';
import type { AnyScreen } from '../screens/screen.ts';

type Component = Awaited<ReturnType<AnyScreen['load']>>['default'];
export type ScreenComponents = ReadonlyMap<AnyScreen, Component>;

/** Reads in the files of all screens, so that none waits for its own once the terminal is unlocked. */
export const loadComponents = async (): Promise<ScreenComponents> =>
  new Map(
    await Promise.all(allScreens.map(async (screen) => [screen, (await screen.load()).default] as const)),
  );
