import type { Handlers } from '../../contract/channel.ts';
import { Name } from '../../contract/exchange/directory.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { algorithmsInUse } from '../signature/algorithms.ts';
import { lawView } from '../views/law-view.ts';

export function aboutHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'about.view' | 'law.view'> {
  const { config, clock } = dependencies;
  return {
    'law.view': () => lawView(session.open.vault.law),
    'about.view': () => {
      const { directory, law, trust } = session.open.vault;
      const { host, port, spki } = config.endpoint;
      const now = clock.now();
      return {
        version: dependencies.version,
        runtime: dependencies.runtime,
        cipher: 'AEGIS-256 (SQLite3 Multiple Ciphers)',
        terminal: config.terminal,
        endpoint: `${host}:${port}`,
        endpointKey: spki,
        tokenModule: config.token.module,
        tokenModuleDigest: config.token.digest,
        law: law.effective,
        directoryVersion: directory.version,
        directoryAt: directory.statement.at,
        crls: trust.revocationLists().map(({ issuer, thisUpdate, nextUpdate }) => ({
          issuer: Name.safeParse(issuer).data ?? '-',
          thisUpdate: new Date(thisUpdate).toISOString(),
          nextUpdate: new Date(nextUpdate).toISOString(),
          stale: now > nextUpdate,
        })),
        algorithms: algorithmsInUse,
        exposures: dependencies.exposures(),
      };
    },
  };
}
