import './heap.ts';
import {
  tokenCoreChannels,
  tokenEvents,
  tokenShellChannels,
  tokenShellEvents,
} from '../contract/token/channels.ts';
import type { TokenHostState, TokenPhase } from '../contract/token/state.ts';
import { homeFiles, readDriverConfig, readTerminalConfig } from '../native/home.ts';
import { systemClock } from '../native/system/clock.ts';
import { tokenFileLog } from '../native/token/file-log.ts';
import { createTokenHost } from '../native/token/host.ts';
import { receivePorts } from './child/parent.ts';
import { startChild } from './child/start.ts';
import type { Port } from './rpc/port.ts';
import { type Server, serve } from './rpc/serve.ts';

// The token host: the only process that sees a PIN or loads a vendor's code.
const { home, log } = startChild();
const { token } = readTerminalConfig(home);
const { environment, initialisation } = readDriverConfig(home);
// The driver reads it when it is loaded.
Object.assign(process.env, environment);

let shell: Server<typeof tokenShellEvents> | undefined;
let core: Server<typeof tokenEvents> | undefined;
let phase: TokenPhase = 'load';

const host = createTokenHost({
  module: token.module,
  digest: token.digest,
  initialisation: initialisation ?? undefined,
  listed: [...token.personal, token.seal],
  log: tokenFileLog(homeFiles(home).tokenLog, systemClock),
  onChange(state: TokenHostState) {
    shell?.push('token.changed', state);
    core?.push('token.changed', state);
  },
  // Main starts another, after longer and longer pauses where that does not help.
  onStale: () => process.exit(0),
  onPhase(begun: TokenPhase) {
    phase = begun;
    shell?.push('token.phase', begun);
  },
});

const serveShell = (port: Port): void => {
  shell = serve(port, tokenShellChannels, host.handlers, {
    log,
    events: tokenShellEvents,
    wipe: true,
    onClose: () => void host.close().finally(() => process.exit(0)),
  });
  shell.push('token.phase', phase);
};

const serveCore = (port: Port): void => {
  core?.close();
  const own = serve(port, tokenCoreChannels, host.handlers, {
    log,
    events: tokenEvents,
    wipe: true,
    onClose() {
      if (core !== own) return;
      core = undefined;
      // The session these logins were made for is gone.
      void host.handlers['token.logout']({});
    },
  });
  core = own;
};

receivePorts(
  ['shell', 'core'],
  (role, port) => {
    if (role === 'shell') serveShell(port);
    else serveCore(port);
  },
  log,
);
