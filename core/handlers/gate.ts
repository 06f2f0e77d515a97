import type { Args, Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { CopiesShown } from '../../contract/ipc/custody-channels.ts';
import type { ActName } from '../../contract/ledger/act.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { EnvelopeId, OrganisationCode } from '../../contract/scalar.ts';
import { reads, seesAll } from '../../domain/rights/sight.ts';
import { specifications } from '../acts/index.ts';
import { envelopeLevel } from '../session/envelope-level.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { Session } from '../session/session.ts';
import { requireCopiesShown, requireShown } from '../views/seen.ts';

type Channels = typeof coreChannels;
type Asked<Name extends keyof Channels> = Args<Channels, Name>;

/**
 * Who may use a channel, and which records it names. What a list tells of is narrowed by the sight of the session where
 * it is read; an act is held to its right at the level of its record besides (rights-check.ts).
 */
interface Gate<Name extends keyof Channels> {
  /** The right that it asks for, at some level. */
  readonly right: Right | 'none';
  /** The records that it names. One that is not shown is refused in the same words, whatever else is true of it. */
  readonly records: 'none' | ((args: Asked<Name>, self: OrganisationCode, open: OpenSession) => RecordKey[]);
  /** The copies that it names, of which the same is true. */
  readonly copies: 'none' | ((args: Asked<Name>) => readonly CopiesShown[]);
  /** The envelope that it names. */
  readonly envelope: 'none' | ((args: Asked<Name>) => EnvelopeId);
}

const free = { right: 'none', records: 'none', copies: 'none', envelope: 'none' } as const;
const withRight = (right: Right | 'none') => ({ ...free, right });
/** Of who may not do it at any level nothing else is asked. At which level an act is done it asks itself. */
const rightOf = (act: ActName): Right | 'none' => specifications[act].right;
const own = {
  ...free,
  records: ({ code }: Pick<RecordKey, 'code'>, issuer: OrganisationCode): RecordKey[] => [{ issuer, code }],
};
const named = {
  ...free,
  records: (
    { code, issuer }: Pick<RecordKey, 'code'> & { issuer?: OrganisationCode | undefined },
    self: OrganisationCode,
  ): RecordKey[] => [{ issuer: issuer ?? self, code }],
};
const carried = { ...free, envelope: ({ envelope }: { envelope: EnvelopeId }) => envelope };
/** What is typed into the form of a line, and which line it corrects. */
const draftOf = ({ key }: { key: string | RecordKey }): RecordKey[] => (typeof key === 'string' ? [] : [key]);

/** Every channel of the core: a new one must be given its place. */
const gates: { readonly [Name in keyof Channels]: Gate<Name> } = {
  'session.choose': free,
  'session.lock': free,
  'session.switch': free,
  'today.view': free,
  'law.view': free,
  'about.view': free,
  'directory.find': free,
  'directory.named': free,
  'directory.get': free,
  'outside.list': withRight('read'),
  'outside.shared': withRight('read'),
  'outside.enrol': withRight(rightOf('enrol')),
  'outside.identify': withRight(rightOf('identify')),
  'outside.separate': withRight(rightOf('separate')),
  'register.page': withRight('read'),
  'register.next': withRight('register'),
  'register.years': withRight('read'),
  'register.volumes': withRight('read'),
  'volume.close': withRight(rightOf('close-volume')),
  'numbers.byHand': withRight(rightOf('by-hand')),
  'record.page': {
    ...free,
    records: ({ code, issuer }, self, { vault }) => [
      { issuer: issuer ?? vault.store.registers.issuersOf(code)[0] ?? self, code },
    ],
  },
  'record.register': withRight(rightOf('register')),
  'record.correct': {
    ...withRight(rightOf('correct')),
    records: ({ code, input }, self) => [{ issuer: input.book === 'outgoing' ? self : input.issuer, code }],
  },
  'record.complete': { ...named, right: rightOf('complete') },
  'record.cancel': { ...named, right: rightOf('cancel') },
  'record.settle': { ...named, right: rightOf('settle') },
  'record.reopen': { ...named, right: rightOf('reopen') },
  'record.legs': { ...own, right: 'issue' },
  'record.issue': { ...own, right: rightOf('issue') },
  'record.resend': { ...own, right: rightOf('resend') },
  'paper.hand': { ...own, right: rightOf('hand') },
  'paper.slip': { ...own, right: rightOf('slip') },
  'paper.decline': { ...own, right: rightOf('decline') },
  'paper.lose': { ...own, right: rightOf('lose') },
  'paper.retract': { ...own, right: rightOf('retract') },
  'section.view': free,
  'custody.held': free,
  'custody.holders': free,
  'custody.here': { ...free, records: ({ records }) => records },
  'custody.do': { ...free, copies: ({ copies }) => copies },
  'custody.disclose': { ...named, right: rightOf('disclose') },
  'incoming.waiting': withRight('read'),
  'incoming.enter': { ...carried, right: rightOf('enter') },
  'incoming.refuse': { ...carried, right: rightOf('refuse') },
  'incoming.refused': withRight('read'),
  'outbox.list': withRight('read'),
  'outbox.retry': { ...carried, right: rightOf('retry') },
  'outbox.withdraw': { ...carried, right: rightOf('withdraw') },
  'ledger.page': withRight('verify'),
  'ledger.verify': withRight('verify'),
  'ledger.rebuild': withRight('register'),
  'ledger.checkpoint': free,
  'form.look': {
    ...withRight('register'),
    records: ({ corrects }) => (corrects === undefined ? [] : [corrects]),
  },
  'draft.read': { ...free, records: draftOf },
  'draft.write': { ...withRight('register'), records: draftOf },
  'draft.discard': free,
};

/**
 * The handlers behind their gates. RIGHT_MISSING; RECORD_LOCKED for a record that is not shown, which to whom reads no
 * register is every other one, there or not.
 */
export function gated(
  handlers: Handlers<Channels>,
  session: Session,
  self: OrganisationCode,
): Handlers<Channels> {
  const behind = <Name extends keyof Channels>(name: Name) => {
    const gate: Gate<Name> = gates[name];
    const handler = handlers[name];
    return (args: Asked<Name>) => {
      // A locked terminal answers of itself.
      const open = session.maybe;
      if (open !== undefined) pass(gate, args, { open, self });
      return handler(args);
    };
  };
  const names = Object.keys(gates) as (keyof Channels)[];
  return Object.fromEntries(names.map((name) => [name, behind(name)])) as Handlers<Channels>;
}

function pass<Name extends keyof Channels>(
  { right, records, copies, envelope }: Gate<Name>,
  args: Asked<Name>,
  { open, self }: { readonly open: OpenSession; readonly self: OrganisationCode },
): void {
  const { rights, vault } = open;
  if (right !== 'none') rights.requireSome(right);
  if (seesAll(rights.sight())) return;
  if (records !== 'none')
    for (const key of records(args, self, open)) requireShown(vault.store.registers, key, rights);
  if (copies !== 'none')
    for (const shown of copies(args)) requireCopiesShown(vault.store.registers, shown, rights);
  if (envelope !== 'none') {
    const level = envelopeLevel(vault.store, self, envelope(args)) ?? 'A';
    if (!reads(rights.sight(), level)) throw rights.locked();
  }
}
