import { canonicalText } from '../core/encoding/canonical.ts';
import { signDetached } from '../core/signature/sign.ts';
import type { Signer } from '../core/signature/signer.ts';
import type { Countersigned } from './storage/port.ts';

/** Signs the endpoint's statements: receipts, anchors, time. */
export interface Countersigner {
  sign(statement: object, at: Date): Promise<Countersigned>;
}

export function createCountersigner(signer: Signer): Countersigner {
  return {
    async sign(statement, at) {
      const text = canonicalText(statement);
      return { statement: text, signature: await signDetached(Buffer.from(text), signer, at) };
    },
  };
}

/** The JSON of an answer `{ statement, signature }`, always the same bytes for the same statement. */
export const countersignedJson = ({ statement, signature }: Countersigned): string =>
  `{"statement":${statement},"signature":"${Buffer.from(signature).toString('base64')}"}`;
