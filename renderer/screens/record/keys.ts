import { deedKeys } from '../../components/custody/deed-keys.ts';
import { bound, native } from '../../keys/shortcut.ts';

export const recordKeys = {
  issue: bound('P'),
  correct: bound('S'),
  complete: bound('O'),
  cancelRecord: bound('H'),
  reply: bound('T'),
  settle: bound('X'),
  retract: bound('Z'),
  ...deedKeys,
  tick: native('Space'),
  tickAll: native('Ctrl+A'),
  leave: bound('Escape'),
};
