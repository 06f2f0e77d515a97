import { deedKeys } from '../../components/custody/deed-keys.ts';
import { bound, native } from '../../keys/shortcut.ts';

export const recordKeys = {
  issue: bound('P', 'issue'),
  correct: bound('S', 'register'),
  complete: bound('O', 'keep'),
  cancelRecord: bound('H', 'register'),
  reply: bound('T', 'register'),
  settle: bound('X', 'register'),
  retract: bound('Z', 'issue'),
  ...deedKeys,
  tick: native('Space', 'keep'),
  tickAll: native('Ctrl+A', 'keep'),
  leave: bound('Escape'),
};
