import { InsideView, SectionView } from '../../contract/ipc/custody-views.ts';
import { LawView, OrganisationView } from '../../contract/ipc/directory-views.ts';
import { WaitingEnvelope } from '../../contract/ipc/exchange-views.ts';
import { TodayView, todaySections } from '../../contract/ipc/today.ts';
import { RegisterRow, SessionView } from '../../contract/ipc/views.ts';
import { inOrder } from '../../contract/lists.ts';
import {
  type CodedRecord,
  codedRecordFormat,
  type RecordInput,
  type WrittenRecord,
} from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import type { Urgency } from '../../contract/record/fields.ts';
import { scannerSettings } from '../../contract/scanner.ts';
import { sampleInput } from '../../test/support/sample-input.ts';

/** Views of an invented terminal, each parsed by its schema. */

export const self = 'H37.01';
export const other = 'H40.02';
export const clerk = 'P4V8N2A6C';
export const head = 'P9T3R5B7D';
export const keeper = 'P2C4D6F8H';
export const recipient = 'P5J7K9M1N';
export const instant = '2026-11-23T01:00:00.000Z';
export const envelopeId = (index: number) => `7c9e6679-7425-40de-944b-${String(index).padStart(12, '0')}`;
export const codeOf = (index: number) => controlCodeFrom(new Uint8Array(12).fill(index));
export const digest = (index: number) => index.toString(16).padStart(64, '0');

export const session = (change: Partial<SessionView> = {}): SessionView =>
  SessionView.parse({
    phase: 'unlocked',
    training: true,
    standIn: false,
    organisation: { code: self, name: 'Văn phòng Ủy ban (huấn luyện)' },
    token: {
      state: 'present',
      serial: '0A1B2C3D',
      label: 'VAN THU A',
      reader: 'Reader 1',
      pin: 'ok',
      pinPad: false,
      fault: null,
    },
    others: [],
    seal: { state: 'open', pin: 'ok', pinPad: false },
    user: { code: clerk, name: 'Nguyễn Thị Hồng Đào', role: 'clerk' },
    lockedBecause: null,
    countersigners: [],
    link: { state: 'online', lastContact: instant, fault: null },
    traffic: { incoming: null, outgoing: null },
    pendingOutbox: 0,
    unsignedActs: 0,
    scanner: scannerSettings(),
    lockIn: 600,
    cameIn: [],
    warnings: [],
    ...change,
  });

export const locked = (token: Partial<SessionView['token']> = {}, change: Partial<SessionView> = {}) =>
  session({ phase: 'locked', user: null, lockIn: null, ...change, token: { ...session().token, ...token } });

/** An outgoing record as it is typed. */
export const input = (number: number, change: Partial<RecordInput> = {}): RecordInput => ({
  ...sampleInput,
  number,
  issuer: self,
  signer: head,
  recipients: [other],
  ...change,
});

/** As it is typed and as it is written, each field may be given. */
type Change = Partial<Omit<WrittenRecord, 'urgency' | 'generation'>> & { urgency?: Urgency };

const line = (ordinal: number, change: Change) => ({
  ...input(100 + ordinal),
  code: codeOf(ordinal),
  year: 2026,
  ordinal,
  ...change,
  ...(change.recipients === undefined ? {} : { recipients: inOrder(change.recipients) }),
});

export const record = (ordinal: number, change: Change = {}): WrittenRecord =>
  codedRecordFormat.newest.parse({ generation: 4, ...line(ordinal, change) });

/** A line of the third generation. */
export function olderRecord(ordinal: number, change: Change = {}): CodedRecord {
  const { copyAllowed: _later, ...older } = line(ordinal, change);
  return codedRecordFormat.generations[2].parse({ generation: 3, ...older });
}

export const row = (ordinal: number, change: Partial<RegisterRow> = {}): RegisterRow =>
  RegisterRow.parse({
    record: record(ordinal),
    state: 'registered',
    came: null,
    progress: { entered: 0, refused: 0, silent: 0 },
    settled: false,
    replied: false,
    sendBy: null,
    givenOn: null,
    signed: true,
    ...change,
  });

export const waiting = (index: number, change: Partial<WaitingEnvelope> = {}): WaitingEnvelope =>
  WaitingEnvelope.parse({
    envelope: envelopeId(index),
    from: other,
    receivedAt: instant,
    record: {
      code: codeOf(index),
      typeCode: 'BC',
      notation: 'BC-SNV',
      issuedOn: '2026-11-20',
      issuer: other,
      signer: head,
      recipients: [self],
      urgency: 'normal',
      namedOpenerOnly: false,
    },
    signatures: [],
    paper: null,
    refusedBefore: [],
    sharedWith: [],
    ...change,
  });

