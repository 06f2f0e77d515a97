import { a, b, type Day, day } from '../scenario.ts';
import * as copies from '../verbs/copies.ts';
import { refused } from '../verbs/copies.ts';
import { bringsSectionOfA } from '../verbs/errands.ts';
import { mail } from '../verbs/happenings.ts';
import { registers } from '../verbs/lines.ts';
import { issues, receives } from '../verbs/post.ts';
import { people, shelves } from '../world/cast.ts';

/** The books of a new year open, the old ones take late lines until the end of the month, and are closed. */
export const january: readonly Day[] = [
  day(
    '2027-01-04',
    [],
    [
      a.clerk(
        // Signed on the last day of the old year: a line of its books.
        registers('after-midnight', { level: 'C', issuedOn: '2026-12-31' }),
        issues('after-midnight'),
        issues('late'),
      ),
      b.clerk(receives('after-midnight'), receives('late')),
      ...mail('j04', 2, 2),
    ],
  ),
  day(
    '2027-01-06',
    [bringsSectionOfA(3)],
    [
      a.keeper(copies.finds('plan', [3], shelves.archive), copies.moves('plan', [3], shelves.upper)),
      // The second delegation.
      a.keeper(copies.lends('report', [2], people.recipient, 7, people.deputy)),
      a.recipient(copies.accepts('report', [2], people.recipient)),
      ...mail('j06', 2, 2),
    ],
  ),
  day(
    '2027-01-12',
    [],
    [
      a.recipient(copies.givesBack('report', [2], people.keeper)),
      a.keeper(
        // It was lent from its shelf, and lies there before it is moved.
        refused('CUSTODY_WRONG_STATE', copies.accepts('report', [2], people.keeper, shelves.upper)),
        copies.accepts('report', [2], people.keeper, shelves.archive),
        copies.moves('report', [2], shelves.upper),
      ),
      ...mail('j12', 2, 2),
    ],
  ),
  day('2027-01-20', [], [a.clerk(copies.transfers('report', [3], people.deputy)), ...mail('j20', 2, 2)]),
  day(
    '2027-01-29',
    [],
    [
      a.clerk(
        // The offer was not accepted; the last late line.
        copies.takesBack('report', [3]),
        registers('forgotten', { level: 'C', issuedOn: '2026-12-30' }),
        issues('forgotten'),
      ),
      b.clerk(receives('forgotten')),
      ...mail('j29', 2, 2),
    ],
  ),
  day(
    '2027-02-01',
    [],
    [
      a.clerk(refused('YEAR_CLOSED', registers('too-late', { issuedOn: '2026-12-31' }))),
      ...mail('f01', 2, 1),
    ],
  ),
];
