import { Command } from 'commander';
import pino from 'pino';
import { AppError } from '../contract/errors/index.ts';
import { startEndpoint } from './endpoint.ts';
import { createLog, type EndpointLog } from './log.ts';

// Mailboxes show who writes to whom and when: nobody else of this machine reads what the endpoint writes.
process.umask(0o077);

/** Standard output is for the one line that says where; the log goes to standard error, unbuffered. */
const log = createLog(pino.destination({ fd: 2, sync: true }));

const program = new Command('endpoint').description('Trạm Mật: the isolated internal endpoint');
program
  .command('serve')
  .description(
    'serve the mailboxes of a home folder until SIGTERM; SIGHUP reads trust files and directory again',
  )
  .requiredOption('--home <folder>', 'folder with endpoint.json, keys, trust files and the signed directory')
  .action(({ home }: { home: string }) => serve(home, log));

async function serve(home: string, log: EndpointLog): Promise<void> {
  const endpoint = await startEndpoint({ home, log });
  log.event('started');
  process.on('SIGHUP', () => {
    endpoint.reload().catch((error: unknown) => {
      if (error instanceof AppError) log.event('reload-refused', { code: error.code });
      else log.fault(error);
    });
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await endpoint.close();
    log.event('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last: whoever reads it may send a signal at once.
  process.stdout.write(`ready ${endpoint.host} ${endpoint.port}\n`);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof AppError) log.event('refused', { code: error.code });
  else log.fault(error);
  process.exitCode = 1;
}
