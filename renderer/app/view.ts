import { create } from 'zustand';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { EnvelopeId, OrganisationCode } from '../../contract/scalar.ts';
import { endResults } from '../components/notices.tsx';

/** What the window shows. Codes alone: nothing read from the vault is kept here. */
export type View =
  | { screen: 'today' }
  | { screen: Book }
  | { screen: 'form'; book: Book; correct?: ControlCode }
  | { screen: 'record'; code: ControlCode; issuer?: OrganisationCode; ask?: 'issue' }
  | { screen: 'check'; envelope?: EnvelopeId }
  | { screen: 'outbox' }
  | { screen: 'ledger' }
  | { screen: 'settings' };
export type Screen = View['screen'];

/** The screens of the side bar, in the order of Alt+1 … Alt+7. */
export const mainScreens = [
  'today',
  'outgoing',
  'incoming',
  'check',
  'outbox',
  'ledger',
  'settings',
] as const;

export const useView = create<{ view: View; earlier: View[]; overlay: 'help' | 'palette' | null }>(() => ({
  view: { screen: 'today' },
  earlier: [],
  overlay: null,
}));

const remembered = 30;

export const go = (view: View): void => {
  endResults();
  useView.setState((now) => ({
    view,
    earlier: [...now.earlier, now.view].slice(-remembered),
    overlay: null,
  }));
};

/** Shows another view in place of this one, so that "back" does not return to a form that was saved. */
export const replace = (view: View): void => useView.setState({ view, overlay: null });

export const goBack = (): void =>
  useView.setState(({ earlier, view }) => ({
    view: earlier.at(-1) ?? (view.screen === 'today' ? view : { screen: 'today' }),
    earlier: earlier.slice(0, -1),
    overlay: null,
  }));

export const show = (overlay: 'help' | 'palette' | null): void => useView.setState({ overlay });
