import { parseArgs } from 'node:util';
import { runTerminal } from './run/terminal.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';

const { values } = parseArgs({
  options: {
    /** Drive the main job through the real windows on a virtual screen. */
    walkthrough: { type: 'boolean', default: false },
    /** Which agency's terminal of the demo world to open. */
    terminal: { type: 'string', default: 'a' },
  },
});

const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
if (values.walkthrough || !hasDisplay) process.exitCode = await walkthrough();
else if (values.terminal === 'a' || values.terminal === 'b')
  process.exitCode = await runTerminal(values.terminal);
else {
  console.error('--terminal a | b');
  process.exitCode = 2;
}
