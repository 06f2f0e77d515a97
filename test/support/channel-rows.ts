import { agencies } from '../../build/demo/cast.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { CodedRecord, RecordInput } from '../../contract/record/coded-record.ts';
import type { Right } from '../../contract/rights/right.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from './records.ts';

/** Each channel of the core: the right that it asks for, and arguments that are well formed. */

const [agency] = agencies;
const today = localDate(Date.now());
const year = Number(today.slice(0, 4));
const province = 'H37';

export type Channel = keyof typeof coreChannels;
/** A record that a role may be told of, or not, with what each channel needs of it. */
export interface Subject {
  readonly record: CodedRecord;
  readonly input: RecordInput;
  readonly envelope: string;
}
interface ChannelRow {
  /** The right without which it is refused; `none` where whoever works here may ask. */
  readonly right: Right | 'none';
  /** It names a record. */
  readonly names: boolean;
  readonly args: (subject: Subject) => object;
}

const free = (args: ChannelRow['args'] = () => ({})): ChannelRow => ({ right: 'none', names: false, args });
const lists = (right: Right, args: ChannelRow['args'] = () => ({})): ChannelRow => ({
  right,
  names: false,
  args,
});
const names = (right: Right | 'none', args: ChannelRow['args']): ChannelRow => ({ right, names: true, args });
const code = ({ record }: Subject) => ({ code: record.code });
const key = ({ record: { issuer, code } }: Subject) => ({ issuer, code });
/** The register of this year, from its first line. */
export const registerQuery = {
  ...{ book: 'outgoing' as const, year, text: '', levels: [], states: [], sort: [], offset: 0, limit: 200 },
};
const permit = { by: agency.head.code, paper: { number: 4, notation: 'QĐ-UBND', issuedOn: today } };

/** A new channel must be given its place here, or the build fails. */
export const channelRows = {
  'session.choose': free(() => ({ serial: '0123456789ABCDEF' })),
  'session.lock': free(),
  'session.switch': free(() => ({ to: null })),
  'today.view': free(),
  'law.view': free(),
  'about.view': free(),
  'directory.find': free(() => ({ text: 'bộ', limit: 5 })),
  'directory.named': free(() => ({ names: [] })),
  'directory.get': free(() => ({ codes: [province] })),
  'outside.list': lists('read'),
  'outside.shared': lists('read', () => ({ code: 'X0001', organisation: province })),
  'outside.enrol': lists('register', () => ({ kind: 'B08' })),
  'outside.identify': lists('register', () => ({ code: 'X0001', organisation: 'H37.03' })),
  'outside.separate': lists('register', () => ({ code: 'X0002', reason: 'S01' })),
  'register.page': lists('read', () => registerQuery),
  'register.next': lists('register', () => ({ book: 'outgoing', year })),
  'register.years': lists('read', () => ({ book: 'outgoing' })),
  'register.volumes': lists('read', () => ({ book: 'outgoing', year })),
  'volume.close': lists('register', () => ({ book: 'outgoing', year, number: 1, last: 1 })),
  'numbers.byHand': lists('register', () => ({ year, first: 901, last: 901 })),
  'record.page': names('none', code),
  'record.register': lists('register', () => ({ input: outgoingInput(900) })),
  'record.correct': names('register', ({ record, input }) => ({
    ...{ code: record.code, input: { ...input, pages: 9 }, reason: 'D01' },
  })),
  'record.complete': names('keep', (subject) => ({ ...key(subject), inside: {} })),
  'record.cancel': names('register', (subject) => ({ ...code(subject), reason: 'H01' })),
  'record.settle': names('register', (subject) => ({ ...code(subject), reason: 'T02' })),
  'record.reopen': names('register', (subject) => ({ ...code(subject), reason: 'M01' })),
  'record.legs': names('issue', code),
  'record.issue': names('issue', (subject) => ({ ...code(subject), paper: [province] })),
  'record.resend': names('issue', (subject) => ({ ...code(subject), to: province, from: 'further' })),
  'paper.hand': names('issue', (subject) => ({
    ...{ ...code(subject), to: [province], carrier: 'post', run: 2, envelopes: 1 },
  })),
  'paper.slip': names('issue', (subject) => ({
    ...{ ...code(subject), to: province, on: today, slip: subject.record.code },
  })),
  'paper.decline': names('issue', (subject) => ({
    ...{ ...code(subject), to: province, on: today, reasons: ['R02'] },
  })),
  'paper.lose': names('issue', (subject) => ({ ...code(subject), to: province, on: today })),
  'paper.retract': names('issue', (subject) => ({ ...code(subject), to: province, entry: 1, reason: 'L01' })),
  'section.view': free(),
  'custody.held': free(() => ({ holder: 'U02', offset: 0, limit: 200 })),
  'custody.holders': free(),
  'custody.here': names('none', (subject) => ({ records: [key(subject)] })),
  'custody.do': names('none', (subject) => ({
    ...{ copies: [{ ...key(subject), copies: [1], from: 'desk' }], deed: { act: 'miss' } },
  })),
  'custody.disclose': names('keep', (subject) => ({ ...key(subject), persons: [agency.head.code], permit })),
  'incoming.waiting': lists('read'),
  'incoming.enter': names('receive', ({ envelope }) => ({
    ...{ envelope, storeAt: undefined, noteCodes: [], dossier: undefined },
    check: { level: 'C', number: 1, copies: 1, pages: 1, enclosures: 0, sealIntact: true },
  })),
  'incoming.refuse': names('receive', ({ envelope }) => ({ envelope, reasons: ['R01'] })),
  'incoming.refused': lists('read', code),
  'outbox.list': lists('read', () => ({ offset: 0, limit: 200 })),
  'outbox.retry': names('issue', ({ envelope }) => ({ envelope })),
  'outbox.withdraw': names('issue', ({ envelope }) => ({ envelope })),
  'ledger.page': lists('verify', () => ({ before: null, limit: 200 })),
  'ledger.verify': lists('verify'),
  'ledger.rebuild': lists('register'),
  'ledger.checkpoint': free(),
  'form.look': names('register', (subject) => ({ form: subject.input, corrects: key(subject) })),
  'draft.read': names('none', (subject) => ({ key: key(subject) })),
  'draft.write': names('register', (subject) => ({ key: key(subject), draft: {} })),
  'draft.discard': free(() => ({ key: 'outgoing' })),
} as const satisfies Record<Channel, ChannelRow>;
