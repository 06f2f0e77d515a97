import type { PaperLine } from '../../contract/custody/permit.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { CopiesShown, CustodyDeed, Disclosure } from '../../contract/ipc/custody-channels.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { checkTerms } from '../../domain/record/custody-terms.ts';
import type { LedgerStore } from '../ports/store.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenVault } from '../session/open-vault.ts';
import { offerOf } from './custody-acts.ts';

interface SaidOnPaper {
  readonly line: PaperLine;
}

/** Checks what a person states of copies before anything is signed for it, as the rules of the act do once more. */
export class CustodyTerms {
  readonly #clock: TerminalDependencies['clock'];
  readonly #self: string;

  constructor({ clock, config }: Pick<TerminalDependencies, 'clock' | 'config'>) {
    this.#clock = clock;
    this.#self = config.organisation;
  }

  /** The terms of a deed, and the line of who stands by it on paper. */
  check(vault: OpenVault, deed: CustodyDeed | Disclosure, second?: SaidOnPaper): void {
    const context = this.#context(vault);
    checkTerms({ ...deed, ...('paper' in deed ? { line: deed.paper?.line } : {}) }, context);
    if (second !== undefined) checkTerms({ line: second.line }, context);
  }

  /** RECORD_WRONG_STATE for what is our own sent back; RECORD_INVALID for an arrival before the copies were sent. */
  checkCopies({ store }: OpenVault, shown: CopiesShown, deed: CustodyDeed): void {
    if (deed.act === 'send-back' && shown.issuer === this.#self) throw new AppError('RECORD_WRONG_STATE');
    if (deed.act === 'arrive') checkArrival(store.ledger, shown, deed.on);
  }

  #context({ directory, law }: OpenVault) {
    return { self: this.#self, directory, law, today: localDate(this.#clock.now()) };
  }
}

/** RECORD_INVALID at the field of a day before the copies were sent back. */
function checkArrival(ledger: Pick<LedgerStore, 'get'>, shown: CopiesShown, on: LocalDate): void {
  const sent = ledger.get(offerOf(shown));
  if (sent !== undefined && on < localDate(Date.parse(sent.at)))
    throw new AppError('RECORD_INVALID', { field: 'on' });
}
