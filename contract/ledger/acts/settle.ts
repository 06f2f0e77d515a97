import { z } from 'zod';
import { SettlementReason } from '../../record/fields.ts';
import { BodyCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** Nobody need act on an issued or entered record any more, for a reason that the ledger does not show by itself. */
export const settle = actForm({
  subject: 'record',
  generations: [z.strictObject({ issuer: BodyCode, reason: SettlementReason })],
});
