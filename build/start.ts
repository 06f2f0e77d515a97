import { parseArgs } from 'node:util';
import { runTerminal } from './run/terminal.ts';
import { startChoice } from './start-choice.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';

const { values } = parseArgs({
  options: {
    /** Drive the main job through the real windows on a virtual screen. */
    walkthrough: { type: 'boolean', default: false },
    /** Which agency's terminal of the demo world to open. */
    terminal: { type: 'string' },
  },
});

const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const { walkthrough: walks, terminal } = values;
const choice = startChoice({ walkthrough: walks, terminal }, hasDisplay);
if (choice === 'walkthrough') process.exitCode = await walkthrough();
else if (choice === 'a' || choice === 'b') process.exitCode = await runTerminal(choice);
else {
  console.error(choice.refusal);
  process.exitCode = 2;
}
