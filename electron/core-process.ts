import './heap.ts';
import { actRateChannels } from '../contract/ipc/act-rates.ts';
import { coreChannels, ipcEvents } from '../contract/ipc/channels.ts';
import { controlChannels } from '../contract/ipc/control.ts';
import { rateLimited } from '../core/handlers/act-rates.ts';
import type { Terminal } from '../core/terminal.ts';
import { composeTerminal } from '../native/compose.ts';
import { systemClock } from '../native/system/clock.ts';
import { receivePorts } from './child/parent.ts';
import { startChild } from './child/start.ts';
import { TokenHostPort } from './child/token-port.ts';
import type { Port } from './rpc/port.ts';
import { type Server, serve } from './rpc/serve.ts';

// The core: vault, ledger, registers and exchange behind one port to main and one to the token host.
const { home, standIn, log } = startChild();

const token = new TokenHostPort(log);
let windows: Server<typeof ipcEvents> | undefined;

const terminal: Terminal = composeTerminal({
  home,
  standIn,
  token,
  events: {
    session: (view) => windows?.push('session', view),
    changed: (topics) => windows?.push('changed', { topics }),
  },
});

const handlers = rateLimited(terminal.handlers, systemClock);

const serveMain = (port: Port): void => {
  windows = serve(port, { ...coreChannels, ...controlChannels, ...actRateChannels }, handlers, {
    log,
    events: ipcEvents,
    // What main asks by itself does not wait for what windows ask.
    urgent: (name) => name in controlChannels || name in actRateChannels,
    // Without main nobody can lock: a core on its own ends.
    onClose: () => process.exit(0),
  });
};

receivePorts(
  ['main', 'token'],
  (role, port) => {
    if (role === 'main') serveMain(port);
    else token.attach(port, terminal);
  },
  log,
);
