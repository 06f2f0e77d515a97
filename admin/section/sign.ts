import { readFileSync, writeFileSync } from 'node:fs';
import { tokenSigner } from '../../core/session/signers.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { homeFiles } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { type TokenChoice, withToken } from '../token/session.ts';
import { readSection } from './draft.ts';

/** Where the signature of a file lies. */
const signatureFile = (file: string): string => `${file.replace(/\.json$/, '')}.p7s`;

/**
 * Signs the section in a file with the token of the one who is in charge of it, and writes the signature beside it; where
 * it was written. Who may sign is for the terminal to say that takes it in. SECTION_INVALID, codes of token and PIN.
 */
export async function signSection(file: string, choice: TokenChoice, now: () => number): Promise<string> {
  readSection(file);
  const intermediates = trustFiles(homeFiles(choice.home).trust).intermediates();
  const signature = await withToken(choice, ({ token, port }) =>
    signDetached(readFileSync(file), tokenSigner(port, token, intermediates), new Date(now())),
  );
  const beside = signatureFile(file);
  writeFileSync(beside, signature);
  return beside;
}
