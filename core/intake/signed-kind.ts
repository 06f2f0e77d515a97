import type { z } from 'zod';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { digestOf } from '../encoding/canonical.ts';
import { readStatement, type SignedBytes } from '../encoding/statement.ts';
import type { IncomingDocument, IncomingKind, Inside, InUse, Opened, Outside } from './kind.ts';

/** A kind whose documents are statements with a signature beside them. */
export function signedKind<Schema extends z.ZodType>(of: {
  readonly purpose: string;
  readonly maxBytes: number;
  readonly schema: Schema;
  /** The code of a wrong form. */
  readonly code: ErrorCode;
  readonly nameOf: (statement: z.infer<Schema>) => string;
  readonly examine: (signed: SignedBytes, outside: Outside) => Promise<unknown>;
  /** The ones in use that the very same document may be. */
  readonly known: (inside: Inside) => readonly (InUse<unknown> | undefined)[];
  readonly open: (signed: SignedBytes, inside: Inside) => Promise<Opened>;
}): IncomingKind {
  return {
    purpose: of.purpose,
    maxBytes: of.maxBytes,
    nameOf: ({ content }) => of.nameOf(readStatement(of.schema, content, of.code)),
    examine: async (document, outside) => void (await of.examine(signedOf(document), outside)),
    async open(document, inside) {
      const signed = signedOf(document);
      const digest = digestOf(signed.content);
      if (of.known(inside).some((known) => known?.digest === digest)) return undefined;
      return of.open(signed, inside);
    },
  };
}

/** INCOMING_UNREADABLE for a statement without a signature. */
function signedOf({ content, signature }: IncomingDocument): SignedBytes {
  if (signature === null) throw new AppError('INCOMING_UNREADABLE');
  return { content, signature };
}
