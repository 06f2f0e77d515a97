import type { World } from '../../build/demo/world.ts';
import { tokenSigner } from '../../core/session/signers.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { pemOf } from '../../native/system/pem.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { openRawSession } from '../hostile/raw-session.ts';
import { recoverStore } from '../support/recovery.ts';
import type { TestTerminal } from '../support/terminal.ts';

/**
 * What the endpoint serves of a terminal's mailbox, byte for byte, without acknowledging it. The terminal is
 * locked or has nothing under way; its clerk's token is logged in for the signature that opens the session.
 */
export async function servedMailbox(world: World, of: TestTerminal): Promise<string> {
  const { key } = of.agency;
  const { organisation, terminal, endpoint, token } = readTerminalConfig(of.home);
  const files = trustFiles(homeFiles(of.home).trust);
  const store = recoverStore(world, key);
  const [certificate, privateKey] = (['tls-certificate', 'tls-key'] as const).map(
    (name) => store.settings.read(name) ?? new Uint8Array(),
  );
  store.close();
  const [serial = ''] = token.personal;
  await of.tokens.login(serial, of.agency.clerk.pin);
  const info = (await of.tokens.state()).tokens.find((candidate) => candidate.serial === serial);
  if (info === undefined || certificate === undefined || privateKey === undefined)
    throw new Error('no token');
  const signer = tokenSigner(of.tokens, info, files.intermediates());
  const session = await openRawSession(
    { ...endpoint, ca: pemOf([...files.anchors(), ...files.intermediates()]), certificate, key: privateKey },
    { organisation, terminal },
    (content) => signDetached(content, signer, new Date()),
  );
  try {
    const { status, text } = await session.send('GET', '/v1/mailbox?after=0&wait=0');
    if (status !== 200) throw new Error(text);
    return text;
  } finally {
    session.close();
    await of.tokens.logout();
  }
}
