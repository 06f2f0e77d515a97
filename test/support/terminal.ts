import { once } from 'node:events';
import { type Agency, agencies } from '../../build/demo/cast.ts';
import { startTokenChild, type TokenChild } from '../../build/demo/token-child.ts';
import type { World } from '../../build/demo/world.ts';
import type { Topic } from '../../contract/ipc/topic.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { Terminal } from '../../core/terminal.ts';
import { composeTerminal } from '../../native/compose.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { type TestHandlers, testHandlers } from './requests.ts';

/** A real terminal without windows: core in this process, token host in another, everything else as it is. */
export interface TestTerminal {
  readonly agency: Agency;
  readonly terminal: Terminal;
  readonly handlers: TestHandlers;
  readonly tokens: TokenChild;
  readonly home: string;
  view(): SessionView;
  /** What windows were told to read again, in order. */
  readonly changes: Topic[][];
  /** Calls `listener` whenever the terminal says that something changed. */
  listen(listener: () => void): void;
  /** Logs in to the clerk's token and opens the vault. */
  unlock(): Promise<void>;
  openSeal(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when `condition` holds; looks again whenever the terminal says something changed. */
  until<Value>(condition: () => Value | Promise<Value>, timeoutMs?: number): Promise<NonNullable<Value>>;
}

export function startTerminal(world: World, key: Agency['key'], env: NodeJS.ProcessEnv = {}): TestTerminal {
  const agency = agencies.find((candidate) => candidate.key === key) ?? agencies[0];
  const place = world.homes[key];
  const config = readTerminalConfig(place.home);
  const listeners = new Set<() => void>();
  const changes: Topic[][] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let terminal: Terminal | undefined;
  const tokens = startTokenChild(
    place.tokens,
    {
      module: config.token.module,
      digest: config.token.digest,
      listed: [...config.token.personal, config.token.seal],
      env,
    },
    (state) => terminal?.tokenChanged(state),
  );
  let stopping = false;
  once(tokens.process, 'exit').then(() => {
    if (!stopping) terminal?.tokenHostLost();
  });
  const made = composeTerminal({
    home: place.home,
    standIn: false,
    token: tokens,
    events: {
      session: tell,
      changed: (topics: Topic[]) => {
        changes.push(topics);
        tell();
      },
    },
  });
  terminal = made;
  const clerk = config.token.personal[0] ?? '';
  return {
    agency,
    terminal: made,
    handlers: testHandlers(made.handlers),
    tokens,
    home: place.home,
    changes,
    listen: (listener) => void listeners.add(listener),
    view: () => made.handlers['control.view']({}) as SessionView,
    async unlock() {
      made.tokenChanged(await tokens.state());
      await made.handlers['control.prepareUnlock']({ serial: clerk, typed: true });
      await tokens.login(clerk, agency.clerk.pin);
      await made.handlers['control.unlock']({ serial: clerk });
    },
    async openSeal() {
      await tokens.login(config.token.seal, agency.seal.pin);
      made.tokenChanged(await tokens.state());
    },
    async stop() {
      stopping = true;
      await made.handlers['control.stop']({});
      await tokens.close();
    },
    async until(condition, timeoutMs = 20_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const value = await condition();
        if (value) return value as NonNullable<typeof value>;
        if (Date.now() > deadline) throw new Error('it did not come to pass in time');
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, 100);
          function done() {
            clearTimeout(timer);
            listeners.delete(done);
            resolve();
          }
          listeners.add(done);
        });
      }
    },
  };
}
