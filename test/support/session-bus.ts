import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listensAt, startService } from './service.ts';

export interface SessionBus {
  readonly address: string;
  stop(): Promise<void>;
}

/** A session bus of its own in a folder; calling one of `services` starts a program that fails. */
export async function startSessionBus(folder: string, services: readonly string[] = []): Promise<SessionBus> {
  const started = join(folder, 'services');
  mkdirSync(started, { recursive: true });
  for (const name of services)
    writeFileSync(join(started, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=/bin/false\n`);
  const [config, path] = [join(folder, 'bus.conf'), join(folder, 'bus')];
  const address = `unix:path=${path}`;
  writeFileSync(
    config,
    `<busconfig>
      <type>session</type>
      <listen>${address}</listen>
      <auth>EXTERNAL</auth>
      <servicedir>${started}</servicedir>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
      </policy>
    </busconfig>`,
  );
  const { stop } = await startService(
    ['dbus-daemon', `--config-file=${config}`, '--nofork'],
    {},
    listensAt({ path }),
  );
  return { address, stop };
}
