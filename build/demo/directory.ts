import { directoryFormat, type Organisation } from '../../contract/exchange/directory.ts';
import type { Written } from '../../contract/generations.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { neighbours } from './cast.ts';
import type { DemoEndpoint, DirectoryFiles } from './endpoint.ts';

const day = 24 * 60 * 60 * 1000;

/** Signs the first version of the directory: the endpoint, the two agencies and their neighbours. */
export async function publishDirectory(
  { signer, authority }: Pick<DemoEndpoint, 'signer' | 'authority'>,
  terminals: readonly { organisation: Organisation }[],
): Promise<DirectoryFiles> {
  const directory: Written<typeof directoryFormat> = {
    purpose: 'tram-mat/directory',
    version: 1,
    at: new Date().toISOString(),
    endpointSigners: [{ digest: signer, from: new Date(Date.now() - day).toISOString() }],
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
  const statement = canonicalBytes(directoryFormat.newest.parse(directory));
  return { statement, signature: await signDetached(statement, authority.signer, new Date()) };
}
