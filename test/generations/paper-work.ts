import { agencies } from '../../build/demo/cast.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** What the clerk of A does with paper in the working day. */

const [agencyA, agencyB] = agencies;

export const inDays = (days: number): string => localDate(Date.now() + days * 86_400_000);

/** The same document as a clerk reads it off the paper. */
export const asPaper = (input: RecordInput): RecordInput => ({
  ...input,
  book: 'incoming',
  arrivedOn: localDate(Date.now()),
  envelopes: 2,
});

/** Paper comes from a body that the directory does not list, and is answered; the body is found in it later, first a wrong one. */
export async function bodyOutside({ handlers }: TestTerminal, number: number): Promise<void> {
  const { code: body } = await handlers['outside.enrol']({ kind: 'B08' });
  const { signer: _, ...typed } = asPaper(outgoingInput(901, { issuer: body, notation: 'BC' }));
  const paper = { ...typed, recipients: [agencyA.code] };
  const { record } = await handlers['record.register']({ input: paper });
  const reply = { recipients: [body], copies: 1, replyTo: record.code };
  const input = outgoingInput(number, reply);
  const { code } = (await handlers['record.register']({ input })).record;
  await handlers['record.issue']({ code, paper: [body] });
  await handlers['outside.identify']({ code: body, organisation: 'H37' });
  await handlers['outside.separate']({ code: body, reason: 'S01' });
  await handlers['outside.identify']({ code: body, organisation: 'H37.03' });
}

/** Half of a record goes on paper, which is lost, sent again, given back, and receipted at last; one run and two resends are mistakes. */
export async function paperCourse({ handlers }: TestTerminal, number: number): Promise<void> {
  const input = outgoingInput(number, { recipients: ['H37', agencyB.code], copies: 2 });
  const { code } = (await handlers['record.register']({ input })).record;
  await handlers['record.issue']({ code, paper: ['H37'] });
  const hand = (run: number) =>
    handlers['paper.hand']({ code, to: ['H37'], carrier: 'courier', run, envelopes: 1 });
  const told = { code, to: 'H37', on: inDays(0) };
  await hand(1);
  await handlers['paper.lose'](told);
  const resend = (from?: 'further') => handlers['record.resend']({ code, to: 'H37', from });
  const takeBack = async () => {
    const { papers } = await handlers['record.page']({ code });
    const entry = papers[0]?.latest?.entry ?? 0;
    await handlers['paper.retract']({ code, to: 'H37', entry, reason: 'L03' });
  };
  await resend('further');
  await takeBack();
  await resend('further');
  await hand(2);
  await handlers['paper.decline']({ ...told, reasons: ['R01'] });
  await resend();
  await takeBack();
  await resend();
  await hand(3);
  await takeBack();
  await hand(4);
  await handlers['paper.slip']({ ...told, slip: code });
}

/** A number was given by hand while the terminal was down. */
export async function enterByHand({ handlers }: TestTerminal, number: number): Promise<void> {
  const [givenOn, year] = [inDays(0), Number(inDays(0).slice(0, 4))];
  await handlers['numbers.byHand']({ year, first: number, last: number });
  await handlers['record.register']({ input: outgoingInput(number, { noteCodes: ['N08'] }), givenOn });
}

/** The paper book of this year is full. */
export async function closeVolume({ handlers }: TestTerminal): Promise<void> {
  const place = { book: 'outgoing', year: Number(inDays(0).slice(0, 4)) } as const;
  const { volumes } = await handlers['register.volumes'](place);
  const { number = 1, lines } = volumes.find(({ closedOn }) => closedOn === null) ?? {};
  await handlers['volume.close']({ ...place, number, last: lines?.last ?? 0 });
}
