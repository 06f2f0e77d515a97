import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { RefusalReason } from '../../record/fields.ts';
import { MessageStatus } from '../../record/status.ts';
import { EnvelopeId, OrganisationCode } from '../../scalar.ts';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** The receiver's signed statement about a document of ours. */
export const status = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      envelope: EnvelopeId,
      from: OrganisationCode,
      status: MessageStatus,
      reasons: z.array(RefusalReason).max(5),
      statement: Proof,
    }),
    z.strictObject({
      envelope: EnvelopeId,
      from: OrganisationCode,
      status: MessageStatus,
      reasons: ascending(RefusalReason, { max: 5 }),
      statement: Proof,
    }),
  ],
});
