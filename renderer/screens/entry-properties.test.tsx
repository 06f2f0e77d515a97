import { fireEvent } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { DraftKey } from '../../contract/ipc/views.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { Book } from '../../contract/record/fields.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { fc } from '../../test/support/random.ts';
import { formatDate } from '../format/dates.ts';
import { boxOf, choose, isMarked, leave, shownAt, type, wordOf } from '../testing/boxes.ts';
import {
  allFields,
  anySteps,
  byHand,
  evening,
  type Field,
  isEmpty,
  pick,
  type Step,
  screenNow,
} from '../testing/entry-steps.ts';
import type { EntryWindow, Held } from '../testing/entry-window.tsx';
import { compareWritten, entryWorld, runs, sender } from '../testing/entry-world.ts';
import { readDialog } from '../testing/read-dialog.ts';
import type { Terminal } from '../testing/terminal.ts';

const world = entryWorld();
let terminal: Terminal;
let entry: EntryWindow;
/** The line that is corrected. */
let correcting: Held | undefined;
beforeAll(() => {
  ({ terminal, entry } = world());
});

const button = (text: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.startsWith(text));

/** Types what makes the form whole, whatever stands there. */
let lastNumber = 1000;
async function fill(book: Book | undefined): Promise<void> {
  lastNumber += 1;
  const day = formatDate(localDate(Date.now()));
  const text = (field: Field, value: string) => {
    const input = boxOf(field);
    if (input) type(input, value, false);
  };
  choose(wordOf('level'), 1);
  for (const field of ['code', 'dueOn', 'returnBy', 'protectUntil', 'storeAt', 'dossier', 'replyTo'] as const)
    if (isMarked(field)) text(field, '');
  text('number', String(lastNumber));
  text('issuedOn', day);
  text('arrivedOn', day);
  text('copies', '5');
  text('pages', '6');
  text('enclosures', '0');
  for (const field of ['recipients', 'noteCodes', 'replyTo'] as const)
    if (boxOf(field)?.value) text(field, '');
  await pick(entry, 'issuer', sender);
  await pick(entry, 'typeCode', 'Báo cáo');
  await pick(entry, 'notation', book === 'incoming' ? 'BC-UBND' : 'BC-SNV');
  leave();
  await pick(entry, 'signer', book === 'incoming' ? 'Dũng' : 'Đức');
  if (isEmpty(shownAt('recipients'))) await pick(entry, 'recipients', sender);
  leave();
  await entry.idle();
}

/** What a form begun now holds: its derived values and nothing of the one before. */
async function freshlyHeld(book: Book): Promise<Held> {
  const day = localDate(Date.now());
  const { number } = await terminal.ask('register.next', { book, year: Number(day.slice(0, 4)) });
  const derived = book === 'outgoing' ? { number, issuedOn: day } : { arrivedOn: day };
  return { ...derived, enclosures: 0, urgency: 'normal' };
}
/** What a form that comes back derives again where its draft lacks it. */
async function derivedAnew(book: Book): Promise<Held> {
  const draft = await draftOf(book);
  if (book !== 'outgoing' || draft === null) return {};
  const year = Number((draft.issuedOn ?? localDate(Date.now())).slice(0, 4));
  const { number } = await terminal.ask('register.next', { book, year });
  const { length } = draft.recipients ?? [];
  return { number, ...(length > 0 ? { copies: length + 1 } : {}) };
}
const wordsOf = (held: Held): Held =>
  Object.fromEntries(Object.keys(screenNow()).map((field) => [field, entry.words(field, held)]));
const draftOf = async (key: DraftKey) => (await terminal.ask('draft.read', { key })).draft;

async function compareFresh(book: Book): Promise<void> {
  const shown = Object.entries(screenNow()).filter(([, value]) => !isEmpty(value));
  const fresh = Object.entries(wordsOf(await freshlyHeld(book))).filter(([, value]) => !isEmpty(value));
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(fresh));
  await entry.write();
  expect(await draftOf(book)).toBeNull();
}

