import { a, b, type Day, day } from '../scenario.ts';
import * as copies from '../verbs/copies.ts';
import { refused } from '../verbs/copies.ts';
import {
  bringsCalendar,
  bringsLaw,
  bringsRevocationList,
  bringsSectionOfA,
  publishesDirectory,
} from '../verbs/errands.ts';
import { damages, leaves, mail, withoutAgency } from '../verbs/happenings.ts';
import {
  cancels,
  closesVolume,
  completes,
  corrects,
  registers,
  registersByHand,
  registersPaper,
  registersPaperOf,
  registersSealed,
  reopens,
  settles,
  statesByHand,
  verifies,
} from '../verbs/lines.ts';
import { declines, enrols, hands, identifies, loses, retracts, separates, slips } from '../verbs/paper.ts';
import {
  awaits,
  issues,
  learns,
  receives,
  refusesEnvelope,
  rejects,
  resends,
  retries,
  withdraws,
} from '../verbs/post.ts';
import { bodies, codes, outside, people, shelves, units } from '../world/cast.ts';

/**
 * A section comes into use at A, the post begins, and what can go wrong on its way goes wrong. B has no section. Every act
 * occurs in this month already.
 */
export const november: readonly Day[] = [
  day(
    '2026-11-02',
    [bringsSectionOfA(1), bringsCalendar('a', 2026, ['2026-01-01', '2026-09-02']), bringsRevocationList('a')],
    [
      a.clerk(
        registers('report', { level: 'B', copies: 5, storeAt: shelves.office }),
        corrects('report', { level: 'B', copies: 5, storeAt: shelves.office, pages: 7 }),
        issues('report'),
        registers('mistaken'),
        cancels('mistaken'),
      ),
      b.clerk(
        receives('report'),
        registers('circular', { level: 'C', copies: 2 }),
        issues('circular'),
        // It has no section, so nothing is handed over inside.
        refused('SECTION_MISSING', copies.transfers('report', [1], people.head)),
      ),
      a.clerk(receives('circular'), copies.transfers('circular', [1], units.planning)),
      a.recipient(copies.accepts('circular', [1], units.planning)),
      ...mail('n02', 2, 1),
    ],
  ),
  day(
    '2026-11-03',
    [],
    [
      a.clerk(
        copies.transfers('report', [2], units.archive),
        // Of Tối mật, for which the recipient is not cleared.
        refused('CLEARANCE_MISSING', copies.transfers('report', [3], people.recipient)),
        copies.transfers('report', [3], people.deputy),
        copies.takesBack('report', [3]),
        copies.transfers('report', [3], people.head),
      ),
      a.keeper(
        copies.accepts('report', [2], units.archive, shelves.archive),
        refused('RIGHT_MISSING', registers('unlawful')),
      ),
      a.head(
        copies.accepts('report', [3], people.head),
        copies.takesOut('report', [3], outside.receptions, 2),
        refused('CUSTODY_WRONG_STATE', copies.transfers('report', [3], 'desk')),
      ),
      ...mail('n03', 1, 1),
    ],
  ),
  day(
    '2026-11-05',
    [],
    [
      a.head(copies.bringsBack('report', [3]), copies.transfers('report', [3], 'desk')),
      a.clerk(
        copies.accepts('report', [3], 'desk', shelves.office),
        copies.givesOut('report', [4], people.expert),
        copies.acceptsOnPaper('report', [4], people.expert),
        copies.collects('report', [4], people.expert, shelves.office),
        copies.transfers('report', [5], people.deputy),
        copies.acceptsBeside('report', [5], 'deputy'),
        copies.collectsBeside('report', [5], 'deputy', shelves.office),
      ),
      // The deputy permits lending, by the paper of a delegation.
      a.keeper(copies.lends('report', [2], people.deputy, 5, people.deputy)),
      a.deputy(copies.accepts('report', [2], people.deputy)),
    ],
  ),
  day(
    '2026-11-10',
    [],
    [
      a.deputy(copies.givesBack('report', [2], units.archive)),
      a.keeper(copies.accepts('report', [2], units.archive, shelves.archive)),
      a.clerk(copies.recalls('circular', [1], 2), copies.discloses('report', [people.deputy], 2)),
      a.recipient(copies.transfers('circular', [1], 'desk')),
      a.clerk(
        copies.accepts('circular', [1], 'desk'),
        copies.archives('circular', [1], shelves.office, 'HS-2026-12'),
        registers('instruction', { level: 'A', namedOpenerOnly: true }),
        issues('instruction'),
      ),
      b.clerk(refusesEnvelope('instruction', 'R01', 'R02')),
      a.clerk(
        learns('instruction', { refused: 1 }),
        settles('instruction'),
        reopens('instruction'),
        resends('instruction', codes.b),
      ),
      b.clerk(receives('instruction')),
      ...mail('n10', 1, 2),
    ],
  ),
  day(
    '2026-11-12',
    [],
    [
      a.clerk(
        registers('decision', { recipients: [bodies.province, codes.b], copies: 3 }),
        issues('decision'),
        hands('decision', bodies.province, 1),
        registers('disc', { thing: 'V01', pieces: 2, protectUntil: 'endless', copyAllowed: true }),
        issues('disc'),
      ),
      b.clerk(receives('decision'), receives('disc')),
    ],
  ),
  day(
    '2026-11-16',
    [publishesDirectory],
    [
      a.clerk(
        loses('decision', bodies.province),
        resends('decision', bodies.province, 'further'),
        retracts('decision', bodies.province),
        resends('decision', bodies.province, 'kept'),
        hands('decision', bodies.province, 2),
        declines('decision', bodies.province),
        resends('decision', bodies.province),
        hands('decision', bodies.province, 3),
        retracts('decision', bodies.province),
        hands('decision', bodies.province, 4),
        closesVolume('outgoing', 2026),
      ),
      ...mail('n16', 2, 1),
    ],
  ),
  day(
    '2026-11-18',
    [
      // Until the turn of the year, when the next one comes into force.
      bringsLaw('a', '2026-11-18', [{ act: 'disclose', from: 'A', roles: ['deputy', 'keeper'] }]),
      bringsLaw('a', '2027-01-01'),
    ],
    [
      a.clerk(
        refused('SECOND_PERSON_MISSING', copies.discloses('instruction', [people.auditor])),
        refused('SECOND_PERSON_ROLE', copies.disclosesOnPaper('instruction', [people.auditor], people.head)),
        copies.disclosesOnPaper('instruction', [people.auditor], people.keeper),
        copies.disclosesBeside('instruction', [people.auditor], 'deputy'),
        copies.discloses('report', [people.auditor]),
        slips('decision', bodies.province),
        enrols('factory'),
        registersPaper('complaint', 'factory'),
        registers('answer', (desk) => ({
          ...{ recipients: [desk.story.bodies.get('factory') ?? ''], copies: 1 },
          replyTo: desk.document('complaint').key.code,
        })),
        issues('answer'),
        hands('answer', 'factory', 5),
        identifies('factory', bodies.province),
        separates('factory'),
        identifies('factory', bodies.finance),
      ),
      ...mail('n18', 1, 1),
    ],
  ),
  // The terminal was down on the day before.
  day(
    '2026-11-20',
    [],
    [
      a.clerk(
        statesByHand(2),
        refused('NUMBERS_BY_HAND_OPEN', registers('unlawful')),
        registersByHand('by-hand', '2026-11-19'),
        registersByHand('spoilt', '2026-11-19'),
        cancels('spoilt'),
        issues('by-hand'),
      ),
      b.clerk(receives('by-hand')),
      ...mail('n20', 1, 0),
    ],
  ),
  day(
    '2026-11-23',
    [],
    [
      leaves('b'),
      a.clerk(registers('damaged', { level: 'C' }), issues('damaged'), awaits('damaged', 'stored')),
      damages('a', 'damaged'),
      b.clerk(rejects),
      a.clerk(retries('damaged')),
      b.clerk(receives('damaged')),
      leaves('b'),
      withoutAgency(
        'b',
        a.clerk(
          registers('returned'),
          registers('stopped'),
          issues('returned'),
          issues('stopped'),
          awaits('returned', 'dead'),
          awaits('stopped', 'dead'),
        ),
      ),
      // Who comes back finds the line as it is now.
      leaves('a'),
      a.clerk(retries('returned'), withdraws('stopped')),
      b.clerk(receives('returned')),
    ],
  ),
  day(
    '2026-11-25',
    [],
    [
      a.clerk(
        slips('answer', 'factory'),
        copies.misses('report', [5]),
        registers('paper-first', { level: 'C' }),
      ),
      b.clerk(
        registersPaperOf('paper-first', { pages: 9 }),
        registers('loan', { level: 'C', copies: 2, returnBy: '2026-12-15' }),
        issues('loan'),
      ),
      a.clerk(
        issues('paper-first'),
        receives('loan'),
        copies.transfers('loan', [1], people.expert),
        copies.acceptsOnPaper('loan', [1], people.expert),
        registers('shared', { level: 'C' }),
      ),
      b.clerk(
        receives('paper-first'),
        // Another body's paper under a code that A has given to a document of its own.
        registersPaperOf('shared', {
          ...{ issuer: bodies.finance, notation: 'BC-STC', signer: undefined, namedOpenerOnly: true },
        }),
      ),
      a.clerk(issues('shared')),
      b.clerk(receives('shared')),
      ...mail('n25', 2, 2),
    ],
  ),
  day(
    '2026-11-30',
    [],
    [
      a.clerk(
        copies.finds('report', [5], shelves.office),
        copies.moves('report', [5], shelves.second),
        copies.collects('loan', [1], people.expert),
        copies.sendsBack('loan', [1], 6),
        copies.arrives('loan', [1]),
        registersSealed('sealed', bodies.police),
        copies.transfers('sealed', [1], people.keeper),
      ),
      a.keeper(copies.accepts('sealed', [1], people.keeper), completes('sealed')),
      // The last day of the delegation.
      a.keeper(copies.lends('report', [2], people.deputy, 3, people.deputy)),
      a.deputy(copies.accepts('report', [2], people.deputy)),
      a.auditor(verifies, refused('RIGHT_MISSING', registers('unlawful'))),
      ...mail('n30', 1, 1),
    ],
  ),
];
