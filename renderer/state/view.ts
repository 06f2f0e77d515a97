import { create } from 'zustand';
import { endResults } from './notices.ts';
import { leaving } from './unsaved.ts';

/**
 * What each screen is opened with. A screen adds itself in its entry (`declare module`). Codes alone: nothing
 * read from the vault is kept here.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the screens fill it
export interface Views {}

/** For a screen that is opened with nothing. */
export type Nothing = Record<never, never>;

export type ScreenName = keyof Views;
export type ViewOf<Name extends ScreenName> = { screen: Name } & Views[Name];
/** What the window shows. */
export type View = { [Name in ScreenName]: ViewOf<Name> }[ScreenName];

export const useView = create<{ view: View; earlier: View[]; overlay: 'help' | 'palette' | null }>(() => ({
  view: { screen: 'today' },
  earlier: [],
  overlay: null,
}));

const remembered = 30;

/** Asks first where work of the screen would be lost. */
export const go = (view: View): void =>
  leaving(() => {
    endResults();
    useView.setState((now) => ({
      view,
      earlier: [...now.earlier, now.view].slice(-remembered),
      overlay: null,
    }));
  });

/** Shows another view in place of this one, so that "back" does not return to a form that was saved. */
export const replace = (view: View): void => useView.setState({ view, overlay: null });

export const goBack = (): void =>
  leaving(() =>
    useView.setState(({ earlier, view }) => ({
      view: earlier.at(-1) ?? (view.screen === 'today' ? view : { screen: 'today' }),
      earlier: earlier.slice(0, -1),
      overlay: null,
    })),
  );

/** Somebody else at the machine begins on today, with no way back to what the one before looked at. */
export const begin = (): void => useView.setState({ view: { screen: 'today' }, earlier: [], overlay: null });

export const show = (overlay: 'help' | 'palette' | null): void => useView.setState({ overlay });
