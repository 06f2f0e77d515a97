import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Holdings',
  command: 'Open the holdings',
  lead: 'Who answers for which copies.',
  keys: {
    heading: 'On the page of holdings',
    does: {
      search: 'Find a person, a unit or a shelf, without accents',
      act: 'Do something with the chosen copies, or with that of the line',
      choose: 'Choose the line, or no longer',
      chooseOn: 'Choose line by line',
      chooseAll: 'Choose all',
      chooseNone: 'Choose none',
    },
  },
  noSection: 'No section is in use yet.',
  noSectionHint:
    'This page needs the section of the organisation (persons, units, shelves), which its security officer signs and the administrator takes into the terminal.',
  search: 'Find a holder',
  searchHint: 'Person, unit, store, cabinet, shelf…',
  holders: 'Holders',
  own: 'Yours',
  kind: { unit: 'Unit', person: 'Person', place: 'Shelf' },
  former: 'No longer in the section',
  nothing: 'Has no copy',
  noHolder: 'No person, unit or shelf matches.',
  held: 'Copies that {{name}} answers for',
  emptySeen: '{{name}} has no copy that you may see.',
  empty: '{{name}} has no copy.',
  total: 'Copies: {{shown}}',
  more: 'More than {{shown}} copies; the latest {{shown}} are listed. Find older ones in the registers.',
  copy: 'Copy {{copy}}',
  since: 'Since {{at}}',
  sinceFirst: 'Since it was registered',
};
