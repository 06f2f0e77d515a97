import { canonicalText } from '../core/encoding/canonical.ts';
import { signDetached } from '../core/signature/sign.ts';
import type { Signer } from '../core/signature/signer.ts';
import type { SignedWord } from './storage/port.ts';

/** Gives the endpoint's signed word: receipts, anchors, time. */
export interface Countersigner {
  sign(statement: object, at: Date): Promise<SignedWord>;
}

export function createCountersigner(signer: Signer): Countersigner {
  return {
    async sign(statement, at) {
      const text = canonicalText(statement);
      return { statement: text, signature: await signDetached(Buffer.from(text), signer, at) };
    },
  };
}

/** The JSON of an answer `{ statement, signature }`, the same bytes every time for the same word. */
export const wordJson = ({ statement, signature }: SignedWord): string =>
  `{"statement":${statement},"signature":"${Buffer.from(signature).toString('base64')}"}`;
