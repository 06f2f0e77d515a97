import type { SharedWords } from '../vi/index.ts';

export const pin: SharedWords['pin'] = {
  ok: 'The PIN is in order',
  'count-low': 'The PIN was entered wrongly before. Enter it with care.',
  'last-try': 'ONE try is left before the token locks. If in doubt, stop and ask the administrator.',
  locked: "The token's PIN is locked. Take the token to the body that issued it to have it unlocked.",
  'not-initialised': 'The token has no PIN yet. Ask the administrator.',
};
export const pinEntry: SharedWords['pinEntry'] = {
  hint: 'The PIN goes to the token alone and is not stored.',
  capsLock: 'Caps Lock is on.',
  pinPadLead: "Enter the PIN on the reader's own keys.",
  startPinPad: 'Start on the reader',
  waitingPinPad: "Waiting for the PIN from the reader's keys…",
};
/** Main's own window, in which somebody signs beside the session of another. */
export const countersign: SharedWords['countersign'] = {
  title: {
    accept: 'Sign for what is handed over',
    collect: 'Sign for what is given back',
    second: 'Sign as the second person',
  },
  lead: {
    accept:
      'Your signature says that the copies below were received; from then on who receives them answers for them. Count them first.',
    collect:
      'Your signature says that the copies below were given back; from then on who receives them answers for them.',
    second:
      'Your signature says that you are there while {{name}} does exactly what stands below. Read it and compare first.',
  },
  act: 'Act',
  holder: 'Held by',
  place: 'Shelf, place',
  until: 'Until the end of',
  record: 'Document',
  copies: 'Copies',
  from: 'Given by',
  to: 'Received by',
  pin: 'PIN of your token',
  sign: 'Sign',
  signing: 'Signing and recording…',
  cancel: 'Do not sign',
};
export const fields: SharedWords['fields'] = {
  optional: 'optional',
  choose: 'Choose…',
  noMatch: 'Not in the directory',
  searching: 'Searching…',
  reading: 'Reading the register: {{read}} of {{total}} rows',
  readingSpoken: 'Reading the register, {{percent}} % read.',
  noOption: 'Nothing matches',
  replyHint: 'Number, notation, body or code',
  replyNone:
    'No document is found by “{{text}}” in the registers of this year and the last. Type another number, notation or code.',
  replyMany: '{{number}} documents answer to “{{text}}”: type the notation too, or choose from the list.',
  addRecipient: 'Add a recipient: name, initials, code, or a pasted list of codes or names',
  addNote: 'Add a note by its code',
  remove: 'Remove {{name}}',
  chosen: 'Chosen',
  chosenCount: '{{number}} chosen',
  chosenOrder: 'in the order of codes, each with the number of its copy',
  chosenKeys: '← enters the list, Delete removes',
  taken: 'chosen already',
  ended: 'dissolved or merged',
  moreMatch: '{{number}} more match: type more of the name, or the name of the superior body.',
  tied: 'Not clear which one is meant: press ↓ to choose.',
  listRead: '{{number}} codes of the directory recognised: press Enter to add them.',
  listChosen: 'Chosen already: {{codes}}.',
  listAdded: '{{added}} added, {{repeated}} there already.',
  listTwice: 'Named again in the list, {{number}} times: {{codes}}.',
  listLeft: 'Not added: {{codes}}.',
  listSeveral: 'Several bodies match, choose each one: {{names}}.',
  listNames: 'A list of {{number}} names: press Enter to add those that one body alone has.',
  cannotReceive: 'takes no electronic envelopes yet',
  outside: 'not in the directory, on paper',
  datePlaceholder: 'dd/mm/yyyy',
  dateHint: 'For example: 5 · 5/3 · +10 · 0 is today',
  codeKnown: 'The code is valid',
  codeCut: 'A control code has 13 characters; there are {{number}}.',
  codeAccented:
    'A control code has plain letters and digits only. Switch the input method off and enter it again.',
  storeHint: 'Room, cabinet, shelf. For example K1-T03-N2',
  dossierHint: 'For example HS-2026-12',
  openerHint: 'Only what stands on the envelope is entered; do not open it.',
  notNumber: 'A whole number of at most six digits.',
  yearMissing: 'Which year? Type the year as well: day/month/year.',
  noSuchDay: 'There is no such day. Type day, day/month or day/month/year.',
  rule: {
    required: 'This field is empty.',
    notChosen: 'Nothing is chosen.',
    crossed: 'This day is earlier than the document.',
    level: 'Choose A top secret, B secret or C confidential.',
    number: 'The number is a whole number from 1 to 999999.',
    notation: 'Abbreviations in capitals, joined by - . / &, at most 32 characters.',
    typeCode: 'Choose a type from the catalogue.',
    issuedOn: 'Not a date. Type day, day/month or day/month/year.',
    issuer: 'Choose a body from the directory.',
    signer: 'Choose a signer from the directory.',
    recipients: 'Choose 1 to 500 different recipients, without the issuing body.',
    urgency: 'Choose the urgency.',
    copies: 'Copies: 1 to 999.',
    pages: 'Pages: 1 to 9999; a thing has none.',
    pieces: 'Pieces: 1 to 9999.',
    copyAllowed: 'Choose whether it may be copied.',
    thing: 'Choose a kind from the catalogue.',
    fileUnit: 'Choose a unit of the section.',
    envelopes: 'Envelopes: 1 to 99.',
    enclosures: 'Enclosures: 0 to 999.',
    returnBy: 'Not a date. Type day, day/month or day/month/year.',
    dueOn: 'Not a date. Type day, day/month or day/month/year.',
    protectUntil: 'Not a date. Type day, day/month or day/month/year.',
    replyTo: 'The control code is wrong; its last character does not fit.',
    code: 'The control code is wrong; its last character does not fit.',
    givenOn: 'Not a date. Type day, day/month or day/month/year.',
    arrivedOn: 'Not a date. Type day, day/month or day/month/year.',
    storeAt: 'Write it like K1-T03-N2 (room, cabinet, shelf).',
    noteCodes: 'Choose at most 5 notes from the catalogue.',
    dossier: 'Write it like HS-2026-12.',
  },
};
export const signatures: SharedWords['signatures'] = {
  heading: 'Signatures',
  none: {
    outgoing: 'No signature yet. The record is signed when it is issued.',
    incoming: 'Entered from paper, which came without a digital signature.',
  },
  valid: 'Valid',
  invalid: 'Not valid',
  signedAt: 'Signed at',
  of: {
    person: 'The record',
    organisation: 'The record and its issue to the recipients',
    endpoint: 'Receipt of the envelope by the endpoint',
    checkpoint: 'The ledger',
    receiver: 'A status',
    authority: 'A document of the authority',
    countersigner: 'The other person of a hand-over, or a second person',
  },
  ofNotice: 'Status {{notice}}',
  byItself: '(signed by the terminal in the session of {{subject}})',
};
export const envelope: SharedWords['envelope'] = {
  receivedAt: 'Received {{at}}',
  from: 'Sender',
};

