import type { Handlers } from '../../contract/channel.ts';
import type { tokenCoreChannels, tokenShellChannels } from '../../contract/token/channels.ts';
import { decrypt, sign } from './keys.ts';
import { Tokens, type TokensOptions } from './tokens.ts';

export interface TokenHost {
  readonly handlers: Handlers<typeof tokenShellChannels & typeof tokenCoreChannels>;
  /** Logs out everywhere and finalises the module. */
  close(): Promise<void>;
}

/**
 * The tokens of this machine behind the channels of contract/token; the only code that sees a PIN. The port it is
 * served on (electron/rpc/serve.ts) zeroes what crosses it: PINs, and what was signed or decrypted.
 */
export function createTokenHost(options: TokensOptions): TokenHost {
  const tokens = new Tokens(options);
  return {
    handlers: {
      'token.state': () => tokens.exclusively(() => tokens.look()),
      'token.login': ({ serial, pin }) => tokens.exclusively(() => tokens.login(serial, pin)),
      'token.logout': () => tokens.exclusively(() => tokens.logout()),
      'token.logoutOne': ({ serial }) => tokens.exclusively(() => tokens.logoutOne(serial)),
      'token.sign': async ({ serial, keyId, mechanism, data }) => {
        const signature = await tokens.exclusively(() =>
          tokens.operate(serial, 'sign', (token) => sign(token, keyId, mechanism, data)),
        );
        return { signature };
      },
      'token.decrypt': async ({ serial, keyId, oaepHash, data }) => {
        const plaintext = await tokens.exclusively(() =>
          tokens.operate(serial, 'decrypt', (token) => decrypt(token, keyId, oaepHash, data)),
        );
        return { plaintext };
      },
    },
    close: () => tokens.close(),
  };
}
