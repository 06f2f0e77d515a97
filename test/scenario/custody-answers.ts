import type { InsideView } from '../../contract/ipc/custody-views.ts';
import type { RegisterRow } from '../../contract/ipc/views.ts';
import type { Instant } from '../../contract/scalar.ts';
import type { CustodyModel } from '../model/custody-model.ts';
import type { Desk } from './desk.ts';

/** Who has which copy at one moment: as the terminal answers its windows, and as the model of `test/model/` tells it. */

const years = [2026, 2027];
const books = ['outgoing', 'incoming'] as const;

/** All that is asked about a copy, by its document and number. */
type Copies = Record<string, unknown>;
export interface Answers {
  readonly at: Instant;
  /** Documents that stand in a register and were not cancelled, `ISSUER CODE`. */
  readonly documents: readonly string[];
  readonly copies: Copies;
  /** What each holder has. */
  readonly held: Readonly<Record<string, readonly string[]>>;
}

const sorted = <Value>(record: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));
const nameOf = ({ issuer, code }: { issuer: string; code: string }) => `${issuer} ${code}`;

const answerOf = ({ holder, offer, loan, out, recalled, missing }: InsideView) => ({
  holder,
  offer: offer && [offer.entry, offer.kind, offer.to, offer.until],
  loan: loan && [loan.from, loan.until, loan.meeting],
  out: out && [out.place, out.until],
  ...{ recalled, missing },
});

/** What the terminal answers to whom is there. */
export async function askTerminal(desk: Desk): Promise<Answers> {
  const at = new Date().toISOString();
  const { handlers } = desk;
  const rows = (
    await Promise.all(years.flatMap((year) => books.map((book) => linesOf(desk, book, year))))
  ).flat();
  const records = rows.map(({ record: { issuer, code } }) => ({ issuer, code }));
  const here = await handlers['custody.here']({ records });
  const copies = here.copies.map(
    ({ record, copy, inside }) => [`${nameOf(record)} ${copy}`, answerOf(inside)] as const,
  );
  const held: Record<string, string[]> = {};
  for (const holder of (await handlers['custody.holders']({})).holders) {
    const page = await handlers['custody.held']({ holder, offset: 0, limit: 200 });
    held[holder] = page.copies.map(({ record, copy }) => `${nameOf(record)} ${copy}`).toSorted();
  }
  return {
    at,
    documents: rows.flatMap(({ record, state }) => (state === 'cancelled' ? [] : [nameOf(record)])),
    ...{ copies: sorted(Object.fromEntries(copies)), held: sorted(held) },
  };
}

async function linesOf(
  { handlers, terminal }: Desk,
  book: (typeof books)[number],
  year: number,
): Promise<RegisterRow[]> {
  const page = await terminal.until(async () => {
    const query = { ...{ book, year, text: '', levels: [], states: [], sort: [] }, offset: 0, limit: 200 };
    const read = await handlers['register.page'](query);
    return read.reading === null ? read : null;
  });
  return page.rows;
}

/** The same from the lines of the ledger, as of then. */
export function askModel(model: CustodyModel, { at, documents }: Answers): Answers {
  const papers = documents.flatMap((document) =>
    [...model.copies(document, at)].map(([copy, paper]) => ({ name: `${document} ${copy}`, ...paper })),
  );
  const holderOf = ({ hands }: (typeof papers)[number]) => hands.at(-1)?.holder ?? '';
  const copies = papers.map((paper) => {
    const { name, promise, owed, away, wanted, lost } = paper;
    const told = {
      holder: holderOf(paper),
      offer: promise && [promise.seq, promise.act, promise.to, promise.until],
      loan: owed && [owed.to, owed.until, owed.sameDay],
      out: away && [away.place, away.until],
      ...{ recalled: wanted, missing: lost },
    };
    return [name, told] as const;
  });
  const held = Object.fromEntries(
    Object.entries(Object.groupBy(papers, holderOf)).map(([holder, theirs = []]) => [
      holder,
      theirs.map(({ name }) => name).toSorted(),
    ]),
  );
  return { at, documents, copies: sorted(Object.fromEntries(copies)), held: sorted(held) };
}
