/** A key with its modifiers as it is printed on the keyboard: `Ctrl+Enter`, `Alt+3`, `/`, `F1`, `N`. */
export type Combo = string;

/** The part of a keyboard event that decides. */
export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/**
 * Digits are taken from the key's place and not from its character, because Alt and a Vietnamese layout
 * change the character. Shift is ignored for a bare printed sign (`?` needs it on most keyboards).
 */
export function matches(combo: Combo, pressed: Pressed): boolean {
  const parts = combo.replace(/\+$/, 'plus').split('+');
  const last = parts.at(-1) ?? '';
  const key = last.replace(/plus$/, '+');
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (pressed.metaKey || pressed.ctrlKey !== wants('Ctrl') || pressed.altKey !== wants('Alt')) return false;
  if (/^[0-9]$/.test(key)) {
    // With Ctrl the digits of the number pad type nothing, so that they may stand for the same.
    const pad = wants('Ctrl') && pressed.code === `Numpad${key}`;
    return (pad || pressed.code === `Digit${key}`) && pressed.shiftKey === wants('Shift');
  }
  // On most keyboards + is typed with Shift on the key of =.
  if (key === '+') return pressed.key === '+' || pressed.key === '=';
  const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if (!sign && pressed.shiftKey !== wants('Shift')) return false;
  return pressed.key.toLowerCase() === key.toLowerCase();
}

/**
 * The combo that does the same as a bare letter, and null for any other: in browse mode a screen reader keeps letters to
 * itself.
 */
export const besideBare = (combo: Combo): Combo | null => (/^[A-Z]$/.test(combo) ? `Alt+${combo}` : null);

/** The keys of a combo as `aria-keyshortcuts` writes them. */
export const spokenKeys = (combo: Combo): string =>
  [combo, besideBare(combo) ?? []].flat().join(' ').replaceAll('Ctrl', 'Control');

/** A key that would type a character where text is being typed. */
export const isBare = (combo: Combo): boolean => !/^(Ctrl|Alt)\+|^F\d+$|^Escape$/.test(combo);
