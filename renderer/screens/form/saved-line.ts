import type { CodedRecord, RecordInput } from '../../../contract/record/coded-record.ts';
import { ask } from '../../bridge/client.ts';

/** A line of our own is named by its code. */
export const lineOf = ({ book, code, issuer }: CodedRecord) =>
  book === 'incoming' ? { code, issuer } : { code };

/** Whether an envelope with what was typed was refused here. The shell has logged a failure to find out. */
export const wasRefused = async ({ book, code, issuer }: RecordInput): Promise<boolean> =>
  book === 'incoming' &&
  code !== undefined &&
  (await ask('record.page', { code, issuer }).then(
    ({ answered }) => answered === 'refused',
    () => false,
  ));
