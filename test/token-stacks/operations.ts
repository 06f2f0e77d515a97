import { randomBytes, X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import type { SignMechanism } from '../../contract/token/channels.ts';
import type { TokenInfo } from '../../contract/token/state.ts';
import { keysFor } from '../../core/session/certificate-choice.ts';
import { tokenSigner } from '../../core/session/signers.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { unwrapVaultKey, wrapVaultKey } from '../../core/vault/key-wrapping.ts';
import { opensslVerifies } from './openssl.ts';
import type { OpenStack, Outcome, Stack } from './stack.ts';
import { outcomeOf, type WatchedTokenHost } from './watched-token-host.ts';

/** A stack at work: the token is in, with all its tries, seen by a host that nobody is logged in to. */
export interface AtWork {
  readonly facts: Stack;
  readonly stack: OpenStack;
  readonly host: WatchedTokenHost;
  readonly token: TokenInfo;
  /** Who issued its certificates, DER. */
  readonly anchor: Uint8Array;
}

/** A token that was pulled out while somebody was logged in. */
interface PulledOut {
  readonly host: WatchedTokenHost;
  sign(): Promise<Outcome>;
  putBack(): Promise<void>;
}

/** What is told of it, until it is put back and nobody is logged in any more. */
const whatGoes: Record<Stack['removal'], (at: PulledOut) => Promise<void>> = {
  shown: toldAsGone,
  'may hang': toldAsGone,
  async 'at use'({ host, sign, putBack }) {
    expect(await sign()).toBe('TOKEN_SIGN_FAILED');
    await putBack();
    await host.logout();
    // Nothing of the device's former life is any good.
    await host.until(async () => host.history.find((standing) => standing === 'host lost'));
  },
  async never({ host, sign, putBack }) {
    expect(await sign()).toBe('ok');
    await putBack();
    expect(await sign()).toBe('ok');
    expect(host.history).toEqual([]);
    await host.logout();
  },
};

async function toldAsGone({ host, sign, putBack }: PulledOut): Promise<void> {
  const gone = async () => host.history.find((standing) => standing === 'out' || standing === 'host lost');
  await host.until(gone, toldWithinMs);
  expect(codesWhileOut).toContain(await sign());
  await putBack();
}

export interface Operation {
  readonly name: string;
  run(at: AtWork): Promise<void>;
}

/** A pulled token is out within the longest limit of a phase, the grace of the watchdog, and what a busy machine adds. */
const toldWithinMs = 16_000;
const codesWhileOut = ['TOKEN_ABSENT', 'TOKEN_REMOVED', 'TOKEN_HOST_LOST', 'TOKEN_MODULE_FAILED'];

export const pulledOut: Operation = {
  name: 'signs nothing once it is pulled out, and is locked when it is put back',
  async run({ facts, stack, host, token }) {
    await host.login(token.serial, stack.pin);
    const [key] = keysFor(token, 'sign');
    const sign = () => outcomeOf(() => tokenSigner(host, token, [], key).sign(randomBytes(200)));
    host.history.length = 0;
    await stack.pullOut();
    await whatGoes[facts.removal]({ host, sign, putBack: () => stack.putBack() });
    expect(await host.ready()).toMatchObject({ serial: token.serial, loggedIn: false });
    expect(await sign()).toBe('TOKEN_NOT_LOGGED_IN');
    expect(await host.login(token.serial, stack.pin)).toBe('ok');
    expect(await sign()).toBe('ok');
  },
};

/** What every stack is put through, in this order; each begins as `AtWork` says. */
export const operations: readonly Operation[] = [
  {
    name: 'unlocks with the right PIN',
    async run({ stack, host, token }) {
      expect(await host.login(token.serial, stack.pin)).toBe('ok');
      expect(await host.token()).toMatchObject({ loggedIn: true, pin: 'ok' });
    },
  },
  {
    name: 'signs nothing before that',
    async run({ host, token }) {
      const [key] = keysFor(token, 'sign');
      const signer = tokenSigner(host, token, [], key);
      expect(await outcomeOf(() => signer.sign(randomBytes(200)))).toBe('TOKEN_NOT_LOGGED_IN');
    },
  },
  {
    name: 'signs with each of its keys, several times, as openssl checks it',
    async run({ facts, stack, host, token, anchor }) {
      await host.login(token.serial, stack.pin);
      const mechanisms: SignMechanism[] = [];
      for (const key of keysFor(token, 'sign')) {
        const signer = tokenSigner(host, token, [], key);
        mechanisms.push(signer.mechanism);
        for (let time = 0; time < 2; time += 1) {
          const data = randomBytes(300);
          expect(await opensslVerifies(await signDetached(data, signer, new Date()), data, anchor)).toBe('');
        }
      }
      expect(mechanisms.sort()).toEqual([...facts.signs].sort());
    },
  },
  {
    name: 'opens a vault that was wrapped to it',
    async run({ facts, stack, host, token }) {
      await host.login(token.serial, stack.pin);
      const [key] = keysFor(token, 'encrypt');
      if (key === undefined) throw new Error('no certificate to encrypt to');
      expect(new X509Certificate(key.certificate).publicKey.asymmetricKeyType).toBe('rsa');
      for (const hash of ['SHA-1', 'SHA-256'] as const) {
        const vaultKey = Uint8Array.from(randomBytes(32));
        const file = await wrapVaultKey(vaultKey, [{ certificate: key.certificate, oaepHash: hash }]);
        let opened: Uint8Array | undefined;
        const outcome = await outcomeOf(async () => {
          opened = await unwrapVaultKey(file, [key.certificate], (_certificate, oaepHash, encrypted) =>
            host.decrypt(token.serial, key.keyId, oaepHash, encrypted),
          );
        });
        expect([hash, outcome]).toEqual([hash, facts.unwraps[hash]]);
        if (outcome === 'ok') expect(opened).toEqual(vaultKey);
      }
    },
  },
  {
    name: 'tells a wrong PIN, and forgets it after the right one',
    async run({ facts, stack, host, token }) {
      const [first] = facts.wrongPins.inRow;
      expect(await host.login(token.serial, stack.wrongPin)).toBe(first?.code);
      expect(await host.token()).toMatchObject({ loggedIn: false, pin: first?.flags });
      expect(await host.login(token.serial, stack.pin)).toBe('ok');
      expect(await host.token()).toMatchObject({ loggedIn: true, pin: 'ok' });
    },
  },
  {
    name: 'takes the right PIN at the last try',
    async run({ facts, stack, host, token }) {
      for (let wrong = 0; wrong < facts.wrongPins.beforeLastTry; wrong += 1) {
        await host.login(token.serial, stack.wrongPin);
      }
      expect(await host.login(token.serial, stack.pin)).toBe('ok');
      expect(await host.token()).toMatchObject({ loggedIn: true, pin: 'ok' });
    },
  },
  {
    name: 'counts wrong PINs, and says when it is locked',
    async run({ facts, stack, host, token }) {
      const { inRow, afterwards } = facts.wrongPins;
      for (const { code, flags } of inRow) {
        expect(await host.login(token.serial, stack.wrongPin)).toBe(code);
        expect(await host.token()).toMatchObject({ loggedIn: false, pin: flags });
      }
      expect(await host.login(token.serial, stack.pin)).toBe(afterwards);
    },
  },
  pulledOut,
];
