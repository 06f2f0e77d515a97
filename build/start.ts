import { parseArgs } from 'node:util';
import { runTerminal } from './run/terminal.ts';
import { ensureDebianPackages } from './setup/debian-packages.mjs';
import { startChoice } from './start-choice.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';

const { values } = parseArgs({
  options: {
    /** Drive the main job through the real windows on a virtual screen. */
    walkthrough: { type: 'boolean', default: false },
    /** Which agency's terminal of the demo world to open. */
    terminal: { type: 'string' },
    /** What agency A's tokens are in the walkthrough, where not SoftHSM's: `opensc`, virtual PIV cards. */
    tokens: { type: 'string' },
  },
});

const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const { walkthrough: walks, terminal, tokens } = values;
const choice = startChoice({ walkthrough: walks, terminal, tokens }, hasDisplay);
if (choice === 'walkthrough') process.exitCode = await walkthrough('softhsm');
else if (choice === 'card-walkthrough') process.exitCode = await walkthroughWithCards();
else if (choice === 'a' || choice === 'b') process.exitCode = await runTerminal(choice);
else {
  console.error(choice.refusal);
  process.exitCode = 2;
}

async function walkthroughWithCards(): Promise<number> {
  try {
    ensureDebianPackages(['cards']);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  return walkthrough('opensc');
}
