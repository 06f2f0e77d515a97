import type { MessageEvent } from 'electron';
import { z } from 'zod';
import type { ShellLog } from '../log.ts';
import { electronPort, type Port } from '../rpc/port.ts';

const Handover = <Role extends string>(roles: readonly [Role, ...Role[]]) =>
  z.strictObject({ role: z.enum(roles) });

/** Takes the ports that main hands to this child, each with its role; anything else is dropped and logged. */
export function receivePorts<Role extends string>(
  roles: readonly [Role, ...Role[]],
  take: (role: Role, port: Port) => void,
  log: ShellLog,
): void {
  const schema = Handover(roles);
  process.parentPort.on('message', (event: MessageEvent) => {
    const message = schema.safeParse(event.data);
    const [port] = event.ports;
    if (message.success && port !== undefined) take(message.data.role, electronPort(port));
    else log.failed('port', 'ARGUMENT_INVALID', message.error);
  });
}
