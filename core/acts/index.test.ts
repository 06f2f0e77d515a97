import { expect, test } from 'vitest';
import type { ActName } from '../../contract/ledger/act.ts';
import { specifications } from './index.ts';

const actorOf = (actor: (typeof specifications)[keyof typeof specifications]['actor']): string =>
  typeof actor === 'string' ? actor : 'either';

const linkOf = (record: (typeof specifications)[keyof typeof specifications]['record']): string =>
  typeof record === 'string' ? record : Object.keys(record).join();

test('who acts, in which part of a session, and whose record an act is about', () => {
  const rows = Object.entries(specifications).map(([act, { actor, session, record }]) => [
    act,
    `${actorOf(actor)} ${session} ${linkOf(record)}`,
  ]);
  const expected: Record<ActName, string> = {
    register: 'person within issuer',
    correct: 'person within issuer',
    complete: 'person within issuer',
    cancel: 'person within issuer',
    issue: 'person within own',
    deliver: 'terminal within own',
    receive: 'terminal within issuer',
    reject: 'terminal within envelope',
    enter: 'person within issuer',
    join: 'person within issuer',
    refuse: 'person within envelope',
    status: 'terminal within own',
    retry: 'person within own',
    withdraw: 'person within own',
    hand: 'person within own',
    slip: 'person within own',
    decline: 'person within own',
    lose: 'person within own',
    resend: 'person within own',
    settle: 'person within issuer',
    reopen: 'person within issuer',
    retract: 'person within own',
    enrol: 'person within none',
    identify: 'person within none',
    separate: 'person within none',
    'open-volume': 'terminal within none',
    'close-volume': 'either within none',
    'by-hand': 'person within none',
    transfer: 'person within issuer',
    lend: 'person within issuer',
    'give-out': 'person within issuer',
    'give-back': 'person within issuer',
    'send-back': 'person within issuer',
    accept: 'person within issuer',
    arrive: 'person within issuer',
    'take-back': 'person within issuer',
    collect: 'person within issuer',
    recall: 'person within issuer',
    'take-out': 'person within issuer',
    'bring-back': 'person within issuer',
    archive: 'person within issuer',
    move: 'person within issuer',
    miss: 'person within issuer',
    find: 'person within issuer',
    disclose: 'person within issuer',
    concur: 'person within issuer',
    unlock: 'person begins none',
    lock: 'terminal ends none',
    directory: 'terminal within none',
    section: 'terminal within none',
    calendar: 'terminal within none',
    law: 'terminal within none',
    revocation: 'terminal within none',
    incident: 'terminal within none',
  };
  expect(Object.fromEntries(rows)).toEqual(expected);
});

test('every view that shows what an act changes reads it again, and no other', () => {
  const rows = Object.entries(specifications).map(([act, { refreshes }]) => [act, refreshes.join(' ')]);
  const expected: Record<ActName, string> = {
    register: 'today register record ledger',
    correct: 'today register record ledger',
    complete: 'today register record ledger',
    cancel: 'today register record ledger',
    issue: 'today register record outbox ledger',
    deliver: 'today record outbox ledger',
    receive: 'today record ledger',
    reject: 'today ledger',
    enter: 'today register record outbox ledger',
    join: 'today register record outbox ledger',
    refuse: 'today record outbox ledger',
    status: 'today register record outbox ledger',
    retry: 'today record outbox ledger',
    withdraw: 'today register record outbox ledger',
    hand: 'today register record ledger',
    slip: 'today register record ledger',
    decline: 'today register record ledger',
    lose: 'today register record ledger',
    resend: 'today register record outbox ledger',
    settle: 'today register record ledger',
    reopen: 'today register record ledger',
    retract: 'today register record ledger',
    enrol: 'ledger directory',
    identify: 'today register record ledger directory',
    separate: 'today register record ledger directory',
    'open-volume': 'register ledger',
    'close-volume': 'register ledger',
    'by-hand': 'today register ledger',
    transfer: 'today register record ledger',
    lend: 'today register record ledger',
    'give-out': 'today register record ledger',
    'give-back': 'today register record ledger',
    'send-back': 'today register record ledger',
    accept: 'today register record ledger',
    arrive: 'today register record ledger',
    'take-back': 'today register record ledger',
    collect: 'today register record ledger',
    recall: 'today register record ledger',
    'take-out': 'today register record ledger',
    'bring-back': 'today register record ledger',
    archive: 'today register record ledger',
    move: 'today register record ledger',
    miss: 'today register record ledger',
    find: 'today register record ledger',
    disclose: 'today register record ledger',
    concur: 'today register record ledger',
    unlock: 'ledger',
    lock: 'ledger',
    directory: 'today record ledger directory section',
    section: 'today record ledger section',
    calendar: 'today ledger',
    law: 'today register record ledger',
    revocation: 'record ledger',
    incident: 'ledger',
  };
  expect(Object.fromEntries(rows)).toEqual(expected);
});

test('the digests that are of no proof are of an envelope, a directory, a section, a list or an act', () => {
  const rows = Object.entries(specifications).map(([act, { references }]) => [act, references]);
  expect(Object.fromEntries(rows.filter(([, references]) => references !== 'none'))).toEqual({
    issue: { 'envelopes[].digest': 'envelope' },
    receive: { envelope: 'envelope' },
    reject: { envelope: 'envelope' },
    resend: { 'envelope.digest': 'envelope' },
    unlock: { 'directory.digest': 'directory', 'section.digest': 'section' },
    directory: { digest: 'directory' },
    concur: { deed: 'act' },
    revocation: { digest: 'revocation-list' },
  });
});