/** Who works in the invented organisation: the clerk of the session, the head, a keeper, and somebody without a token. */
export const section = (change: Partial<SectionView> = {}): SectionView =>
  SectionView.parse({
    version: 1,
    at: instant,
    persons: [
      {
        code: clerk,
        name: 'Nguyễn Thị Hồng Đào',
        units: ['U01'],
        roles: ['clerk'],
        clearance: 'A',
        hasToken: true,
      },
      { code: head, name: 'Trần Quốc Dũng', units: ['U01'], roles: ['head'], clearance: 'A', hasToken: true },
      {
        code: keeper,
        name: 'Lê Văn Bình',
        units: ['U02'],
        roles: ['keeper'],
        clearance: 'B',
        hasToken: true,
      },
      {
        code: recipient,
        name: 'Phạm Thu Hà',
        units: ['U02'],
        roles: ['recipient'],
        clearance: 'C',
        hasToken: false,
      },
    ],
    units: [
      { code: 'U01', name: 'Văn phòng' },
      { code: 'U02', name: 'Phòng Nội chính' },
    ],
    places: [
      { code: 'K1-T01-N1', unit: 'U01' },
      { code: 'K1-T01-N2', unit: 'U01' },
      { code: 'K2-T01-N1', unit: 'U02' },
    ],
    outsidePlaces: [{ code: 'N01', name: 'Trụ sở Ủy ban nhân dân tỉnh' }],
    rightHolders: (
      [
        'keep',
        'permit-lending',
        'permit-disclosing',
        'permit-copying',
        'permit-taking-out',
        'permit-destroying',
      ] as const
    ).flatMap((right) => (['A', 'B', 'C'] as const).map((level) => ({ right, level, persons: [head] }))),
    own: (['read', 'register', 'issue', 'receive', 'keep', 'verify'] as const).map((right) => ({
      right,
      level: 'A',
    })),
    seconds: [],
    keeps: ['U01'],
    ...change,
  });

/** A copy with the clerks of which nothing is open. */
export const inside = (change: Partial<InsideView> = {}): InsideView =>
  InsideView.parse({
    holder: 'desk',
    since: null,
    offer: null,
    loan: null,
    out: null,
    recalled: null,
    missing: false,
    ...change,
  });

/** What the page of a record shows beside its line, with none of it. */
export const bareRecordPage = {
  copies: [],
  papers: [],
  refusedBy: [],
  withdrawnFrom: [],
  unsentTo: [],
  answeredBy: [],
  repliesTo: [],
  answered: null,
  route: [],
  signatures: [],
  sharedWith: [],
};

/** Today with nothing to do. */
export const nothingToday = TodayView.parse({
  totals: Object.fromEntries(todaySections.map((section) => [section, 0])),
  opened: null,
  byHand: [],
  waiting: [],
  toIssue: [],
  toHand: [],
  due: [],
  missingReceipts: [],
  refused: [],
  rejected: [],
  dead: [],
  offered: [],
  inside: [],
  unopened: [],
  missing: [],
});

/** Today with these lines, as far as it shows them; the lists are as long as given, or else as what is shown. */
export const todayWith = (
  lines: Partial<Omit<TodayView, 'totals'>>,
  totals: Partial<TodayView['totals']> = {},
): TodayView => {
  const view = { ...nothingToday, ...lines };
  const shown = todaySections.map((section) => [section, view[section].length] as const);
  return { ...view, totals: { ...view.totals, ...Object.fromEntries(shown), ...totals } };
};

