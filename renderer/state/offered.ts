import { create } from 'zustand';
import type { Language } from '../../contract/language.ts';
import type { Combo } from '../keys/combo.ts';

/** Something that can be done on the screen as it stands; the palette lists it first. */
export interface OfferedCommand {
  readonly id: string;
  readonly words: Readonly<Record<Language, string>>;
  readonly combo: Combo;
  readonly run: () => void;
}

export const useOffered = create<{ commands: readonly OfferedCommand[] }>(() => ({ commands: [] }));
