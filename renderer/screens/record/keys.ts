import { bound } from '../../keys/shortcut.ts';

export const recordKeys = {
  issue: bound('P'),
  correct: bound('S'),
  cancelRecord: bound('H'),
  reply: bound('T'),
  settle: bound('X'),
  retract: bound('Z'),
  leave: bound('Escape'),
};
