import { describe, expect, test } from 'vitest';
import { CopyState, DocumentState, MessageStatus } from '../../contract/record/status.ts';
import { fc } from '../../test/support/random.ts';
import { copyMachine } from './copy.ts';
import { documentMachine } from './document.ts';
import { allowed, type Machine } from './machine.ts';
import { messageMachine, receiverMayState } from './message.ts';

/** Follows arbitrary wishes as far as the machine allows and returns the way gone. */
function way<State extends string>(machine: Machine<State>, wishes: readonly State[]): State[] {
  const gone: State[] = [];
  for (const wish of wishes) if (allowed(machine, gone.at(-1) ?? null, wish)) gone.push(wish);
  return gone;
}

const ways = <State extends string>(machine: Machine<State>, states: readonly State[]) =>
  fc.array(fc.constantFrom(...states), { maxLength: 40 }).map((wishes) => way(machine, wishes));

describe('the state machines', () => {
  test('name every state of the contract and no other', () => {
    expect(Object.keys(documentMachine.next).sort()).toEqual([...DocumentState.options].sort());
    expect(Object.keys(copyMachine.next).sort()).toEqual([...CopyState.options].sort());
    expect(Object.keys(messageMachine.next).sort()).toEqual([...MessageStatus.options].sort());
  });

  test('an issued, entered or cancelled document never changes its state again', () => {
    fc.assert(
      fc.property(ways(documentMachine, DocumentState.options), (gone) => {
        expect(new Set(gone.filter((state) => state !== 'registered')).size).toBeLessThanOrEqual(1);
        expect(
          gone.filter((state) => state === 'issued' || state === 'cancelled').length,
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a copy is received or refused only after it was sent, save where it is entered', () => {
    fc.assert(
      fc.property(ways(copyMachine, CopyState.options), (gone) => {
        gone.forEach((state, index) => {
          if (index > 0 && (state === 'received' || state === 'refused'))
            expect(gone[index - 1]).toBe('sent');
        });
      }),
    );
  });

  test('no message is both refused and entered, and nothing is done before it is entered', () => {
    fc.assert(
      fc.property(ways(messageMachine, MessageStatus.options), (gone) => {
        expect(gone.includes('02') && gone.includes('03')).toBe(false);
        for (const status of ['04', '05', '06'] as const) {
          if (gone.includes(status)) expect(gone.indexOf('03')).toBeLessThan(gone.indexOf(status));
          if (gone.includes(status)) expect(gone).toContain('03');
        }
        expect(new Set(gone).size).toBe(gone.length);
      }),
    );
  });

  test('taking back is asked for only before 06, and only an asked-for taking back is answered', () => {
    expect(allowed(messageMachine, '06', '13')).toBe(false);
    for (const from of MessageStatus.options) {
      for (const answer of ['15', '16'] as const)
        expect(allowed(messageMachine, from, answer)).toBe(from === '13');
    }
  });

  test('the receiver never states what only the sender may', () => {
    for (const last of [null, ...MessageStatus.options]) {
      expect(receiverMayState(last, '13')).toBe(false);
      expect(receiverMayState(last, '03')).toBe(last === null || last === '01');
    }
  });
});
