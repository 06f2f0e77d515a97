import { status } from './apdu.ts';

/** A PIN with a counter of tries; a right one gives all of them back. */
export class CardPin {
  readonly #value: Buffer;
  readonly #most: number;
  triesLeft: number;
  isVerified = false;

  constructor(value: string, tries: number) {
    this.#value = Buffer.from(value);
    this.#most = tries;
    this.triesLeft = tries;
  }

  /** The status of VERIFY (ISO 7816-4, 11.5.6); without data it is a question. */
  verify(data: Buffer): number {
    if (data.length === 0) return this.isVerified ? status.ok : this.#refusal();
    if (this.triesLeft === 0) return status.pinBlocked;
    this.isVerified = data.equals(this.#value);
    this.triesLeft = this.isVerified ? this.#most : this.triesLeft - 1;
    return this.isVerified ? status.ok : this.#refusal();
  }

  /** As the issuer does it. */
  unblock(): void {
    this.triesLeft = this.#most;
  }

  #refusal(): number {
    return this.triesLeft === 0 ? status.pinBlocked : status.wrongPin | this.triesLeft;
  }
}
