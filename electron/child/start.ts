import { join } from 'node:path';
import { locateHome } from '../home/locate.ts';
import { standInArgument } from '../home/runtime.ts';
import { createLog, type ShellLog } from '../log.ts';

export interface ChildStart {
  readonly home: string;
  readonly standIn: boolean;
  readonly log: ShellLog;
}

/**
 * The start of both children. An uncaught error ends the process: main locks the terminal and starts another one,
 * which is safer than to continue in an unknown state.
 */
export function startChild(): ChildStart {
  process.umask(0o077);
  const log = createLog((line) => process.stderr.write(line));
  const end = (error: unknown) => {
    log.failed('process', 'UNEXPECTED', error);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  return {
    home: locateHome(process.argv, join(process.cwd(), 'tram-mat')),
    standIn: process.argv.includes(standInArgument),
    log,
  };
}
