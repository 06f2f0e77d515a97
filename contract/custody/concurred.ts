import { z } from 'zod';
import { ControlCode } from '../record/control-code.ts';
import { TwoPersonAct } from '../rights/two-person.ts';
import { BodyCode, Digest, Instant, OrganisationCode, PersonCode } from '../scalar.ts';

/** What the second person signs with their own token, at the terminal of who acts: that they stand by exactly one act. */
export const Concurred = z.strictObject({
  purpose: z.literal('tram-mat/concurred'),
  organisation: OrganisationCode,
  act: TwoPersonAct,
  issuer: BodyCode,
  code: ControlCode,
  /** SHA-256 of the RFC 8785 form of the act as the ledger has it, without its frame. */
  deed: Digest,
  person: PersonCode,
  at: Instant,
});
export type Concurred = z.infer<typeof Concurred>;
