import { describe, expect, test } from 'vitest';
import type { HandOver } from '../../contract/custody/hand-over.ts';
import type { Receiver } from '../../contract/custody/holder.ts';
import { fc } from '../../test/support/random.ts';
import { refusalOf } from '../../test/support/registers.ts';
import {
  type CopyCustody,
  type CustodyEvent,
  firstCustody,
  isFirst,
  isSettled,
  nextCustody,
} from './copy-custody.ts';

const [an, binh, chi] = ['P00000001', 'P00000002', 'P00000003'];
const [shelf, other] = ['K1-T01-N1', 'K2-T01-N1'];
const day = '2026-06-15';

const first = firstCustody({});
const held = (holder: string): CopyCustody => ({ ...first, holder, since: 3 });
const offer = (kind: HandOver, to: Receiver | null, until: string | null = null) => ({
  ...{ entry: 5, kind, to, until },
});
const offering = (kind: HandOver, to: Receiver | null, until: string | null = null) =>
  ({ event: 'offer', ...offer(kind, to, until) }) as const;
const loan = (from: string, meeting = false) => ({ from, until: day, meeting });

/** A copy in each kind of state. */
const states = {
  desk: first,
  shelf: held(shelf),
  person: held(an),
  unit: held('U01'),
  promised: { ...held(an), offer: offer('transfer', binh) },
  posted: { ...held('desk'), offer: offer('send-back', null) },
  lending: { ...held('desk'), offer: offer('lend', binh, day) },
  lent: { ...held(an), loan: loan('U01') },
  back: { ...held(an), loan: loan('U01'), offer: offer('give-back', 'U01') },
  out: { ...held(an), out: { place: 'N01', until: day } },
  wanted: { ...held(an), recalled: day },
  gone: { ...held(an), missing: true },
} satisfies Record<string, CopyCustody>;
type State = keyof typeof states;

/** What may be tried on any copy, whoever has it. */
const tries: Record<string, (holder: string) => CustodyEvent> = {
  transfer: (from) => ({ ...offering('transfer', chi), from }),
  'transfer to the desk': (from) => ({ ...offering('transfer', 'desk'), from }),
  lend: (from) => ({ ...offering('lend', chi, day), from }),
  'give out': (from) => ({ ...offering('give-out', 'U02', day), from }),
  'give back': (from) => ({ ...offering('give-back', 'U01'), from }),
  'give back to the desk': (from) => ({ ...offering('give-back', 'desk'), from }),
  'give back to a third': (from) => ({ ...offering('give-back', chi), from }),
  'send back': (from) => ({ ...offering('send-back', null), from }),
  'send back to a person': (from) => ({ ...offering('send-back', chi), from }),
  'transfer to nobody': (from) => ({ ...offering('transfer', null), from }),
  accept: (from) => ({ event: 'accept', from, entry: 5, to: binh, place: null }),
  'accept for the lender': (from) => ({ event: 'accept', from, entry: 5, to: 'U01', place: null }),
  'accept onto a shelf': (from) => ({ event: 'accept', from, entry: 5, to: binh, place: shelf }),
  'accept another offer': (from) => ({ event: 'accept', from, entry: 6, to: binh, place: null }),
  arrive: () => ({ event: 'arrive', entry: 5 }),
  'take back': (from) => ({ event: 'take-back', from, entry: 5 }),
  'take back another offer': (from) => ({ event: 'take-back', from, entry: 6 }),
  collect: (from) => ({ event: 'collect', from, to: 'desk', place: null }),
  'collect by a third': (from) => ({ event: 'collect', from, to: chi, place: shelf }),
  recall: (from) => ({ event: 'recall', from, until: day }),
  'take out': (from) => ({ event: 'take-out', from, place: 'N01', until: day }),
  'bring back': (from) => ({ event: 'bring-back', from }),
  archive: (from) => ({ event: 'archive', from, place: other }),
  move: (from) => ({ event: 'move', from, place: other }),
  'move to where it is': (from) => ({ event: 'move', from, place: shelf }),
  miss: (from) => ({ event: 'miss', from }),
  find: (from) => ({ event: 'find', from, holder: binh }),
  'find anew': () => ({ event: 'find-anew', holder: binh }),
};

const codes: Readonly<Record<string, string>> = { '-': 'CUSTODY_WRONG_STATE', x: 'OFFER_GONE' };
const columns = 'desk shelf person unit promised posted lending lent back out wanted gone';

