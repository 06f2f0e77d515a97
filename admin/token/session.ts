import { AppError } from '../../contract/errors/index.ts';
import type { TokenInfo } from '../../contract/token/state.ts';
import type { TokenPort } from '../../core/ports/token.ts';
import { readDriverConfig, readTerminalConfig } from '../../native/home.ts';
import { createTokenHost } from '../../native/token/host.ts';

export interface TokenSession {
  readonly token: TokenInfo;
  readonly port: Pick<TokenPort, 'sign'>;
}
export interface TokenChoice {
  /** Home of the terminal whose driver and list of tokens count. */
  readonly home: string;
  /** Of several tokens that are plugged in. */
  readonly serial?: string | undefined;
  /** Zeroed here. */
  readonly pin: () => Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Opens one of a terminal's listed personal tokens for one piece of work, and logs out after it. TOKEN_ABSENT where none
 * or not that one is plugged in, TOKEN_SEVERAL where it is not told which; codes of driver and PIN.
 */
export async function withToken<T>(
  { home, serial, pin }: TokenChoice,
  work: (session: TokenSession) => Promise<T>,
): Promise<T> {
  const { token } = readTerminalConfig(home);
  const { environment, initialisation } = readDriverConfig(home);
  // The driver reads them when it is loaded.
  Object.assign(process.env, environment);
  const host = createTokenHost({
    module: token.module,
    digest: token.digest,
    listed: token.personal,
    initialisation: initialisation ?? undefined,
    onChange: () => undefined,
    log: { loaded: () => undefined, failed: () => undefined },
  });
  const { handlers } = host;
  const look = () => handlers['token.state']({});
  try {
    const { serial: chosen } = chooseToken((await look()).tokens, serial);
    const typed = await pin();
    try {
      await handlers['token.login']({ serial: chosen, pin: typed });
    } finally {
      typed.fill(0);
    }
    const opened = chooseToken((await look()).tokens, chosen);
    return await work({
      token: opened,
      port: {
        sign: async (of, keyId, mechanism, data) => {
          const request = { serial: of, keyId, mechanism, data: new Uint8Array(data) };
          return (await handlers['token.sign'](request)).signature;
        },
      },
    });
  } finally {
    await host.close();
  }
}

function chooseToken(tokens: readonly TokenInfo[], serial: string | undefined): TokenInfo {
  const [one, ...others] = tokens.filter(
    (token) => token.listed && (serial === undefined || token.serial === serial),
  );
  if (one === undefined) throw new AppError('TOKEN_ABSENT');
  if (others.length > 0) throw new AppError('TOKEN_SEVERAL');
  return one;
}
