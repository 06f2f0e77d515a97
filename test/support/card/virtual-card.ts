import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Answer, answer, type Command, parseCommand, refuse, status } from './apdu.ts';

/** What one kind of card does with a whole command. */
export interface CardApplication {
  /** Answer to reset. */
  readonly atr: Buffer;
  /** Power was cut: nobody is authenticated any more. */
  reset(): void;
  run(command: Command): Answer;
}

/** Messages of vpcd that are no command to the card: one byte each. */
const control = { powerOff: 0, powerOn: 1, reset: 2, atr: 4 } as const;
const getResponse = 0xc0;
const chained = 0x10;

/**
 * A card in a reader of vpcd (vsmartcard): pcscd and all programs above it see a reader with a card. It does the
 * chaining of commands and answers (ISO 7816-4, 5.1.1.1 and 5.1.3) for its application. It lives in this process, which
 * must not block while somebody uses the card.
 */
export class VirtualCard {
  readonly #application: CardApplication;
  #socket: Socket | undefined;
  #begun: Buffer[] = [];
  #rest = Buffer.alloc(0);

  constructor(application: CardApplication) {
    this.#application = application;
  }

  /**
   * Into the reader at this TCP port of loopback. Returns when the reader has asked the card what it is: before, a program
   * may find a card that does not answer.
   */
  async putIn(port: number): Promise<void> {
    const known = Promise.withResolvers<void>();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.setNoDelay(true);
    // pcscd may end before the card is taken out.
    socket.on('error', () => socket.destroy());
    let received = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        const message = received.subarray(2, end);
        this.#take(socket, Buffer.from(message));
        received = received.subarray(end);
        if (message.length === 1 && message[0] === control.atr) known.resolve();
      }
    });
    socket.once('close', () => known.resolve());
    this.#socket = socket;
    await known.promise;
  }

  async pullOut(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined || socket.destroyed) return;
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
    this.#reset();
  }

  #take(socket: Socket, message: Buffer): void {
    const [order] = message;
    if (message.length > 1) send(socket, encode(this.#command(message)));
    else if (order === control.atr) send(socket, this.#application.atr);
    else if (order === control.powerOff || order === control.powerOn || order === control.reset)
      this.#reset();
  }

  #reset(): void {
    this.#begun = [];
    this.#rest = Buffer.alloc(0);
    this.#application.reset();
  }

  #command(message: Buffer): Answer {
    const command = parseCommand(message);
    if (command === undefined) return refuse(status.wrongLength);
    if (command.ins === getResponse) return this.#inParts(answer(this.#rest), command.le);
    this.#rest = Buffer.alloc(0);
    this.#begun.push(command.data);
    if ((command.cla & chained) !== 0) return refuse(status.ok);
    const data = Buffer.concat(this.#begun.splice(0));
    return this.#inParts(this.#application.run({ ...command, data }), command.le);
  }

  /** What the reader has no room for waits for GET RESPONSE; 61xx tells how much. */
  #inParts({ data, status: code }: Answer, le = 0x100): Answer {
    const room = Math.max(le, 0x100);
    this.#rest = Buffer.from(data.subarray(room));
    if (this.#rest.length === 0) return { data, status: code };
    const left = this.#rest.length > 0xff ? 0 : this.#rest.length;
    return { data: data.subarray(0, room), status: 0x6100 | left };
  }
}

function encode({ data, status: code }: Answer): Buffer {
  const end = Buffer.alloc(2);
  end.writeUInt16BE(code);
  return Buffer.concat([data, end]);
}

function send(socket: Socket, message: Buffer): void {
  if (socket.destroyed) return;
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  socket.write(Buffer.concat([length, message]));
}
