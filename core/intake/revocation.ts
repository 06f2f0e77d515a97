import { AppError } from '../../contract/errors/index.ts';
import { type Crl, readCrl } from '../signature/crl.ts';
import { type IncomingKind, sortable } from './kind.ts';

/** A revocation list (RFC 5280), signed by an authority that the terminal trusts. */
export const revocation: IncomingKind = {
  purpose: null,
  maxBytes: 32 * 1024 * 1024,
  nameOf: ({ content }) => sortable(read(content).thisUpdate),
  examine: async ({ content }, { checkList }) => checkList(content),
  async open({ content }, inside) {
    inside.checkList(content);
    const at = new Date(read(content).thisUpdate).toISOString();
    return { cameIn: { kind: 'revocation', at }, use: () => inside.use.list(content) };
  },
};

function read(content: Uint8Array): Crl {
  try {
    return readCrl(content);
  } catch (cause) {
    throw new AppError('REVOCATION_LIST_INVALID', { cause });
  }
}
