import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { nodePort } from '../../test/support/node-process-factory.ts';
import { createLog } from '../log.ts';
import { TokenHostPort } from './token-port.ts';

test('attaching a new host fails the old host’s pending calls with TOKEN_HOST_LOST', async () => {
  const port = new TokenHostPort(createLog(() => {}));
  let lost = 0;
  const listener = {
    tokenChanged: () => {},
    tokenHostLost: () => {
      lost += 1;
    },
  };
  const channels = [new MessageChannel(), new MessageChannel()];
  const [first, second] = channels.map(({ port1 }) => nodePort(port1));
  if (first === undefined || second === undefined) throw new Error('two channels');
  port.attach(first, listener);
  const signing = port
    .sign('11112222', 'aa', 'rsa-pkcs1-sha256', new Uint8Array(1))
    .catch((error: unknown) => error);
  port.attach(second, listener);
  expect(lost).toBe(1);
  expect(await signing).toMatchObject({ code: 'TOKEN_HOST_LOST' });
  for (const { port2 } of channels) port2.close();
  await expect.poll(() => lost).toBe(2);
});
