import type { vi } from './words.vi.ts';

/** What both registers say. */
const common = {
  keys: {
    heading: 'In a register',
    does: {
      search: 'Search by code, number, notation, type, day, body or signer; accents do not matter',
      create: 'Register a new document',
      jump: 'Go to an ordinal',
      yearBefore: 'Year before',
      yearAfter: 'Year after',
    },
  },
  year: 'Year {{year}}',
  yearBefore: 'Year before',
  yearAfter: 'Year after',
  noYearBefore: 'No register before the year {{year}}.',
  noYearAfter: 'The year {{year}} has not begun.',
  search: 'Search the register',
  searchHint: 'Number, notation, type, day, body…',
  filter: 'Filter',
  filterOn: 'Filter: {{chosen}}',
  preview: 'The active line',
  clear: 'Clear the filters',
  levels: 'Filter by level',
  states: 'Filter by state',
  jump: 'Go to ordinal',
  jumpGo: 'Go',
  jumpFault: {
    number: 'Type the ordinal in digits, for example 12.',
    none: 'The last ordinal in the register of {{year}} is {{last}}.',
  },
  jumpCleared: 'Filters and sorting were cleared to go to the ordinal.',
  total: 'Rows: {{shown}}',
  filtered: 'Rows that match: {{shown}}',
  filteredSoFar: 'Rows that match so far: {{shown}}',
  sortHint: 'Hold Shift while pressing to sort by several columns.',
  noMatch: {
    title: 'No row matches.',
    hint: 'Type less, or clear the filters.',
  },
  progress: '{{entered}}/{{total}} received',
  progressRefused: '{{count}} to send again',
  more: '+{{count}}',
  summaryNote: 'This register holds no subject line; that column is printed blank for handwriting.',
  empty: 'The register of {{year}} holds no document yet.',
  emptyEarlierYear: 'Press ] for the year after; new documents go into the register of {{year}}.',
  emptyLaterYear: 'Press [ for the year before; new documents go into the register of {{year}}.',
};

export const en: typeof vi = {
  outgoing: {
    ...common,
    due: 'Reply',
    return: 'Return to us',
    name: 'Outgoing',
    command: 'Open the outgoing register',
    title: 'Register of outgoing classified documents',
    create: 'Register outgoing',
    emptyHint: 'Press N to register the first outgoing document.',
  },
  incoming: {
    ...common,
    due: 'Deal with',
    return: 'Send back',
    name: 'Incoming',
    command: 'Open the incoming register',
    title: 'Register of incoming classified documents',
    create: 'Register incoming',
    emptyHint: 'Electronic envelopes wait under “Incoming check”; press N for paper that came alone.',
  },
};