/** Whether what stands at a field, or beside the names in its list, is not in its draft. */
function isLeftOut(field: Field, shown: unknown, kept: unknown): boolean {
  if (isEmpty(kept)) return !isEmpty(shown);
  if (!Array.isArray(shown) || !Array.isArray(kept)) return false;
  const text = boxOf(field)?.value ?? '';
  return text !== '' && JSON.stringify([...kept, text].sort()) === JSON.stringify(shown);
}

/**
 * The draft holds what stands on the screen; what it does not is named beside the state of the draft, and asked about
 * before the screen is left. Returns what a form that comes back must show.
 */
async function compareDraft(key: DraftKey, begun: Held): Promise<Held> {
  await entry.write();
  const before = screenNow();
  const kept = wordsOf((await draftOf(key)) ?? begun);
  const left = Object.keys(before).filter((field) => isLeftOut(field as Field, before[field], kept[field]));
  for (const field of Object.keys(before))
    if (!left.includes(field)) expect([field, before[field]]).toEqual([field, kept[field]]);
  const status = document.querySelector('.form-draft')?.textContent ?? '';
  expect(left.filter((field) => !status.includes(wordOf(field as Field)))).toEqual([]);
  expect(await entry.asks()).toBe(left.length > 0);
  return kept;
}

/**
 * Discards a draft that came back, has it back, and discards it again. What comes back is what its draft holds: a name
 * that is no choice yet is in no form that comes back.
 */
async function discard(key: DraftKey, begun: Held, compareBegun: () => unknown): Promise<void> {
  const press = async (name: string) => {
    const pressed = button(name);
    if (pressed === undefined) return false;
    fireEvent.click(pressed);
    await entry.idle();
    return true;
  };
  if (!(await press('Bỏ bản nháp'))) return;
  await compareBegun();
  if (!(await press('Lấy lại bản nháp'))) throw new Error('no way back from a discarded draft');
  await compareDraft(key, begun);
  await press('Bỏ bản nháp');
  await compareBegun();
}

/** Saves by key. The line, or undefined when the screen says that it was refused. */
async function save(modifiers: { shiftKey?: boolean } = {}): Promise<CodedRecord | undefined> {
  const before = screenNow();
  const focused = allFields.find((field) => boxOf(field) === document.activeElement);
  const { length } = entry.written;
  await entry.press('Enter', { ctrlKey: true, ...modifiers });
  const dialog = document.querySelector('[role=dialog]');
  if (dialog) await confirm(dialog, before);
  const line = entry.written[length];
  if (line === undefined) {
    expect(
      dialog ?? document.querySelector('[aria-invalid=true], [data-invalid=true], .note'),
    ).not.toBeNull();
    return undefined;
  }
  // The box with the keyboard is read as it stands, in a form that is written out only when it is left.
  const { [focused ?? 'book']: _typing, ...settled } = before;
  compareWritten(world(), settled, line);
  const { issuer, code } = line;
  expect((await terminal.ask('record.page', { code, issuer })).row.record).toEqual(line);
  return line;
}

/** The dialog of a correction states each field in which the screen differs from the line, and no other. */
async function confirm(dialog: Element, before: Held): Promise<void> {
  const stated = [...dialog.querySelectorAll('tbody th')].map(({ textContent }) => textContent);
  const changed = Object.keys(before).filter((field) => {
    const old = entry.words(field, correcting ?? {});
    return JSON.stringify(old) !== JSON.stringify(before[field]);
  });
  expect(stated.sort()).toEqual(changed.map((field) => wordOf(field as Field)).sort());
  const reason = dialog.querySelector<HTMLInputElement>('input[type=radio]');
  if (reason) fireEvent.click(reason);
  await entry.idle();
  const go = button(stated.length > 0 ? 'Ghi thay đổi' : 'Sửa tiếp');
  if (go === undefined) throw new Error(`no way on: ${dialog.textContent}`);
  await readDialog();
  fireEvent.click(go);
  await entry.idle();
}

