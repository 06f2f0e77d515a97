import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../../build/walkthrough/stage.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { publish } from '../support/directory.ts';

/**
 * The endpoint works with a directory of the same number that lacks a body, until `meanwhile` is over. No
 * terminal sees it, because it is not newer; the endpoint takes it, because it remembers none over a restart.
 */
export async function forgetting(
  stage: Stage,
  body: OrganisationCode,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const files = ['directory.json', 'directory.p7s'].map((name) => join(stage.world.endpoint.home, name));
  const whole = await Promise.all(files.map(async (file) => [file, await readFile(file)] as const));
  await stage.restartEndpoint(async () => {
    await publish(stage.world, (directory) => {
      directory.version -= 1;
      directory.organisations = directory.organisations.filter(({ code }) => code !== body);
    });
  });
  await meanwhile();
  await stage.restartEndpoint(async () => {
    for (const [file, content] of whole) await writeFile(file, content);
  });
}
