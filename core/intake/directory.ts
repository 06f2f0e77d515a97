import { Directory } from '../../contract/exchange/directory.ts';
import { maxContentBytes } from '../../contract/intake/parcel.ts';
import { openDirectory } from '../directory/directory.ts';
import { sortable } from './kind.ts';
import { signedKind } from './signed-kind.ts';

/** That it keeps the past of the one in use, only the vault can tell. */
export const directory = signedKind({
  purpose: 'tram-mat/directory',
  maxBytes: maxContentBytes,
  schema: Directory,
  code: 'DIRECTORY_INVALID',
  nameOf: ({ version }) => sortable(version),
  examine: (signed, { check, authorities }) => openDirectory(signed, { check, authorities }),
  known: (inside) => [inside.directory],
  async open(signed, inside) {
    const { check, authorities } = inside;
    const index = await openDirectory(signed, { check, authorities, known: inside.directory.value });
    return {
      cameIn: { kind: 'directory', version: index.version },
      use: () => inside.use.directory(index, signed),
    };
  },
});
