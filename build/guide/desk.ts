import type { Agency } from '../demo/cast.ts';
import type { TerminalWindow, TypedRecord } from '../walkthrough/terminal-window.ts';
import { Hand, type Person } from './hand.ts';
import type { PictureName } from './picture-names.ts';

/** Takes a picture of the window, or of the dialog alone. */
export type Take = (name: PictureName, of?: 'window' | 'dialog') => Promise<void>;

/** What a run of the story provides. */
export interface Played {
  readonly a: TerminalWindow;
  take?: Take;
  /** Puts the token of a person into a reader, where not all stand in one. */
  bring?(person: Person): Promise<void>;
}

/** The terminal of agency A, and the people who work at it one after another. */
export class Desk {
  readonly a: TerminalWindow;
  readonly hand: Hand;
  readonly take: Take;
  readonly clerk: Person;
  /** Receives for a unit. */
  readonly recipient: Person;
  readonly #bring: (person: Person) => Promise<void>;
  #working: Person | undefined;

  constructor({ a, take = async () => undefined, bring = async () => undefined }: Played) {
    this.a = a;
    this.take = take;
    this.hand = new Hand(a);
    this.#bring = bring;
    this.clerk = a.agency.clerk;
    this.recipient = recipientOf(a.agency);
  }

  /** Whoever works from now on: the one before locks, and they unlock with their own token. */
  readonly as = async (person: Person, lock = 'Control+l'): Promise<void> => {
    if (this.#working === person) return;
    if (this.#working !== undefined) {
      await this.hand.press(lock);
      await this.a.screen('unlock');
    }
    await this.#bring(person);
    await this.hand.unlock(person);
    this.#working = person;
  };

  /** Writes an outgoing document into the form on screen, box by box. */
  readonly fill = async (record: TypedRecord, copies: number): Promise<void> => {
    const { hand } = this;
    await hand.letter('Độ mật', record.level.toLowerCase());
    await hand.write('Số', String(record.number));
    await hand.pick('Tên loại', record.type);
    await hand.pick('Ký hiệu', record.notation);
    await hand.write('Ngày tháng văn bản', '0');
    await hand.pick('Người ký', record.signer);
    await hand.pick('Nơi nhận', record.recipient);
    await hand.write('Số lượng bản', String(copies));
    await hand.write('Số trang', String(record.pages));
    await hand.write('Số phụ lục, tài liệu kèm theo', String(record.enclosures));
  };
}

function recipientOf({ colleagues }: Agency): Person {
  const recipient = colleagues.find(({ role }) => role === 'recipient');
  if (recipient === undefined) throw new Error('nobody of the agency receives for a unit');
  return recipient;
}
