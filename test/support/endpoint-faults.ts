import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../build/demo/world.ts';
import type { EnvelopeId, OrganisationCode } from '../../contract/scalar.ts';
import { publish } from './directory.ts';
import { openMailboxes } from './mailboxes.ts';

/** What a faulty disk leaves of an envelope: its sealed bytes are zeros. */
export function damageEnvelope({ endpoint }: World, id: EnvelopeId): void {
  const database = openMailboxes(endpoint.home);
  database.prepare('UPDATE envelopes SET sealed = zeroblob(length(sealed)) WHERE id = ?').run(id);
  database.close();
}

/** Starts and stops the endpoint of a world. */
interface Switch {
  startEndpoint(): Promise<void>;
  stopEndpoint(): Promise<void>;
}

/** Lets the endpoint work for a while with a directory of the same number that lacks a body. */
export async function withoutBody(
  world: World,
  body: OrganisationCode,
  endpoint: Switch,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const files = ['directory.json', 'directory.p7s'].map((name) => join(world.endpoint.home, name));
  const whole = await Promise.all(files.map(async (file) => [file, await readFile(file)] as const));
  await endpoint.stopEndpoint();
  await publish(world, (directory) => {
    directory.version -= 1;
    directory.organisations = directory.organisations.filter(({ code }) => code !== body);
  });
  await endpoint.startEndpoint();
  await meanwhile();
  await endpoint.stopEndpoint();
  for (const [file, content] of whole) await writeFile(file, content);
  await endpoint.startEndpoint();
}
