import { Holder } from '../custody/holder.ts';
import { PaperLine } from '../custody/permit.ts';
import { ascending } from '../lists.ts';
import { CopyNumber } from '../record/fields.ts';
import { BodyCode, PersonCode } from '../scalar.ts';
import { Proof } from './parts.ts';

/** Parts of the acts about copies inside the organisation. */

/** Which copies of which record: the subject names its code. */
export const someCopies = {
  issuer: BodyCode,
  copies: ascending(CopyNumber, { min: 1, max: 999 }),
};

/** The same, with who answers for them at that moment. */
export const copiesFrom = { ...someCopies, from: Holder };

/**
 * How the other person of a hand-over says so: by a signature of their own over a statement of the act
 * (contract/custody/countersigned.ts), or by hand on a line of the paper book. Neither: it is who acts.
 */
export const acknowledged = {
  person: PersonCode,
  statement: Proof.optional(),
  line: PaperLine.optional(),
};

interface Acknowledged {
  statement?: unknown;
  line?: unknown;
}

/** One way at most. */
export const oneWay = ({ statement, line }: Acknowledged): boolean =>
  statement === undefined || line === undefined;

/** One way: the other person never acts in this session. */
export const byOther = ({ statement, line }: Acknowledged): boolean =>
  (statement === undefined) !== (line === undefined);
