import { z } from 'zod';
import { OutsideKind, SeparationReason } from '../record/fields.ts';
import { OrganisationCode, OutsideCode } from '../scalar.ts';
import { command } from './command.ts';
import { OutsideBodyView, SharedRecords } from './directory-views.ts';
import { nothing } from './nothing.ts';

/** Bodies that the directory does not list: each has a number of this terminal. */
export const outsideChannels = {
  /** Bodies that the directory does not list, ascending; `lines` of the incoming register came from each. */
  'outside.list': { args: nothing, result: z.strictObject({ bodies: z.array(OutsideBodyView).max(9_999) }) },
  /** The outgoing records that go to a body outside the directory and to one of it, the latest first. */
  'outside.shared': {
    args: z.strictObject({ code: OutsideCode, organisation: OrganisationCode }),
    result: SharedRecords,
  },
  /** Gives the next number to a body that the directory does not list. */
  'outside.enrol': {
    args: command({ kind: OutsideKind }),
    result: z.strictObject({ code: OutsideCode }),
  },
  /** A body with a number of its own stands in the directory since. */
  'outside.identify': {
    args: command({ code: OutsideCode, organisation: OrganisationCode }),
    result: nothing,
  },
  /** It is another body than the one it was joined to. */
  'outside.separate': {
    args: command({ code: OutsideCode, reason: SeparationReason }),
    result: nothing,
  },
};
