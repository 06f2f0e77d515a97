import { z } from 'zod';
import { BodyCode } from '../scalar.ts';
import { ControlCode } from './control-code.ts';

/**
 * What names a record: a control code is its issuer's, and the issuer is proven by signature. Whoever knows a
 * code can use it too, but only under a name of their own.
 */
export const RecordKey = z.strictObject({ issuer: BodyCode, code: ControlCode });
export type RecordKey = z.infer<typeof RecordKey>;

export const keyOf = ({ issuer, code }: RecordKey): RecordKey => ({ issuer, code });
