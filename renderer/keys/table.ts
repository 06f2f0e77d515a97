import type { Combo } from './combo.ts';

/** One table binds the keys, fills the F1 page and prints the hints on buttons. */

export const scopes = ['everywhere', 'register', 'form', 'record', 'list', 'check', 'ledger'] as const;
export type Scope = (typeof scopes)[number];

export interface Shortcut {
  readonly scope: Scope;
  readonly combo: Combo;
  /** Bound by the control it belongs to (a grid, a form), and listed here for the help page. */
  readonly native?: true;
}

export const shortcuts = {
  today: { scope: 'everywhere', combo: 'Alt+1' },
  outgoing: { scope: 'everywhere', combo: 'Alt+2' },
  incoming: { scope: 'everywhere', combo: 'Alt+3' },
  check: { scope: 'everywhere', combo: 'Alt+4' },
  outbox: { scope: 'everywhere', combo: 'Alt+5' },
  ledger: { scope: 'everywhere', combo: 'Alt+6' },
  settings: { scope: 'everywhere', combo: 'Alt+7' },
  palette: { scope: 'everywhere', combo: 'Ctrl+K' },
  help: { scope: 'everywhere', combo: 'F1' },
  lock: { scope: 'everywhere', combo: 'Ctrl+L' },
  back: { scope: 'everywhere', combo: 'Alt+ArrowLeft' },
  search: { scope: 'register', combo: '/' },
  create: { scope: 'register', combo: 'N' },
  jump: { scope: 'register', combo: 'Ctrl+G' },
  yearBefore: { scope: 'register', combo: '[' },
  yearAfter: { scope: 'register', combo: ']' },
  open: { scope: 'list', combo: 'Enter', native: true },
  move: { scope: 'list', combo: '↑ ↓', native: true },
  page: { scope: 'list', combo: 'PageUp PageDown', native: true },
  ends: { scope: 'list', combo: 'Home End', native: true },
  nextField: { scope: 'form', combo: 'Enter', native: true },
  save: { scope: 'form', combo: 'Ctrl+Enter' },
  saveNext: { scope: 'form', combo: 'Ctrl+Shift+Enter' },
  duplicate: { scope: 'form', combo: 'Ctrl+D' },
  issue: { scope: 'record', combo: 'P' },
  correct: { scope: 'record', combo: 'S' },
  cancelRecord: { scope: 'record', combo: 'H' },
  leave: { scope: 'record', combo: 'Escape' },
  compare: { scope: 'check', combo: 'Ctrl+Enter' },
  refuse: { scope: 'check', combo: 'Ctrl+Shift+R' },
  verify: { scope: 'ledger', combo: 'V' },
  signNow: { scope: 'ledger', combo: 'K' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[];
export const shortcut = (id: ShortcutId): Shortcut => shortcuts[id];
