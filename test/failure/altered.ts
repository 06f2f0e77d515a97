import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { agencies } from '../../build/demo/cast.ts';
import { softHsmModule } from '../../build/demo/softhsm.ts';
import { startTokenChild, type TokenChild } from '../../build/demo/token-child.ts';
import type { World } from '../../build/demo/world.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import { createTerminal, type Terminal } from '../../core/terminal.ts';
import type { WindowedDependencies } from '../../core/views/terminal-events.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { createPeer } from '../../native/network/peer.ts';
import { openStore } from '../../native/store/store.ts';
import { systemClock } from '../../native/system/clock.ts';
import { fileLog } from '../../native/system/log.ts';
import { pemOf } from '../../native/system/pem.ts';
import { systemRandom } from '../../native/system/random.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { vaultFile } from '../../native/system/vault-file.ts';
import { buildFaultModule, FaultControl } from '../support/fault-module.ts';
import { type TestHandlers, testHandlers } from '../support/requests.ts';
import { digestOfFile } from '../support/token-folder.ts';

/** Agency A's tokens behind the module that pulls them out, counts PIN tries and lies about serial numbers. */
export interface FaultyTokens {
  readonly port: TokenChild;
  readonly faults: FaultControl;
  /** Serial numbers. */
  readonly clerk: string;
  readonly head: string;
  readonly seal: string;
  /** Tells the terminal under test what the token host sees. */
  attach(terminal: Terminal | undefined): void;
}

/** `folder` is a temporary one, closed to other accounts. */
export function startFaultyTokens(world: World, folder: string): FaultyTokens {
  const config = readTerminalConfig(world.homes.a.home);
  const [clerk = '', head = ''] = config.token.personal;
  const module = buildFaultModule(folder);
  const faults = new FaultControl(world.directory);
  let attached: Terminal | undefined;
  const port = startTokenChild(
    world.homes.a.tokens,
    {
      module,
      digest: digestOfFile(module),
      listed: [...config.token.personal, config.token.seal],
      env: faults.environment(softHsmModule()),
    },
    (state) => attached?.tokenChanged(state),
  );
  return {
    port,
    faults,
    clerk,
    head,
    seal: config.token.seal,
    attach(terminal) {
      attached = terminal;
    },
  };
}

export interface Altered {
  readonly terminal: Terminal;
  readonly handlers: TestHandlers;
  readonly home: string;
  view(): SessionView;
  /** Logs in with the clerk's PIN and opens the vault. */
  unlock(): Promise<void>;
  openSeal(): Promise<void>;
  /** Resolves when the condition holds; looks ten times a second. */
  until<Value>(condition: () => Value | Promise<Value>): Promise<NonNullable<Value>>;
  stop(): Promise<void>;
}

/** Agency A's terminal as `native/compose.ts` puts it together, with some of its parts exchanged. */
export function startAltered(
  tokens: FaultyTokens,
  home: string,
  change: Partial<WindowedDependencies> = {},
): Altered {
  const files = homeFiles(home);
  const config = readTerminalConfig(home);
  const trust = trustFiles(files.trust);
  const clock = change.clock ?? systemClock;
  const terminal = createTerminal({
    config,
    standIn: false,
    version: '0.0.0',
    runtime: 'test',
    token: tokens.port,
    clock,
    random: systemRandom,
    log: fileLog(files.log, clock),
    vaultFile: vaultFile(files.vaultKey),
    trustFiles: trust,
    incoming: { files: () => [], keepList: () => true },
    exposures: () => [],
    openStore: (key) => openStore({ path: files.store, key, organisation: config.organisation }),
    createPeer: ({ certificate, key }) =>
      createPeer({
        ...config.endpoint,
        ca: pemOf([...trust.anchors(), ...trust.intermediates()]),
        certificate,
        key,
      }),
    events: { session: () => undefined, changed: () => undefined },
    ...change,
  });
  tokens.attach(terminal);
  const [{ clerk, seal }] = agencies;
  return {
    terminal,
    handlers: testHandlers(terminal.handlers),
    home,
    view() {
      const view = terminal.handlers['control.view']({});
      if (view instanceof Promise) throw new Error('the view is at hand');
      return view;
    },
    async unlock() {
      await logIn(tokens, tokens.clerk, clerk.pin);
      await terminal.handlers['control.unlock']({ serial: tokens.clerk });
    },
    async openSeal() {
      await logIn(tokens, tokens.seal, seal.pin);
      terminal.tokenChanged(await tokens.port.state());
    },
    async until(condition) {
      const deadline = Date.now() + 20_000;
      for (;;) {
        const value = await condition();
        if (value) return value as NonNullable<typeof value>;
        if (Date.now() > deadline) throw new Error('it did not come to pass in time');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async stop() {
      await terminal.handlers['control.stop']({});
      tokens.attach(undefined);
      await tokens.port.logout();
    },
  };
}

async function logIn({ port }: FaultyTokens, serial: string, pin: string): Promise<void> {
  await port.login(serial, pin);
}

/** A copy of terminal A's home folder, to be damaged. */
export function copyHome(world: World, name: string): string {
  const copy = join(world.directory, `a-${name}`);
  cpSync(world.homes.a.home, copy, { recursive: true });
  return copy;
}
