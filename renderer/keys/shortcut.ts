import type { Language } from '../../contract/language.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { Combo } from './combo.ts';

export interface Shortcut {
  readonly combo: Combo;
  /** True when the control it belongs to (a grid, a form) binds it; it is listed for the help page only. */
  readonly isNative: boolean;
  /** The right without which it does nothing at any level, so that neither its button nor the help page offers it. */
  readonly right: Right | null;
}

export const bound = (combo: Combo, right: Right | null = null): Shortcut => ({
  ...{ combo, right, isNative: false },
});
export const native = (combo: Combo, right: Right | null = null): Shortcut => ({
  ...{ combo, right, isNative: true },
});

export type KeyTable<Id extends string = string> = Readonly<Record<Id, Shortcut>>;

export interface KeyWords<Id extends string = string> {
  /** Where the keys hold, as the help page says it. */
  readonly heading: string;
  readonly does: Readonly<Record<Id, string>>;
}

/** The keys that hold in one place, with a word for each in every language. */
export interface KeyScope<Id extends string = string> {
  readonly table: KeyTable<Id>;
  readonly words: Readonly<Record<Language, KeyWords<Id>>>;
}

/** Makes a scope; a key without its word in some language fails the build. */
export const keyScope = <Id extends string>(
  table: KeyTable<Id>,
  words: KeyScope<Id>['words'],
): KeyScope<Id> => ({ table, words });
