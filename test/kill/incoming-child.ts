// Unlocks terminal A on a full inbox and kills itself at the nth step of taking it in: before and after each read and
// removal of a file, each commit, and each list that is put beside the others. Arguments: home, tokens, n.
import { writeSync } from 'node:fs';
import { agencies } from '../../build/demo/cast.ts';
import { startTokenChild } from '../../build/demo/token-child.ts';
import type { Store } from '../../core/ports/store.ts';
import type { IncomingPort } from '../../core/ports/system.ts';
import { createTerminal } from '../../core/terminal.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { createPeer } from '../../native/network/peer.ts';
import { openStore } from '../../native/store/store.ts';
import { systemClock } from '../../native/system/clock.ts';
import { incoming } from '../../native/system/incoming.ts';
import { systemRandom } from '../../native/system/random.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { vaultFile } from '../../native/system/vault-file.ts';

const [home = '', place = '', last] = process.argv.slice(2);
const files = homeFiles(home);
const config = readTerminalConfig(home);
const { module, digest, personal, seal } = config.token;
const tokens = startTokenChild(place, { module, digest, listed: [...personal, seal] });
const serial = personal[0] ?? '';

let steps = 0;
function step(): void {
  steps += 1;
  if (steps !== Number(last)) return;
  tokens.process.kill('SIGKILL');
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
/** With a step before and one after. */
function stepped<Value>(work: () => Value): Value {
  step();
  const value = work();
  step();
  return value;
}

const inbox = incoming(files);
const watched: IncomingPort = {
  files: () =>
    inbox.files().map((file) => ({
      read: () => file.read(),
      remove: () => stepped(file.remove),
      refuse: () => stepped(file.refuse),
    })),
  keepList: (list) => stepped(() => inbox.keepList(list)),
};
let depth = 0;
function watchedStore(store: Store): Store {
  return {
    ...store,
    transaction(work) {
      depth += 1;
      try {
        return depth === 1 ? stepped(() => store.transaction(work)) : store.transaction(work);
      } finally {
        depth -= 1;
      }
    },
  };
}
const terminal = createTerminal({
  config,
  standIn: false,
  version: '0.0.0',
  runtime: 'test',
  token: tokens,
  clock: systemClock,
  random: systemRandom,
  log: { event: () => undefined },
  vaultFile: vaultFile(files.vaultKey),
  trustFiles: trustFiles(files.trust),
  incoming: watched,
  exposures: () => [],
  openStore: (key) => watchedStore(openStore({ path: files.store, key, organisation: config.organisation })),
  createPeer: (identity) => createPeer({ ...config.endpoint, ca: new Uint8Array(), ...identity }),
  events: { session: () => undefined, changed: () => undefined },
});
await tokens.login(serial, agencies[0].clerk.pin);
await terminal.handlers['control.unlock']({ serial });
writeSync(1, `${steps}\n`);
await terminal.handlers['control.stop']({});
await tokens.close();
process.exit(0);
