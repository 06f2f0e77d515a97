import type { SharedWords } from '../vi/index.ts';

export const shell: SharedWords['shell'] = {
  product: 'Trạm Mật',
  tagline: 'Terminal for coded records of classified documents',
  training: 'TRAINING DATA',
  trainingHint: 'Do not enter data of real documents.',
  standIn: 'Running on the Electron stand-in, for training and tests only.',
  navigation: 'Screens',
  skip: 'Go to the main content',
  back: 'Back',
  leave: {
    title: 'Leaving loses what is half done',
    lead: 'This screen holds work that no draft keeps: a count, a box not finished, or a draft that could not be saved.',
    boxes: 'The draft does not keep what stands in: {{boxes}}.',
    stay: 'Stay',
    go: 'Leave and drop it',
  },
  close: 'Close',
  early: 'Nothing done: the question has only just appeared. Read it, then press again.',
  lacking: 'Something is not chosen or filled in yet.',
  lackingField: 'Not chosen or not filled in correctly: {{field}}.',
  dismiss: 'Dismiss the notice',
  retry: 'Try again',
  errorCode: 'Error code {{code}}',
  notices: 'Notices',
  starting: "Starting the terminal's processes…",
  loading: 'Reading {{what}}…',
  reading: 'Reading…',
  page: '{{from}}–{{to}} of {{total}}',
  newer: 'Newer',
  older: 'Older',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  arrived: 'New envelopes: {{count}}. Waiting: {{waiting}}.',
  locked: 'The terminal is locked.',
  lock: 'Lock',
  switch: 'Switch person',
  keysHint: 'F1 shows the keys',
  groups: {
    day: 'The day',
    registers: 'Registers',
    exchange: 'Exchange',
    terminal: 'Terminal',
  },
};
export const status: SharedWords['status'] = {
  user: 'User',
  token: 'Token',
  tokenState: {
    reading: 'Reading',
    absent: 'Not plugged in',
    'not-listed': 'Not admitted',
    present: 'Plugged in',
    failed: 'Failed',
  },
  seal: {
    absent: "Organisation's token: not plugged in",
    closed: "Organisation's token: not open",
    open: "Organisation's token: open",
  },
  link: {
    off: 'Not connected',
    connecting: 'Connecting to the endpoint…',
    online: 'Connected',
    offline: 'Endpoint out of reach',
  },
  incoming: 'Receiving: {{size, number}} KB',
  outgoing: 'Sending: {{sent, number}} of {{total, number}} KB',
  lastContact: 'Last contact {{at}}',
  pending: 'Outbox: {{count}}',
  pendingLong: 'Outbox items waiting to go: {{count}}',
  unsigned: 'Unsigned acts: {{count}}',
  unsignedLong:
    'Acts in the ledger that the token has not yet signed: {{count}}. They are signed within seconds; K in the ledger signs them now.',
  lockIn: 'Locks in {{time}}',
  minutes: '{{count}} min',
  seconds: '{{count}} s',
  warnings: 'Warnings: {{count}}',
  warningsTitle: 'Things that need attention',
  cameIn: 'Taken in: {{count}}',
  cameInTitle: 'What the administrator imported and this session took in',
  came: {
    section: 'Section (people, units, places, rights), version {{version}}',
    changes: 'People: {{persons}}. Posts: {{posts}}. Rights: {{rights}}.',
    counts: '{{added}} added, {{ended}} ended',
    directory: 'Directory of bodies, version {{version}}',
    revocation: 'Revocation list of {{at}}',
    calendar: 'Calendar of working days of {{year}}, version {{version}}',
    law: 'Legal data in force from {{on}}',
  },
};
export const lost: SharedWords['lost'] = {
  since: 'What is new since {{at}} is not known',
  never: 'The endpoint has not been reached since unlocking',
  what: 'The endpoint is out of reach. Envelopes, receipts and refusals sent since then do not show here yet; outgoing envelopes wait in the outbox.',
  next: 'The terminal reconnects by itself. If it lasts, check the internal network cable and tell the administrator.',
};
export const keys: SharedWords['keys'] = {
  title: 'Keys',
  intro:
    'Everything can be done from the keyboard. Single keys do nothing while you type in a field. Letters also work with Alt, for screen readers that keep letters to themselves.',
  everywhere: {
    heading: 'On every screen',
    does: {
      palette: 'Type a command',
      help: 'Show the keys',
      lock: 'Lock the terminal',
      switch: 'Switch to another person',
      back: 'Back to the screen before',
      zoomIn: 'Larger',
      zoomOut: 'Smaller',
      zoomReset: 'Size 100 %',
    },
  },
  list: {
    heading: 'In a list',
    does: {
      open: 'Open the chosen row',
      move: 'One row up or down',
      page: 'One page up or down',
      ends: 'To the first or last row',
    },
  },
  dialogs: {
    heading: 'In a dialog',
    does: {
      nextField: 'Next field; from the last one to the button',
      confirm: 'Do what the dialog asks about',
      leave: 'Close it, doing nothing',
    },
  },
};
export const palette: SharedWords['palette'] = {
  title: 'Commands',
  placeholder: 'Command, number, notation, body or code',
  empty: 'No command or record matches.',
  results: 'Commands and records',
  openRecord: 'Open record {{code}}',
};
export const scan: SharedWords['scan'] = {
  unreadable:
    'What was scanned is no control code, or the scanner read only part of it. Scan again, or type the code in the command list (Ctrl+K).',
  unknown: 'No record in the registers here has the code {{code}}, and no envelope with it is waiting.',
  dialog: 'The code {{code}} was not opened: answer or close the open dialog, then scan again.',
  shared: {
    title: 'Several organisations use this code',
    lead: 'Look at the paper and choose who issued it.',
    open: 'Open the record',
  },
};
export const crash: SharedWords['crash'] = {
  title: 'This screen has failed',
  lead: 'What was saved in the registers is untouched. The screen can be opened again.',
  reopen: 'Open the screen again',
};