/** The newest lines of a book. */
export const last = {
  incoming: 'Entered last',
  outgoing: 'Registered last',
  arrival: 'Arrival no. {{number}}',
  more: '+{{count}}',
  ordinal: 'No. {{ordinal}}',
};
/** What was noted of paper on its way, in the route and in the ledger. */
export const paperNote: SharedWords['paperNote'] = {
  handed: {
    post: '{{carrier}}, run {{run}}, envelopes: {{envelopes}}',
    courier: '{{carrier}}, run {{run}}, envelopes: {{envelopes}}',
    person: '{{carrier}}, number {{run}} in the transfer register, envelopes: {{envelopes}}',
  },
  signed: 'signed on',
  returned: 'returned on',
  missed: 'found missing on',
  resend: 'To be sent again on paper',
  takesBack: 'takes back entry {{entry}} of the ledger',
  copies: 'copy {{copies}} in place of the lost one',
};
/** Giving a number to a body that the directory does not list. */
export const enrol = {
  about: 'A body that sends or gets paper and that the directory does not list',
  ask: 'Number a body outside the directory…',
  unmatched:
    'A body that the directory does not list: choose “Number a body outside the directory…” below this box.',
  title: 'Body outside the directory',
  lead: 'The terminal gives it a number with X; write the number and the name of the body into the paper book. No name is typed here.',
  kind: 'Kind of body',
  go: 'Give a number',
  going: 'Giving a number…',
  done: 'Number {{code}} given ({{kind}}). Write the name of the body beside it in the paper book.',
};
export const remarks: SharedWords['remarks'] = {
  title: 'To be looked at before it is written',
  lead: 'Confirm it if the document says so; what is confirmed is recorded in the ledger.',
  go: 'Right, write it',
  back: 'Look again',
  recorded: 'Confirmed when it was written',
  anotherYear: {
    outgoing: 'The document is dated {{year}}: it goes into the register of that year.',
    incoming: 'The document is dated {{year}}, another year than it arrived in.',
  },
  dateBeforeLast: {
    outgoing: 'This day is earlier than that of the line before it ({{last}}).',
    incoming: 'It arrived earlier than the line before it ({{last}}).',
  },
  numberLate:
    'The number is late: it is given by the working day after the day of signing ({{latest}}; {{by}}).',
  countedByCalendar: 'by the calendar of {{year}}, version {{version}}',
  countedByWeek: 'no calendar of {{year}}: Monday to Friday',
  numberSkips: 'The register of {{year}} has no number {{numbers}} just before this one.',
  numberSkipsMany: 'The register of {{year}} lacks {{total}} numbers just before this one: {{numbers}}…',
  sameDocument:
    'A document of the same issuer, number, notation and year is in the incoming register already: ordinal {{ordinal}}/{{year}}.',
  typeOther: 'The notation names {{part}} ({{named}}), not the type that was chosen.',
  typeLacking: 'The notation lacks the abbreviation of the type that was chosen.',
};
