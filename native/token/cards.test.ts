import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softHsmModule } from '../../build/demo/softhsm.ts';
import { buildFaultModule, type Fault, FaultControl } from '../../test/support/fault-module.ts';
import {
  createFaultyHost,
  type FaultyHost,
  outcomeOfLogin,
  RecordedTokenLog,
} from '../../test/support/faulty-host.ts';
import { createTokenFolder, digestOfFile, type TokenFolder } from '../../test/support/token-folder.ts';
import { createTokenHost } from './host.ts';

describe('a card with two PINs', () => {
  let folder: TokenFolder;
  let faults: FaultControl;
  let serial: string;
  let others: string[];
  beforeAll(async () => {
    const keys = [
      { id: '01', kind: 'p256', usage: 'sign' },
      { id: '02', kind: 'rsa-2048', usage: 'encrypt' },
    ] as const;
    folder = await createTokenFolder([
      { label: 'Card (PIN)', pin: '222222', keys: [] },
      { label: 'Card (signing PIN)', pin: '123456', keys },
      { label: 'Card (PUK)', pin: '333333', keys: keys.slice(0, 1) },
    ]);
    const [first = '', second = '', third = ''] = folder.tokens.map((token) => token.serial);
    serial = second;
    others = [first, third];
    faults = new FaultControl(folder.directory);
    Object.assign(process.env, faults.environment(softHsmModule()));
  });
  afterAll(() => folder.remove());

  async function opened(...set: Fault[]) {
    faults.set(...others.map((other): Fault => `serial ${other} ${serial}`), ...set);
    const module = buildFaultModule(folder.directory);
    const host = createTokenHost({
      module,
      digest: digestOfFile(module),
      listed: [serial],
      onChange: () => undefined,
      pollMs: 60_000,
      log: new RecordedTokenLog(),
    });
    try {
      const login = await outcomeOfLogin(host, serial, '123456');
      const { tokens } = await host.handlers['token.state']({});
      return {
        login,
        tokens: tokens.map(({ listed, label, certificates }) => [
          listed,
          label,
          certificates
            .map(({ usage }) => usage)
            .sort()
            .join(),
        ]),
      };
    } finally {
      faults.set();
      await host.close();
    }
  }

  it('is one token, and the slot that holds the keys is used', async () => {
    expect(await opened('reader Card_a')).toEqual({
      login: 'ok',
      tokens: [[true, 'Card (signing PIN)', 'encrypt,sign']],
    });
  });

  it('is not what two readers with one serial number are', async () => {
    const { login, tokens } = await opened();
    expect(login).toBe('TOKEN_NOT_LISTED');
    expect(tokens.map(([listed]) => listed)).toEqual([false, false, false]);
  });
});

describe('a token that is there', () => {
  let world: FaultyHost;
  beforeAll(async () => {
    world = await createFaultyHost(10);
  });
  afterAll(() => world.close());

  it('is not asked to describe itself at every look, and a change is noticed all the same', async () => {
    await world.host.handlers['token.state']({});
    world.faults.set('count C_GetSlotList', 'count C_GetTokenInfo');
    // The binding asks twice for a list: for its length, and for itself.
    while (world.faults.calls('C_GetSlotList') < 2 * 16) await setTimeout(20);
    const looks = world.faults.calls('C_GetSlotList') / 2;
    const asked = world.faults.calls('C_GetTokenInfo');
    // Two tokens, each at every fourth look, and the slot without a token at each.
    expect(asked).toBeLessThanOrEqual(Math.ceil((looks + 1) * (1 + 2 / 4)) + 2);
    world.faults.set(`serial ${world.personal} FOREIGN-1`);
    while (world.states.at(-1)?.tokens.some((token) => token.serial === world.personal)) await setTimeout(20);
  });
});