/** `+` is done, `-` is not allowed by what is open, `x` has no such offer. */
const table = `
transfer                 + + + + - - - - - - - -
transfer to the desk     - + + + - - - - - - + -
lend                     + + + + - - - - - - - -
give out                 + + + + - - - - - - - -
give back                - - - - - - - + - - - -
give back to the desk    - - - - - - - + - - - -
give back to a third     - - - - - - - - - - - -
send back                + + + + - - - - - - + -
send back to a person    - - - - - - - - - - - -
transfer to nobody       - - - - - - - - - - - -
accept                   x x x x + - + x - x x x
accept for the lender    x x x x - - - x + x x x
accept onto a shelf      x x x x + - - x - x x x
accept another offer     x x x x x x x x x x x x
arrive                   x x x x - + - x - x x x
take back                x x x x + + + x + x x x
take back another offer  x x x x x x x x x x x x
collect                  - - + + - - - + - - + -
collect by a third       + - + + - - - - - - - -
recall                   - - + + + - - + + + - -
take out                 - - + - - - - + - - + -
bring back               - - - - - - - - - + - -
archive                  + - + + - - - - - - - -
move                     - + - - - - - - - - - -
move to where it is      - - - - - - - - - - - -
miss                     + + + + + + + + + + + -
find                     - - - - - - - - - - - +
find anew                - - - - - - - - - - - +
`;
const rows = table
  .trim()
  .split('\n')
  .map((line): [string, string[]] => {
    const [name = ''] = line.split(/ {2,}/);
    return [name, line.slice(name.length).trim().split(' ')];
  });

describe('what may follow in each state', () => {
  test('is said of everything that is tried', () => {
    expect(rows.map(([name]) => name)).toEqual(Object.keys(tries));
    expect(columns.split(' ')).toEqual(Object.keys(states));
  });

  test.each(rows)('%s', (name, expected) => {
    const outcomes = Object.values(states).map((custody: CopyCustody) => {
      const refusal = refusalOf(() =>
        nextCustody(custody, (tries[name] ?? expect.unreachable())(custody.holder), 9),
      );
      return refusal === 'accepted' ? '+' : Object.keys(codes).find((mark) => codes[mark] === refusal.code);
    });
    expect(outcomes).toEqual(expected);
  });

  test('is refused whatever it is, where somebody else has the copy than is said', () => {
    for (const custody of Object.values(states))
      for (const attempt of Object.values(tries)) {
        const event = attempt('U09');
        if ('from' in event)
          expect(refusalOf(() => nextCustody(custody, event, 9))).toMatchObject({ code: 'CUSTODY_MOVED' });
      }
  });
});

const stateAfter = (state: State, name: string) => {
  const custody: CopyCustody = states[state];
  return nextCustody(custody, (tries[name] ?? expect.unreachable())(custody.holder), 9);
};

