import { AppError } from '../../contract/errors/index.ts';
import { LawEdition } from '../../contract/law/edition.ts';
import { openAuthorityDocument } from '../directory/authority-document.ts';
import type { SignedBytes } from '../encoding/statement.ts';
import type { Outside } from './kind.ts';
import { signedKind } from './signed-kind.ts';

const opened = (signed: SignedBytes, outside: Outside): Promise<LawEdition> =>
  openAuthorityDocument(LawEdition, signed, outside, 'LAW_EDITION_INVALID');

/** That it comes into force after all that are known, only the vault can tell. */
export const law = signedKind({
  purpose: 'tram-mat/law',
  maxBytes: 1024 * 1024,
  schema: LawEdition,
  code: 'LAW_EDITION_INVALID',
  nameOf: ({ law: { effective } }) => effective,
  examine: opened,
  known: (inside) => inside.laws,
  async open(signed, inside) {
    const { law: stated } = await opened(signed, inside);
    const { effective } = stated;
    if (effective <= inside.lastLaw) throw new AppError('LAW_EDITION_OLDER');
    return { cameIn: { kind: 'law', effective }, use: () => inside.use.law(stated, signed) };
  },
});
