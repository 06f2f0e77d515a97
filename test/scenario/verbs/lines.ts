import { expect } from 'vitest';
import type { z } from 'zod';
import { agencies } from '../../../build/demo/cast.ts';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import type { Level, WrittenUrgency } from '../../../contract/record/fields.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import { sampleInput } from '../../support/sample-input.ts';
import type { TestRandom } from '../../support/seeded.ts';
import type { Desk, Step } from '../desk.ts';
import { codes, type Key } from '../world/cast.ts';

/** Lines of the registers: written, corrected, cancelled, marked. */

const types = ['BC', 'KH', 'TTr', 'TB', 'QĐ'] as const;
const notationOf: Record<Key, string> = { a: 'UBND', b: 'SNV' };
const urgencies: z.infer<typeof WrittenUrgency>[] = [
  'normal',
  'normal',
  'normal',
  'urgent',
  'very-urgent',
  'flash',
];
const levels: Level[] = ['A', 'B', 'C', 'C'];

const oneOf = <Value>(random: TestRandom, values: readonly Value[], otherwise: Value): Value =>
  values[Math.floor(random.number() * values.length)] ?? otherwise;
const upTo = (random: TestRandom, most: number): number => 1 + Math.floor(random.number() * most);

type Change = Partial<RecordInput>;

/** A document of this agency to the other one, of which the seed decides all that the story leaves open. */
async function outgoing(
  { key, today, handlers, story: { random } }: Desk,
  change: Change,
): Promise<RecordInput> {
  const agency = agencies.find((each) => each.key === key) ?? agencies[0];
  const typeCode = oneOf(random, types, 'BC');
  const issuedOn = change.issuedOn ?? today;
  const { number } = await handlers['register.next']({
    book: 'outgoing',
    year: Number(issuedOn.slice(0, 4)),
  });
  const recipients = change.recipients ?? [key === 'a' ? codes.b : codes.a];
  return {
    ...sampleInput,
    ...{ typeCode, number, issuedOn, recipients },
    notation: `${typeCode}-${notationOf[key]}`,
    issuer: agency.code,
    signer: agency.head.code,
    level: oneOf(random, levels, 'C'),
    urgency: oneOf(random, urgencies, 'normal'),
    copies: recipients.length + upTo(random, 2),
    ...(change.thing === undefined ? { pages: upTo(random, 12) } : { pages: undefined }),
    enclosures: upTo(random, 4) - 1,
    copyAllowed: random.number() < 0.5,
    ...change,
  };
}

/** A line of the outgoing register. */
export const registers =
  (name: string, change: Change | ((desk: Desk) => Change) = {}): Step =>
  async (desk) => {
    const input = await outgoing(desk, typeof change === 'function' ? change(desk) : change);
    const { record } = await desk.handlers['record.register']({ input });
    const { issuer, code } = record;
    desk.story.documents.set(name, { key: { issuer, code }, input });
  };

/** So many numbers were given by hand while the terminal was down. */
export const statesByHand =
  (count: number): Step =>
  async ({ handlers, today }) => {
    const year = Number(today.slice(0, 4));
    const { number } = await handlers['register.next']({ book: 'outgoing', year });
    await handlers['numbers.byHand']({ year, first: number, last: number + count - 1 });
  };

/** A line whose number was given by hand, on the day of the document. */
export const registersByHand =
  (name: string, issuedOn: LocalDate): Step =>
  async (desk) => {
    const input = await outgoing(desk, { issuedOn, noteCodes: ['N08'] });
    const { record } = await desk.handlers['record.register']({ input, givenOn: issuedOn });
    const { issuer, code } = record;
    desk.story.documents.set(name, { key: { issuer, code }, input });
  };

/** A line of the incoming register of what came on paper alone: from a body, with a number and code of its own or without. */
export const registersPaper =
  (name: string, from: string, change: Change = {}): Step =>
  async (desk) => {
    const { bodies } = desk.story;
    const input = await outgoing(desk, {
      ...{ book: 'incoming', arrivedOn: desk.today, issuer: bodies.get(from) ?? from, signer: undefined },
      ...{ recipients: [codes[desk.key]], notation: 'BC', copies: 1, envelopes: 1 },
      number: upTo(desk.story.random, 900),
      ...change,
    });
    const { record } = await desk.handlers['record.register']({ input });
    const { issuer, code } = record;
    desk.story.documents.set(name, { key: { issuer, code }, input });
  };

/** What came in an envelope that only the person named on it may open, as far as it stands on the envelope. */
export const registersSealed = (name: string, from: string): Step =>
  registersPaper(name, from, {
    ...{ level: 'C', namedOpenerOnly: true },
    ...{ typeCode: undefined, issuedOn: undefined, pages: undefined, enclosures: undefined },
  });

/** Who has it has opened it. */
export const completes =
  (name: string): Step =>
  ({ document, handlers, today }) =>
    handlers['record.complete']({
      ...document(name).key,
      inside: { typeCode: 'BC', issuedOn: today, pages: 3, enclosures: 0, copies: 2 },
    });

/** The same document as a clerk reads it off the paper, before its envelope is here; `change`: misread. */
export const registersPaperOf =
  (name: string, change: Change = {}): Step =>
  async (desk) => {
    const { key, input } = desk.document(name);
    await desk.handlers['record.register']({
      input: { ...input, book: 'incoming', arrivedOn: desk.today, code: key.code, ...change },
    });
  };

export const corrects =
  (name: string, change: Change, reason = 'D01'): Step =>
  ({ document, handlers }) => {
    const { key, input } = document(name);
    return handlers['record.correct']({ code: key.code, input: { ...input, ...change }, reason });
  };

export const cancels =
  (name: string, reason = 'H01'): Step =>
  ({ document, handlers }) =>
    handlers['record.cancel']({ ...document(name).key, reason });

export const settles =
  (name: string, reason = 'T03'): Step =>
  ({ document, handlers }) =>
    handlers['record.settle']({ ...document(name).key, reason });

export const reopens =
  (name: string, reason = 'M01'): Step =>
  ({ document, handlers }) =>
    handlers['record.reopen']({ ...document(name).key, reason });

/** The paper book is full. */
export const closesVolume =
  (book: RecordInput['book'], year: number): Step =>
  async ({ handlers }) => {
    const { volumes } = await handlers['register.volumes']({ book, year });
    const open = volumes.find(({ closedOn }) => closedOn === null);
    if (open?.lines == null) throw new Error('no volume with lines is open');
    await handlers['volume.close']({ book, year, number: open.number, last: open.lines.last });
  };

/** Reads the whole ledger, and finds that it holds. */
export const verifies: Step = async ({ handlers }) =>
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
