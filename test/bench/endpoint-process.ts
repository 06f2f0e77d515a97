import { startEndpoint } from '../../endpoint/endpoint.ts';
import { silentLog } from '../support/endpoint-log.ts';

/**
 * The endpoint in a process of its own for `puts.ts`, without the rate limit of a single terminal: one sender
 * here stands for the whole country.
 */
const endpoint = await startEndpoint({
  home: process.argv[2] ?? '',
  log: silentLog,
  limits: {
    burst: 1e9,
    rate: 1e9,
    senderBurst: 1e9,
    senderRate: 1e9,
    pairBytes: 2 ** 40,
    recipientBytes: 2 ** 40,
    senderBytes: 2 ** 40,
  },
});
process.send?.(endpoint.port);
process.once('disconnect', async () => {
  await endpoint.close();
  process.exit(0);
});
