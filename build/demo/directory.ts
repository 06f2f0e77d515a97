import { Directory, type Organisation } from '../../contract/exchange/directory.ts';
import { canonicalBytes } from '../../core/ledger/canonical.ts';
import { signDetached } from '../../core/signature/sign.ts';
import type { Signer } from '../../core/signature/signer.ts';
import { neighbours } from './cast.ts';
import type { DirectoryFiles } from './endpoint.ts';

/** Signs the first version of the directory: the two agencies and their neighbours. */
export async function publishDirectory(
  authority: { signer: Signer },
  terminals: readonly { organisation: Organisation }[],
): Promise<DirectoryFiles> {
  const directory: Directory = {
    purpose: 'tram-mat/directory',
    version: 1,
    at: new Date().toISOString(),
    organisations: [
      ...neighbours.map(({ code, name, tier, notationParts }) => ({
        code,
        name,
        tier,
        notationParts: [...notationParts],
        persons: [],
        seals: [],
        terminals: [],
      })),
      ...terminals.map(({ organisation }) => organisation),
    ],
  };
  const statement = canonicalBytes(Directory.parse(directory));
  return { statement, signature: await signDetached(statement, authority.signer, new Date()) };
}
