import { create } from 'zustand';

interface Spoken {
  id: number;
  text: string;
}

/** The last message of each kind. A new identity makes a reader speak the same words again. */
export const useAnnouncements = create<{ polite: Spoken; assertive: Spoken }>(() => ({
  polite: { id: 0, text: '' },
  assertive: { id: 0, text: '' },
}));

/** Spoken by a screen reader when it has finished what it is saying; nothing is shown. */
export const announce = (text: string): void =>
  useAnnouncements.setState(({ polite }) => ({ polite: { id: polite.id + 1, text } }));

/** For a loss: spoken at once. */
export const alarm = (text: string): void =>
  useAnnouncements.setState(({ assertive }) => ({ assertive: { id: assertive.id + 1, text } }));

/** Takes the last messages back; nothing is spoken. */
export const silence = (): void =>
  useAnnouncements.setState(({ polite, assertive }) => ({
    polite: { ...polite, text: '' },
    assertive: { ...assertive, text: '' },
  }));
