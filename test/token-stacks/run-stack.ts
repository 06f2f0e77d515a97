import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestAuthority } from '../support/authority.ts';
import { whereThereIs } from '../support/left-out.ts';
import { digestOfFile } from '../support/token-folder.ts';
import { type Operation, operations } from './operations.ts';
import type { OpenStack, Stack } from './stack.ts';
import { WatchedTokenHost } from './watched-token-host.ts';

const caseTimeoutMs = 120_000;
const keyUsages = {
  sign: ['digitalSignature', 'nonRepudiation'],
  encrypt: ['keyEncipherment'],
  both: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'],
} as const;

/** The tests of one stack: the table of operations. */
export const describeStack = (facts: Stack, chosen: readonly Operation[] = operations): void =>
  whereThereIs(facts, facts.name, () => runOperations(facts, chosen));

function runOperations(facts: Stack, chosen: readonly Operation[]): void {
  describe(facts.name, () => {
    let folder = '';
    let stack: OpenStack;
    let host: WatchedTokenHost;
    let anchor: Uint8Array;
    let isIn = true;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tram-mat-stack-'));
      const authority = await TestAuthority.create('Token stacks');
      anchor = authority.der;
      const opened = await facts.open(folder, (usage, key) =>
        authority.certify('Nguyễn Thị Hồng Đào', keyUsages[usage], key),
      );
      stack = {
        ...opened,
        pullOut: () => {
          isIn = false;
          return opened.pullOut();
        },
        putBack: () => {
          isIn = true;
          return opened.putBack();
        },
      };
      host = await listedHost(stack);
    });
    afterAll(async () => {
      await host?.close();
      await stack?.close();
      rmSync(folder, { recursive: true, force: true });
    });
    beforeEach(async () => {
      if (!isIn) await stack.putBack();
      // The case before may have left the host to be replaced.
      await host.ready();
      await host.logout();
      await stack.unblock();
    });

    for (const { name, run } of chosen) {
      it(name, { timeout: caseTimeoutMs }, async () => {
        const token = await host.ready();
        expect(token.loggedIn).toBe(false);
        await run({ facts, stack, host, token, anchor });
        if (facts.removal !== 'may hang') expect(host.stalls).toEqual([]);
      });
    }
  });
}

/** A host on which the token is listed: its serial number is what a host without a list sees. */
async function listedHost({ module, driver, within, pollMs = 500 }: OpenStack): Promise<WatchedTokenHost> {
  const options = { module, digest: digestOfFile(module), environment: driver.environment, pollMs };
  const first = new WatchedTokenHost({ ...options, listed: [] }, within);
  try {
    const { serial } = await first.until(() => first.token());
    return new WatchedTokenHost({ ...options, listed: [serial] }, within);
  } finally {
    await first.close();
  }
}
