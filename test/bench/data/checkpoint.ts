import { agencies } from '../../../build/demo/cast.ts';
import { startTokenChild } from '../../../build/demo/token-child.ts';
import type { World } from '../../../build/demo/world.ts';
import { Directory } from '../../../contract/exchange/directory.ts';
import { appendAct } from '../../../core/acts/engine/append.ts';
import { digestOf } from '../../../core/encoding/canonical.ts';
import { signStatement } from '../../../core/encoding/statement.ts';
import type { Store } from '../../../core/ports/store.ts';
import { findToken, tokenSigner } from '../../../core/session/signers.ts';
import { signDetached } from '../../../core/signature/sign.ts';
import { homeFiles, readTerminalConfig } from '../../../native/home.ts';
import { systemClock } from '../../../native/system/clock.ts';
import { trustFiles } from '../../../native/system/trust-files.ts';

/**
 * Has agency A's clerk sign a checkpoint over the whole ledger and begin a session after it, as the terminal
 * did all year: the first unlock must not find a million acts unsigned, nor look through them all for the
 * directory that the last session named.
 */
export async function signAll(
  world: World,
  store: Store,
  { merkleRoot, head, toSeq }: { merkleRoot: string; head: string; toSeq: number },
): Promise<void> {
  const [agency] = agencies;
  const place = world.homes.a;
  const config = readTerminalConfig(place.home);
  const serial = config.token.personal[0] ?? '';
  const { module, digest } = config.token;
  const token = startTokenChild(place.tokens, { module, digest, listed: [serial] });
  try {
    await token.login(serial, agency.clerk.pin);
    const info = findToken(await token.state(), serial);
    if (info === undefined) throw new Error('the token is gone');
    const signer = tokenSigner(token, info, trustFiles(homeFiles(place.home).trust).intermediates());
    const at = new Date();
    const statement = {
      terminal: config.terminal,
      fromSeq: 1,
      toSeq,
      merkleRoot,
      head,
      at: at.toISOString(),
    };
    const { content, signature } = await signStatement(statement, (bytes) => signDetached(bytes, signer, at));
    store.checkpoints.add({ fromSeq: 1, toSeq, statement: content, signature });
    const directory = store.settings.read('directory-statement');
    if (directory === undefined) throw new Error('the directory is gone');
    const { version, at: signedAt } = Directory.parse(JSON.parse(Buffer.from(directory).toString()));
    const context = { store, clock: systemClock, self: config.organisation, actor: agency.clerk.code };
    const data = { directory: { version, digest: digestOf(directory), at: signedAt } };
    appendAct(context, { act: 'unlock', subject: serial, data });
  } finally {
    await token.close();
  }
}
