import { deedKeys } from '../../components/custody/deed-keys.ts';

/** Of what is done to the line that has the keyboard. */
export const todayKeys = { accept: deedKeys.accept };
