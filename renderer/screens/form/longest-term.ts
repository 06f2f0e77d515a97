import type { LawView } from '../../../contract/ipc/views.ts';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import { addYears } from '../../format/dates.ts';

/** With the end of protection that the register writes down where none is given: the longest of the level. */
export const withLongestTerm = (input: RecordInput, years: LawView['protectionYears']): RecordInput =>
  input.protectUntil !== undefined || input.issuedOn === undefined
    ? input
    : { ...input, protectUntil: addYears(input.issuedOn, years[input.level]) };
