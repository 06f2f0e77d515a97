import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { keyOf, type RecordKey } from '../../contract/record/key.ts';
import type { MessageStatus } from '../../contract/record/status.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';

/**
 * The register changes one ledger entry stands for. Pure: the same ledger gives the same registers, byte
 * for byte. `self` is the terminal's own organisation (holder of copies that stay).
 */
export function project(entry: LedgerEntry, self: OrganisationCode): RegisterChange[] {
  // All that is done to a record of the outgoing register is done to one of our own.
  const own = (code: ControlCode): RecordKey => ({ issuer: self, code });
  switch (entry.act) {
    case 'register':
      return [
        { change: 'put-record', record: entry.data.record, state: 'registered', seq: entry.seq },
        ...range(entry.data.record.copies).map((copy) => held(own(entry.subject), copy)),
      ];
    case 'correct':
      return [
        { change: 'put-record', record: entry.data.new, state: 'registered', seq: entry.seq },
        // A correction may lower the number of copies.
        { change: 'clear-copies', key: own(entry.subject) },
        ...range(entry.data.new.copies).map((copy) => held(own(entry.subject), copy)),
      ];
    case 'cancel':
      return [{ change: 'set-state', key: own(entry.subject), state: 'cancelled', seq: entry.seq }];
    case 'issue':
      return [
        { change: 'set-state', key: own(entry.subject), state: 'issued', seq: entry.seq },
        ...entry.data.allocation.flatMap(({ to, copies }) =>
          copies.map((copy) => ({
            change: 'put-copy' as const,
            key: own(entry.subject),
            copy,
            holder: to,
            state: 'sent' as const,
          })),
        ),
        ...entry.data.envelopes.flatMap(({ id, to }) => [
          {
            change: 'add-recipient' as const,
            key: own(entry.subject),
            organisation: to,
            envelope: id,
            at: entry.at,
          },
          { change: 'add-envelope' as const, envelope: id, code: entry.subject },
        ]),
      ];
    case 'receive':
      return [{ change: 'add-envelope', envelope: entry.subject, code: entry.data.code }];
    case 'enter': {
      const { record, copies } = entry.data;
      return [
        { change: 'put-record', record, state: 'entered', seq: entry.seq },
        ...received(record, copies, self),
      ];
    }
    case 'join': {
      const { new: record, copies } = entry.data;
      return [
        { change: 'put-record', record, state: 'entered', seq: entry.seq },
        // On paper alone all its copies counted as ours; the issuer says which are.
        { change: 'clear-copies', key: keyOf(record) },
        ...received(record, copies, self),
      ];
    }
    case 'status':
      return [
        {
          change: 'set-recipient',
          key: own(entry.subject),
          organisation: entry.data.from,
          status: entry.data.status,
          reasons: entry.data.reasons,
          at: entry.at,
        },
        ...settled(own(entry.subject), entry.data.from, entry.data.status),
      ];
    case 'deliver':
    case 'reject':
    case 'refuse':
    case 'retry':
    case 'withdraw':
    case 'unlock':
    case 'lock':
    case 'directory':
    case 'incident':
      return [];
  }
}

/** 03 says that the paper is in the receiver's register, 02 that it goes back. */
function settled(key: RecordKey, holder: OrganisationCode, status: MessageStatus): RegisterChange[] {
  if (status === '03') return [{ change: 'settle-copies', key, holder, state: 'received' }];
  if (status === '02') return [{ change: 'settle-copies', key, holder, state: 'refused' }];
  return [];
}

const held = (key: RecordKey, copy: number): RegisterChange => ({
  change: 'put-copy',
  key,
  copy,
  holder: key.issuer,
  state: 'held',
});

const received = (record: CodedRecord, copies: readonly number[], self: OrganisationCode): RegisterChange[] =>
  copies.map((copy) => ({ change: 'put-copy', key: keyOf(record), copy, holder: self, state: 'received' }));

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
