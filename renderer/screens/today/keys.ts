import { bound } from '../../keys/shortcut.ts';

/** Of what is done to the line that has the keyboard. */
export const todayKeys = { accept: bound('N') };
