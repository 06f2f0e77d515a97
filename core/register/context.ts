import type { KnownLines, LineContext } from '../../domain/record/line-context.ts';
import type { RegisterStore } from '../ports/registers.ts';
import type { RandomPort } from '../ports/system.ts';

/** What making a new line needs beside the rules' context: the numbers in use, and random codes. */
export interface RegisterContext extends LineContext {
  readonly registers: KnownLines &
    Pick<
      RegisterStore,
      | 'get'
      | 'issuersOf'
      | 'outsideBody'
      | 'lastOrdinal'
      | 'lastArrivalNumber'
      | 'numberUsed'
      | 'handGap'
      | 'lastGivenOn'
    >;
  readonly random: RandomPort;
}