/** Fills the form and saves until nothing is refused any more; what is marked is cleared. */
async function saveWhole(book: Book, modifiers?: { shiftKey: boolean }): Promise<CodedRecord> {
  for (let attempt = 0; attempt < 4; attempt++) {
    await fill(book);
    const line = await save(modifiers);
    if (line) return line;
  }
  throw new Error(`refused: ${document.body.textContent}`);
}

/** A name that is no choice stands in its box alone, which a form begun anew must not show again. */
const leftBehind: Step[] = [
  { do: 'type', field: 'copies', text: '5' },
  { do: 'leave' },
  { do: 'restore' },
  { do: 'name', field: 'typeCode', text: 'x' },
  { do: 'leave' },
  { do: 'discard' },
];

/** What is no number is in no draft: the form that comes back has the number of today, which its draft has then too. */
const noNumber: Step[] = [
  { do: 'type', field: 'number', text: '12,5' },
  { do: 'leave' },
  { do: 'restore' },
  { do: 'lock' },
];

test.each(['outgoing', 'incoming'] as const)(
  'what stands in the %s form is what its draft holds and what is saved, whatever is done',
  async (book) => {
    const property = fc.asyncProperty(anySteps, async (steps) => {
      await entry.setClock(evening);
      await terminal.ask('draft.discard', { key: book });
      await entry.open({ screen: 'form', book });
      await compareFresh(book);
      for (const step of steps) {
        if (await byHand(entry, step)) continue;
        if (step.do === 'restore' || step.do === 'lock') {
          const kept = await compareDraft(book, await freshlyHeld(book));
          const derived = wordsOf(await derivedAnew(book));
          await (step.do === 'lock' ? entry.relock() : entry.open());
          const anew = Object.entries(derived).filter(
            ([field, shown]) => !isEmpty(shown) && isEmpty(kept[field]),
          );
          expect(screenNow()).toEqual({ ...kept, ...Object.fromEntries(anew) });
        } else if (step.do === 'discard') {
          await discard(book, await freshlyHeld(book), () => compareFresh(book));
        } else {
          if (step.do === 'save') leave();
          const line = await save({ shiftKey: step.do === 'next' });
          if (line === undefined) continue;
          if (step.do === 'save') await entry.open({ screen: 'form', book });
          await compareFresh(book);
        }
      }
      await saveWhole(book, { shiftKey: true });
      await compareFresh(book);
    });
    await fc.assert(property, { ...runs, examples: [[leftBehind], [noNumber]] });
  },
);

test.each(['outgoing', 'incoming'] as const)(
  'what stands in a correction of the %s register is what its draft holds and what it states and writes',
  async (book) => {
    await entry.setClock(evening);
    await terminal.ask('draft.discard', { key: book });
    await entry.open({ screen: 'form', book });
    let line = await saveWhole(book);
    const key = () => ({ issuer: line.issuer, code: line.code });
    const open = async (shown?: Held) => {
      correcting = line;
      const { code, issuer } = line;
      await entry.open({ screen: 'form', book, correct: code, issuer });
      expect(screenNow()).toEqual(shown ?? wordsOf(line));
    };
    const property = fc.asyncProperty(anySteps, async (steps) => {
      // A form that is left writes its draft.
      entry.close();
      await entry.idle();
      await entry.setClock(evening);
      await terminal.ask('draft.discard', { key: key() });
      await open();
      for (const step of steps) {
        if (await byHand(entry, step)) continue;
        if (step.do === 'restore' || step.do === 'lock') {
          const kept = await compareDraft(key(), line);
          if (step.do === 'lock') await entry.relock();
          await open(kept);
        } else if (step.do === 'discard') {
          await discard(key(), line, () => expect(screenNow()).toEqual(wordsOf(line)));
        } else if (step.do === 'save') {
          leave();
          const corrected = await save();
          if (corrected === undefined) continue;
          line = corrected;
          await open();
        }
      }
    });
    await fc.assert(property, runs).finally(() => {
      correcting = undefined;
    });
  },
);
