import { a, b, type Day, day } from '../scenario.ts';
import * as copies from '../verbs/copies.ts';
import { refused } from '../verbs/copies.ts';
import { bringsCalendar, bringsSectionOfA, bringsSectionOfB, publishesDirectory } from '../verbs/errands.ts';
import { mail } from '../verbs/happenings.ts';
import { cancels, registers, registersPaper } from '../verbs/lines.ts';
import { hands, slips } from '../verbs/paper.ts';
import { issues, receives } from '../verbs/post.ts';
import { bodies, codes, people, shelves, tokens, units } from '../world/cast.ts';

/** A delegation has ended, a person leaves and another comes, one is cleared for more, and B has a section as well. */
export const december: readonly Day[] = [
  day(
    '2026-12-01',
    [],
    [
      a.deputy(copies.givesBack('report', [2], people.keeper)),
      a.keeper(
        copies.accepts('report', [2], people.keeper, shelves.archive),
        refused('PERMIT_MISSING', copies.lends('report', [2], people.deputy, 3, people.deputy)),
        // The head permits for good.
        copies.lends('report', [2], people.deputy, 3),
        copies.takesBack('report', [2]),
      ),
      ...mail('d01', 2, 2),
    ],
  ),
  day(
    '2026-12-04',
    [],
    [
      b.clerk(registers('question', { level: 'B', copies: 2, returnBy: '2026-12-20' }), issues('question')),
      // The expert gives back what they have before they leave.
      a.clerk(
        receives('question'),
        copies.transfers('question', [1], people.expert),
        copies.acceptsOnPaper('question', [1], people.expert),
        copies.collects('question', [1], people.expert),
        copies.sendsBack('question', [1], 6),
      ),
      ...mail('d04', 1, 2),
    ],
  ),
  day(
    '2026-12-07',
    [bringsSectionOfA(2), bringsSectionOfB, publishesDirectory],
    [
      a.clerk(
        refused('HOLDER_UNKNOWN', copies.transfers('report', [3], people.expert)),
        copies.transfers('report', [3], people.recipient),
        copies.lends('report', [4], people.successor, 10),
        copies.acceptsOnPaper('report', [4], people.successor),
      ),
      a.recipient(copies.accepts('report', [3], people.recipient)),
      b.clerk(copies.transfers('report', [1], tokens.b.head.code)),
      b.head(copies.accepts('report', [1], tokens.b.head.code)),
      ...mail('d07', 2, 1),
    ],
  ),
  day(
    '2026-12-14',
    [],
    [
      a.clerk(copies.arrives('question', [1])),
      b.clerk(registersPaper('misread', bodies.police), cancels('misread', 'H02')),
      ...mail('d14', 2, 2),
    ],
  ),
  day(
    '2026-12-17',
    [],
    [
      a.recipient(copies.transfers('report', [3], 'desk')),
      a.clerk(
        copies.accepts('report', [3], 'desk'),
        // Copy 4 is lent, and comes from a shelf: it goes there, and nowhere else.
        refused('CUSTODY_WRONG_STATE', copies.recalls('report', [3], 1)),
        copies.collects('report', [4], people.successor, shelves.office),
        registers('plan', { level: 'B', recipients: [bodies.ministry, codes.b], copies: 4 }),
        copies.transfers('plan', [1], people.deputy),
      ),
      a.deputy(copies.accepts('plan', [1], people.deputy)),
      // What somebody has in hand does not leave.
      a.clerk(refused('CUSTODY_OPEN', issues('plan'))),
      a.deputy(copies.transfers('plan', [1], 'desk')),
      a.clerk(copies.accepts('plan', [1], 'desk'), issues('plan'), hands('plan', bodies.ministry, 7)),
      b.clerk(receives('plan')),
    ],
  ),
  day(
    '2026-12-21',
    [bringsCalendar('a', 2027, ['2027-01-01'])],
    [
      a.clerk(slips('plan', bodies.ministry), copies.transfers('plan', [3], units.archive)),
      a.keeper(copies.accepts('plan', [3], units.archive, shelves.archive), copies.misses('plan', [3])),
      ...mail('d21', 2, 2),
    ],
  ),
  day(
    '2026-12-28',
    [],
    [
      b.head(copies.transfers('report', [1], 'desk')),
      b.clerk(copies.accepts('report', [1], 'desk', shelves.office)),
      ...mail('d28', 2, 2),
    ],
  ),
  day(
    '2026-12-31',
    [],
    [
      a.clerk(registers('last', { level: 'C' }), registers('late', { level: 'C' }), issues('last')),
      b.clerk(receives('last')),
    ],
  ),
];
