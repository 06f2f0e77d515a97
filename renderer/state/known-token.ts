import { create } from 'zustand';

/** The token that the person at the machine knows to be asked for its PIN: the first one, or one typed for or chosen. */
export const useKnownToken = create<{ serial: string | null }>(() => ({ serial: null }));

export const knowToken = (serial: string): void => useKnownToken.setState({ serial });
