import { z } from 'zod';
import { DossierCode, StoreLocation } from '../../record/fields.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies are put on a shelf to be kept (lưu), in a dossier or not. */
export const archive = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, place: StoreLocation, dossier: DossierCode.optional() })],
});
