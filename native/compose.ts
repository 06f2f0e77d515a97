import type { TokenPort } from '../core/ports/token.ts';
import { createTerminal, type Terminal } from '../core/terminal.ts';
import type { TerminalEvents } from '../core/views/terminal-events.ts';
import { homeFiles, readTerminalConfig } from './home.ts';
import { createPeer } from './network/peer.ts';
import { openStore } from './store/store.ts';
import { systemClock } from './system/clock.ts';
import { exposures } from './system/exposure.ts';
import { incoming } from './system/incoming.ts';
import { fileLog } from './system/log.ts';
import { pemOf } from './system/pem.ts';
import { systemRandom } from './system/random.ts';
import { trustFiles } from './system/trust-files.ts';
import { vaultFile } from './system/vault-file.ts';
import { productVersion } from './version.ts';

export interface ComposeOptions {
  readonly home: string;
  readonly standIn: boolean;
  readonly token: TokenPort;
  readonly events: TerminalEvents;
}

/** A terminal on the real machine: files of its home folder, the encrypted store, the one endpoint. */
export function composeTerminal({ home, standIn, token, events }: ComposeOptions): Terminal {
  const files = homeFiles(home);
  const config = readTerminalConfig(home);
  const trust = trustFiles(files.trust);
  return createTerminal({
    config,
    standIn,
    version: productVersion,
    runtime: runtimeName(standIn),
    token,
    clock: systemClock,
    random: systemRandom,
    log: fileLog(files.log, systemClock),
    vaultFile: vaultFile(files.vaultKey),
    trustFiles: trust,
    incoming: incoming(files),
    exposures,
    openStore: (key) => openStore({ path: files.store, key, organisation: config.organisation }),
    createPeer: ({ certificate, key }) =>
      createPeer({
        host: config.endpoint.host,
        port: config.endpoint.port,
        spki: config.endpoint.spki,
        ca: pemOf([...trust.anchors(), ...trust.intermediates()]),
        certificate,
        key,
      }),
    events,
  });
}

function runtimeName(standIn: boolean): string {
  const electron = process.versions['electron'];
  const node = `Node ${process.versions.node}`;
  if (standIn) return `Electron stand-in, ${node}`;
  return electron === undefined ? node : `Electron ${electron}, ${node}`;
}
