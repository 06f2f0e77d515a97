import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Stage } from '../../build/walkthrough/stage.ts';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import type { Organisation } from '../../contract/exchange/directory.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { publish } from '../support/directory.ts';
import { askTerminal } from './page/seed.ts';

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

/** The directory lists these bodies too, and the terminal has taken it. */
export async function listBodies(
  stage: Stage,
  terminal: TerminalWindow,
  bodies: readonly Organisation[],
): Promise<void> {
  let version = 0;
  await stage.restartEndpoint(async () => {
    version = await publish(stage.world, ({ organisations }) => {
      const listed = new Set(organisations.map(({ code }) => code));
      organisations.push(...bodies.filter(({ code }) => !listed.has(code)));
    });
  });
  const inUse = () => askTerminal<{ directoryVersion: number }>(terminal.page, 'about.view', {});
  await expect.poll(async () => (await inUse()).directoryVersion, { timeout: 60_000 }).toBe(version);
}