const law = LawView.parse({
  effective: '2026-03-01',
  types: [
    { code: 'BC', vi: 'Báo cáo', en: 'Report', abbreviation: true },
    { code: 'KH', vi: 'Kế hoạch', en: 'Plan', abbreviation: true },
  ],
  notes: [{ code: 'N01', vi: 'Bì còn nguyên', en: 'Envelope whole' }],
  things: [{ code: 'V01', vi: 'Đĩa CD, DVD', en: 'Optical disc' }],
  refusals: [
    { code: 'R01', vi: 'Sai nơi nhận', en: 'Wrong recipient', paperCame: true, counted: [] },
    { code: 'R02', vi: 'Thiếu trang', en: 'Pages missing', paperCame: true, counted: ['pages'] },
    { code: 'R08', vi: 'Văn bản giấy chưa đến', en: 'Paper did not arrive', paperCame: false, counted: [] },
    {
      code: 'R05',
      vi: 'Niêm phong không nguyên vẹn',
      en: 'Seal not intact',
      paperCame: true,
      counted: ['sealIntact'],
    },
    { code: 'R04', vi: 'Sai độ mật', en: 'Wrong level', paperCame: true, counted: ['level'] },
    { code: 'R07', vi: 'Sai số, ký hiệu', en: 'Wrong number', paperCame: true, counted: ['number'] },
    { code: 'R13', vi: 'Thừa trang', en: 'More pages', paperCame: true, counted: ['pages'] },
  ],
  cancellations: [
    { code: 'H01', vi: 'Ghi nhầm', en: 'Written by mistake', books: ['outgoing', 'incoming'] },
    { code: 'H05', vi: 'Cấp nhầm số', en: 'Wrong number given', books: ['outgoing'] },
  ],
  purposes: [
    { code: 'P01', vi: 'Phục vụ công tác', en: 'For work' },
    { code: 'P02', vi: 'Phục vụ hội nghị, hội thảo, cuộc họp', en: 'For a conference or a meeting' },
  ],
  bodies: [
    { code: 'B07', vi: 'Đơn vị sự nghiệp công lập', en: 'Public service unit' },
    { code: 'B08', vi: 'Doanh nghiệp', en: 'Enterprise' },
  ],
  reopenings: [
    { code: 'M01', vi: 'Đánh dấu nhầm', en: 'Marked by mistake', books: ['outgoing', 'incoming'] },
  ],
  retractions: [
    { code: 'L01', vi: 'Ghi nhầm nơi nhận', en: 'Wrong recipient' },
    { code: 'L05', vi: 'Thao tác nhầm', en: 'Pressed by mistake' },
  ],
  separations: [
    { code: 'S01', vi: 'Chọn nhầm cơ quan trong danh mục', en: 'Wrong body of the directory chosen' },
  ],
  settlements: [
    {
      code: 'T01',
      vi: 'Đã trả lời bằng cách khác',
      en: 'Answered in another way',
      books: ['outgoing', 'incoming'],
    },
    {
      code: 'T03',
      vi: 'Đã có văn bản khác thay thế',
      en: 'Replaced by another document',
      books: ['outgoing', 'incoming'],
    },
  ],
  corrections: [
    {
      code: 'D01',
      vi: 'Chép nhầm từ văn bản',
      en: 'Copied wrongly from the document',
      books: ['outgoing', 'incoming'],
    },
    { code: 'D04', vi: 'Văn bản đã thay đổi', en: 'The document changed', books: ['outgoing'] },
  ],
  protectionYears: { A: 30, B: 20, C: 10 },
});

const organisations = [
  { code: self, name: 'Văn phòng Ủy ban (huấn luyện)', parts: ['UBND'] },
  { code: other, name: 'Sở Nội vụ (huấn luyện)', parts: ['SNV'] },
].map(({ code, name, parts }) =>
  OrganisationView.parse({
    code,
    name,
    notationParts: parts,
    persons: [
      { code: clerk, name: 'Nguyễn Thị Hồng Đào', role: 'clerk', inOffice: true },
      { code: head, name: 'Trần Quốc Dũng', role: 'head', inOffice: true },
    ],
    above: ['Ủy ban nhân dân tỉnh (huấn luyện)'],
    canReceive: true,
    ended: false,
  }),
);
const choices = organisations
  .filter(({ code }) => code !== self)
  .map(({ notationParts: _parts, persons: _persons, ...choice }) => choice);

/** What nearly every screen asks for. */
export const directoryAndLaw = {
  'preferences.read': () => ({ language: 'vi' as const, theme: 'light' as const, zoom: 100, sound: true }),
  'window.waiting': () => ({}),
  'law.view': () => law,
  'section.view': () => ({ section: null }),
  'draft.read': () => ({ draft: null }),
  'form.look': () => ({ faults: [], remarks: [] }),
  'register.page': () => ({ total: 0, rows: [], reading: null }),
  'register.years': () => ({ first: null }),
  'register.volumes': () => ({ volumes: [], takesLines: true }),
  'directory.get': ({ codes }: { codes: string[] }) => ({
    organisations: organisations.filter(({ code }) => codes.includes(code)),
  }),
  'directory.find': () => ({ organisations: choices, total: choices.length, clear: true }),
};
