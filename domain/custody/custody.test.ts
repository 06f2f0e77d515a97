import { describe, expect, test } from 'vitest';
import { PaperState } from '../../contract/record/paper.ts';
import { CopyState, DocumentState, MessageStatus } from '../../contract/record/status.ts';
import { fc } from '../../test/support/random.ts';
import { copyMachine } from './copy.ts';
import { documentMachine } from './document.ts';
import { allowed, type Machine } from './machine.ts';
import { messageMachine, receiverMayState } from './message.ts';
import { paperMachine } from './paper.ts';

/** Follows arbitrary wishes as far as the machine allows and returns the way gone. */
function way<State extends string>(machine: Machine<State>, wishes: readonly State[]): State[] {
  const gone: State[] = [];
  for (const wish of wishes) if (allowed(machine, gone.at(-1) ?? null, wish)) gone.push(wish);
  return gone;
}

const ways = <State extends string>(machine: Machine<State>, states: readonly State[]) =>
  fc.array(fc.constantFrom(...states), { maxLength: 40 }).map((wishes) => way(machine, wishes));

/** Every state that a machine names, as one to go from or one to go to. */
const named = <State extends string>({ initial, next }: Machine<State>): string[] =>
  [...new Set([...Object.keys(next), ...initial, ...Object.values<readonly State[]>(next).flat()])].sort();

/** A machine as a table: a row for each state and for the beginning, a column for each state that may follow. */
function drawn<State extends string>(machine: Machine<State>, states: readonly State[]): string[] {
  const width = Math.max('beginning'.length, ...states.map((state) => state.length));
  const row = (name: string, cells: readonly string[]) =>
    [
      name.padEnd(width),
      ...cells.map((cell, index) => cell.padEnd(Math.max('yes'.length, states[index]?.length ?? 0))),
    ]
      .join(' ')
      .trimEnd();
  const steps = [null, ...states].map((from) =>
    row(
      from ?? 'beginning',
      states.map((to) => (allowed(machine, from, to) ? 'yes' : '-')),
    ),
  );
  return [row('', states), ...steps];
}

describe('the steps of docs/architecture.md, and no others, are allowed', () => {
  test('for a document', () => {
    expect(drawn(documentMachine, DocumentState.options)).toEqual([
      '           registered issued entered cancelled',
      'beginning  yes        -      yes     -',
      'registered yes        yes    -       yes',
      'issued     -          -      -       -',
      'entered    -          -      yes     yes',
      'cancelled  -          -      yes     -',
    ]);
  });

  test('for a copy', () => {
    expect(drawn(copyMachine, CopyState.options)).toEqual([
      '          held sent received refused lost returned',
      'beginning yes  -    yes      -       -    -',
      'held      -    yes  -        -       -    -',
      'sent      -    -    yes      yes     yes  -',
      'received  -    -    -        -       -    yes',
      'refused   -    yes  -        -       -    -',
      'lost      -    -    -        -       -    -',
      'returned  -    -    -        -       -    -',
    ]);
  });

  test('for paper that goes to one recipient', () => {
    expect(drawn(paperMachine, PaperState.options)).toEqual([
      '          waiting handed returned refused lost',
      'beginning yes     -      -        -       -',
      'waiting   -       yes    -        -       -',
      'handed    -       -      yes      yes     yes',
      'returned  -       -      -        -       -',
      'refused   yes     -      -        -       -',
      'lost      yes     -      yes      -       -',
    ]);
  });

  test('for a message', () => {
    expect(drawn(messageMachine, MessageStatus.options.toSorted())).toEqual([
      '          01  02  03  04  05  06  13  15  16',
      'beginning yes yes yes -   -   -   yes -   -',
      '01        -   yes yes -   -   -   yes -   -',
      '02        -   -   -   -   -   -   -   -   -',
      '03        -   -   -   yes yes -   yes -   -',
      '04        -   -   -   -   yes yes yes -   -',
      '05        -   -   -   -   -   yes yes -   -',
      '06        -   -   -   -   -   -   -   -   -',
      '13        -   -   -   -   -   -   -   yes yes',
      '15        -   -   -   -   -   -   -   -   -',
      '16        -   -   -   -   -   -   -   -   -',
    ]);
  });
});

describe('the state machines', () => {
  test('name every state of the contract and no other', () => {
    expect(named(documentMachine)).toEqual(DocumentState.options.toSorted());
    expect(named(copyMachine)).toEqual(CopyState.options.toSorted());
    expect(named(messageMachine)).toEqual(MessageStatus.options.toSorted());
  });

  test('an issued document never changes its state again, and none is issued after it was cancelled or entered', () => {
    fc.assert(
      fc.property(ways(documentMachine, DocumentState.options), (gone) => {
        const issued = gone.indexOf('issued');
        expect([-1, gone.length - 1]).toContain(issued);
        if (issued !== -1) expect(new Set(gone.slice(0, issued))).toEqual(new Set(['registered']));
        const left = gone.findIndex((state) => state !== 'registered');
        if (left !== -1) expect(gone.slice(left)).not.toContain('registered');
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

  test("the receiver may state what the machine allows, except the asking back, which is the sender's", () => {
    for (const last of [null, ...MessageStatus.options]) {
      for (const status of MessageStatus.options) {
        const may = status !== '13' && allowed(messageMachine, last, status);
        expect(receiverMayState(last, status), `${last} → ${status}`).toBe(may);
      }
    }
  });
});
