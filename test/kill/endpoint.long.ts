import { afterAll, beforeAll, test } from 'vitest';
import { createEndpointWorld, type EndpointWorld } from '../support/endpoint-home.ts';
import { randomFor } from '../support/random.ts';
import { EndpointProcess, killWhileStoring } from './endpoint-kills.ts';

let world: EndpointWorld;
let endpoint: EndpointProcess;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('endpoint that is killed often'));
  endpoint = new EndpointProcess(world.home);
});
afterAll(() => {
  endpoint.send('SIGKILL');
  world.remove();
});

test('every envelope that was answered is there after 100 times kill -9, once and unchanged', async () => {
  await killWhileStoring(world, endpoint, 100);
}, 1_200_000);