describe('what it is afterwards', () => {
  const nothing = { offer: null, loan: null, out: null, recalled: null, missing: false };

  test.each<[State, string, Partial<CopyCustody>]>([
    ['promised', 'accept', { holder: binh, since: 9, ...nothing }],
    ['promised', 'accept onto a shelf', { holder: shelf, since: 9, ...nothing }],
    ['lending', 'accept', { holder: binh, since: 9, ...nothing, loan: loan('desk') }],
    ['back', 'accept for the lender', { holder: 'U01', since: 9, ...nothing }],
    ['promised', 'take back', { holder: an, since: 3, ...nothing }],
    ['back', 'take back', { ...states.lent }],
    ['lent', 'collect', { holder: 'desk', since: 9, ...nothing }],
    ['wanted', 'collect', { holder: 'desk', since: 9, ...nothing }],
    ['person', 'collect by a third', { holder: shelf, since: 9, ...nothing }],
    ['person', 'recall', { ...states.wanted }],
    ['person', 'take out', { ...states.out }],
    ['out', 'bring back', { ...states.person }],
    ['person', 'archive', { holder: other, since: 9, ...nothing }],
    ['shelf', 'move', { holder: other, since: 9, ...nothing }],
    ['lent', 'miss', { ...states.lent, missing: true }],
    ['gone', 'find', { holder: binh, since: 9, ...nothing }],
    ['gone', 'find anew', { holder: binh, since: 9, ...nothing }],
    ['wanted', 'transfer to the desk', { ...states.wanted, offer: offer('transfer', 'desk') }],
  ])('%s: %s', (state, name, expected) => {
    expect(stateAfter(state, name)).toEqual(expected);
  });

  test('a copy that its issuer has again is here no longer', () => {
    expect(stateAfter('posted', 'arrive')).toBeNull();
  });

  test('what was given out for the day is due that day', () => {
    const given = { ...held('desk'), offer: offer('give-out', 'U02', day) };
    expect(
      nextCustody(given, { event: 'accept', from: 'desk', entry: 5, to: 'U02', place: null }, 9),
    ).toEqual({ ...held('U02'), since: 9, loan: loan('desk', true) });
  });

  test('what is found where it was missed keeps what was open about it', () => {
    const missed = { ...states.back, missing: true };
    expect(nextCustody(missed, { event: 'find', from: an, holder: an }, 9)).toEqual(states.back);
  });

  test('what is found with another is lent and asked back still, and neither offered nor out any more', () => {
    const open = { loan: loan('U01'), recalled: day, offer: offer('give-back', 'U01') };
    const missed = { ...states.out, ...open, missing: true };
    const found = (holder: string) => nextCustody(missed, { event: 'find', from: an, holder }, 9);
    const nowWith = (holder: string, more: object) => ({ ...held(holder), since: 9, ...more });
    const { loan: lent } = open;
    for (const holder of [binh, 'U02'])
      expect(found(holder)).toEqual(nowWith(holder, { loan: lent, recalled: day }));
    // On a shelf nobody has it any more, with whom it came from it is back.
    expect(found(shelf)).toEqual(nowWith(shelf, { loan: lent }));
    expect(found('U01')).toEqual(nowWith('U01', { recalled: day }));
    expect(found('desk')).toEqual(nowWith('desk', {}));
    const ofShelf = { ...missed, loan: loan(shelf) };
    expect(nextCustody(ofShelf, { event: 'find', from: an, holder: shelf }, 9)).toEqual(nowWith(shelf, {}));
    // By the first generation of the act nothing goes on.
    const anew = (holder: string) => nextCustody(missed, { event: 'find-anew', holder }, 9);
    expect(anew(binh)).toEqual(nowWith(binh, {}));
    expect(anew(an)).toEqual({ ...missed, missing: false });
  });

  test('what was lent and lies on another shelf goes back from there, or onto the shelf that it came from', () => {
    const lies = { ...held(other), loan: loan(shelf) };
    const moves = (place: string) =>
      refusalOf(() => nextCustody(lies, { event: 'move', from: other, place }, 9));
    expect(nextCustody(lies, { event: 'move', from: other, place: shelf }, 9)).toEqual({
      ...held(shelf),
      since: 9,
    });
    expect(moves('K3-T01-N1')).toMatchObject({ code: 'CUSTODY_WRONG_STATE' });
    const back = { ...offering('give-back', 'desk'), from: other } as const;
    expect(nextCustody(lies, back, 9)?.offer).toEqual(offer('give-back', 'desk'));
  });

  test('a copy that was offered and kept has never been handed over', () => {
    const line = firstCustody({ storeAt: shelf });
    expect(line).toEqual({ ...held(shelf), since: null });
    const offered =
      nextCustody(line, { ...offering('transfer', an), from: shelf }, 5) ?? expect.unreachable();
    expect([isFirst(offered), isSettled(offered)]).toEqual([false, false]);
    const kept = nextCustody(offered, { event: 'take-back', from: shelf, entry: 5 }, 6);
    expect(kept).toEqual(line);
    expect([kept && isFirst(kept), isFirst(held(shelf))]).toEqual([true, false]);
  });
});

describe('a loan from a shelf', () => {
  const lent = { ...held(an), loan: loan(shelf) };
  const back = { ...lent, offer: offer('give-back', binh) };
  const take = (to: string, place: string | null): CustodyEvent => ({
    ...{ event: 'accept', from: an, entry: 5, to, place },
  });
  const outcome = (custody: CopyCustody, event: CustodyEvent) => {
    const refusal = refusalOf(() => nextCustody(custody, event, 9));
    return refusal === 'accepted' ? refusal : refusal.code;
  };

  test('goes back onto that shelf, whoever takes it, or to the clerks', () => {
    expect(outcome(lent, { ...offering('give-back', binh), from: an })).toBe('accepted');
    expect(outcome(back, take(binh, shelf))).toBe('accepted');
    expect(outcome(back, take(binh, other))).toBe('CUSTODY_WRONG_STATE');
    expect(outcome(back, take(binh, null))).toBe('CUSTODY_WRONG_STATE');
    const toDesk = { ...lent, offer: offer('give-back', 'desk') };
    for (const place of [null, other]) expect(outcome(toDesk, take('desk', place))).toBe('accepted');
    const collect = (place: string | null): CustodyEvent => ({ event: 'collect', from: an, to: binh, place });
    expect([shelf, other, null].map((place) => outcome(lent, collect(place)))).toEqual([
      'accepted',
      'CUSTODY_WRONG_STATE',
      'CUSTODY_WRONG_STATE',
    ]);
  });
});

test('what was taken out and is missing is found before it is back', () => {
  const lost = { ...states.out, missing: true };
  const back = { event: 'bring-back', from: an } as const;
  expect(refusalOf(() => nextCustody(lost, back, 9))).toMatchObject({ code: 'CUSTODY_WRONG_STATE' });
  expect(nextCustody(lost, { event: 'find', from: an, holder: an }, 9)).toEqual(states.out);
});

