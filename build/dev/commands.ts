import { z } from 'zod';

/** What `npm run dev` asks of the terminal it started: one command a line on the terminal's standard input. */
export const Command = z.enum(['style', 'refresh', 'reload', 'restart-core', 'restart-token-host']);
export type Command = z.infer<typeof Command>;

/** Switch of the development terminal: unlock with the demo PIN at the start and after each restart of a child. */
export const unlockSwitch = '--unlock';
