import { expect, test, vi } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { openDemoPki } from '../../build/demo/pki.ts';
import type { KeySpec } from '../../build/demo/provisioning.ts';
import { generateKeys, writeCertificates } from '../../build/demo/softhsm.ts';
import type { TokenCertificate } from '../../contract/token/state.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

const day = 86_400_000;
const inDays = (count: number): Date => new Date(Date.now() + count * day);

/** The clerk's token of terminal A with more pairs, each certified for its own life. */
async function withPairs(pairs: readonly (KeySpec & { life: [number, number] })[]): Promise<TestTerminal> {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  const { home, tokens } = site.world.homes.a;
  const [serial = ''] = readTerminalConfig(home).token.personal;
  // Before the token host starts: SoftHSM reads its folder once.
  const [{ clerk }] = agencies;
  const made = await generateKeys(tokens, serial, clerk.pin, pairs);
  const pki = await openDemoPki(site.world.pki);
  for (const [index, { id, usage, life }] of pairs.entries()) {
    const kind = usage === 'sign' ? 'person-signing' : 'person-encryption';
    const [notBefore, notAfter] = [inDays(life[0]), inDays(life[1])];
    const der = await pki.issue(kind, made[index]?.spki ?? new Uint8Array(), clerk.name, {
      notBefore,
      notAfter,
    });
    await writeCertificates(tokens, serial, clerk.pin, [{ keyId: id, der }]);
  }
  return site.a;
}

/** The terminal is opened with the token's certificates in an order of their key identities, and signs. */
async function opensInOrder(a: TestTerminal, order: readonly string[]): Promise<void> {
  const inOrder = (certificates: TokenCertificate[]) =>
    order.map((keyId) => {
      const found = certificates.find((candidate) => candidate.keyId === keyId);
      if (found === undefined) throw new Error(`no certificate ${keyId} on the token`);
      return found;
    });
  const state = a.tokens.state.bind(a.tokens);
  const [serial] = readTerminalConfig(a.home).token.personal;
  const told = vi.spyOn(a.tokens, 'state').mockImplementation(async () => {
    const { module, tokens } = await state();
    return {
      module,
      tokens: tokens.map((token) =>
        token.serial === serial ? { ...token, certificates: inOrder(token.certificates) } : token,
      ),
    };
  });
  try {
    await a.unlock();
    expect(a.view()).toMatchObject({ phase: 'unlocked', warnings: [] });
    await a.handlers['ledger.checkpoint']({});
    expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
    await a.handlers['session.lock']({});
  } finally {
    told.mockRestore();
  }
}

test('a token with an expired and a renewed pair opens in every order of its certificates', async () => {
  // 01 and 02 are what the directory lists and the vault names.
  const a = await withPairs([
    { id: '11', kind: 'p256', usage: 'sign', life: [-400, -30] },
    { id: '12', kind: 'rsa-2048', usage: 'encrypt', life: [-400, -30] },
  ]);
  const [signing, encryption] = [
    [
      ['11', '01'],
      ['01', '11'],
    ],
    [
      ['12', '02'],
      ['02', '12'],
    ],
  ];
  for (const sign of signing) {
    for (const encrypt of encryption) {
      await opensInOrder(a, [...sign, ...encrypt]);
      await opensInOrder(a, [...encrypt, ...sign]);
    }
  }
});

test('a renewed pair that is not listed and not in the vault yet leaves the former one in use', async () => {
  const a = await withPairs([
    { id: '11', kind: 'p256', usage: 'sign', life: [-1, 3_000] },
    { id: '12', kind: 'rsa-2048', usage: 'encrypt', life: [-1, 3_000] },
  ]);
  await opensInOrder(a, ['11', '12', '01', '02']);
  await opensInOrder(a, ['01', '02', '11', '12']);
});

test('a token on which every signing certificate has ended is refused for that', async () => {
  const a = await withPairs([{ id: '01', kind: 'p256', usage: 'sign', life: [-400, -30] }]);
  await expect(a.unlock()).rejects.toMatchObject({ code: 'CERTIFICATE_EXPIRED' });
});