test('what was asked back goes to nobody else, also by an offer from before', () => {
  const wanted = { ...states.promised, recalled: day };
  const accept = { event: 'accept', from: an, entry: 5, to: binh, place: null } as const;
  expect(refusalOf(() => nextCustody(wanted, accept, 9))).toMatchObject({ code: 'CUSTODY_WRONG_STATE' });
  expect(nextCustody(wanted, { event: 'take-back', from: an, entry: 5 }, 9)).toEqual(states.wanted);
  // What was lent goes back to who lent it all the same.
  const lent = { ...states.back, recalled: day };
  expect(nextCustody(lent, { ...accept, to: 'U01' }, 9)).toEqual({ ...held('U01'), since: 9 });
});

const holder = fc.constantFrom('desk', shelf, other, an, binh, chi, 'U01', 'U02');
const receiver = fc.constantFrom('desk', an, binh, chi, 'U01', 'U02');
const entry = fc.integer({ min: 1, max: 40 });
const place = fc.constantFrom(null, shelf, other);
const somewhere = fc.constantFrom(shelf, other);
/** Events of all kinds; most name who has the copy, and the offer that is open. */
const anyEvent = fc.record({
  misses: fc.boolean(),
  from: holder,
  entry,
  event: fc.oneof(
    fc.record({
      ...{ event: fc.constant('offer' as const), kind: fc.constantFrom('transfer', 'give-back') },
      ...{ to: receiver, until: fc.constant(null) },
    }),
    fc.record({
      ...{ event: fc.constant('offer' as const), kind: fc.constantFrom('lend', 'give-out') },
      ...{ to: receiver, until: fc.constant(day) },
    }),
    fc.constant({ event: 'offer', kind: 'send-back', to: null, until: null } as const),
    fc.record({ event: fc.constantFrom('accept', 'collect'), to: receiver, place }),
    fc.constant({ event: 'accept', to: null, place: null } as const),
    fc.constantFrom(
      { event: 'arrive' } as const,
      { event: 'take-back' } as const,
      { event: 'bring-back' } as const,
      { event: 'miss' } as const,
      { event: 'recall', until: day } as const,
      { event: 'take-out', place: 'N01', until: day } as const,
    ),
    fc.record({ event: fc.constantFrom('archive', 'move'), place: somewhere }),
    fc.record({ event: fc.constant('find' as const), holder }),
  ),
});

test('in any sequence a copy has one holder, an offer moves nothing, and only what is found is missing no longer', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 20, maxLength: 60 }), (events) => {
      let custody = first;
      const ended = new Set<number>();
      for (const [index, { misses, event: drawn, ...named }] of events.entries()) {
        const seq = index + 10;
        const from = misses ? named.from : custody.holder;
        const about = drawn.event === 'offer' ? seq : misses ? named.entry : (custody.offer?.entry ?? 1);
        // An acceptance that names nobody is by whom it is offered to.
        const to = drawn.event === 'accept' ? (drawn.to ?? custody.offer?.to ?? an) : undefined;
        const event = { from, entry: about, ...drawn, ...(to === undefined ? {} : { to }) } as CustodyEvent;
        let next: CopyCustody | null = custody;
        const outcome = refusalOf(() => {
          next = nextCustody(custody, event, seq);
        });
        if (outcome !== 'accepted') {
          expect(['CUSTODY_MOVED', 'OFFER_GONE', 'CUSTODY_WRONG_STATE']).toContain(outcome.code);
          continue;
        }
        if ('from' in event) expect(from).toBe(custody.holder);
        if (event.event === 'accept' || event.event === 'arrive' || event.event === 'take-back') {
          expect(about).toBe(custody.offer?.entry);
          expect(ended).not.toContain(about);
          ended.add(about);
        }
        if (next === null) {
          expect(event.event).toBe('arrive');
          custody = first;
          continue;
        }
        const now: CopyCustody = next;
        const moved = now.holder !== custody.holder || now.since !== custody.since;
        // Only these move a copy, and each by an entry of its own.
        expect(moved && !['accept', 'collect', 'archive', 'move', 'find'].includes(event.event)).toBe(false);
        if (moved) expect([now.since, now.offer, now.out]).toEqual([seq, null, null]);
        if (moved && event.event !== 'find') expect(now.recalled).toBeNull();
        if (custody.missing && event.event !== 'find') expect([moved, now.missing]).toEqual([false, true]);
        if (custody.loan !== null && moved && event.event !== 'find')
          expect(['desk', custody.loan.from].includes(now.holder) || 'to' in event).toBe(true);
        // A loan begins by accepting one, and ends as soon as the copy is handed to anybody else.
        if (event.event === 'find' && moved) expect([null, custody.loan]).toContain(now.loan);
        else if (now.loan !== null && moved)
          expect([event.event, now.loan.until]).toEqual(['accept', custody.offer?.until]);
        custody = now;
      }
    }),
  );
});
