import type { SignBytes } from '../encoding/statement.ts';
import { codeOf } from '../exchange/link/fault.ts';
import { takeCheckpoint } from '../ledger/checkpoint.ts';
import type { Store } from '../ports/store.ts';
import type { ClockPort, LogPort } from '../ports/system.ts';

/** Acts stand unsigned ("chờ ký xác nhận") at most this long before a checkpoint covers them, in milliseconds. */
const maxUnsignedMs = 2_000;

export interface CheckpointKeeper {
  /** An act was written: a checkpoint follows soon, one for many acts. */
  soon(): void;
  /** Signs what is not yet signed, now; rejects when the token cannot. */
  now(): Promise<void>;
  /** The vault is about to close: nothing is signed any more, whatever is still reported. */
  stop(): void;
}

/** A hardware token makes few signatures a second, so acts are signed in batches (docs/decisions/0005). */
export function createCheckpointKeeper(context: {
  store: Pick<Store, 'ledger' | 'checkpoints'>;
  clock: ClockPort;
  log: LogPort;
  terminal: string;
  sign: SignBytes;
  taken(): void;
}): CheckpointKeeper {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let stopped = false;

  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const take = async () => {
    const checkpoint = await takeCheckpoint(context);
    if (checkpoint === undefined) return;
    context.log.event('checkpoint', { count: checkpoint.toSeq - checkpoint.fromSeq + 1 });
    context.taken();
  };
  const now = async () => {
    cancel();
    // The error of the previous checkpoint has been returned to its caller.
    await working?.catch(() => undefined);
    working = take();
    await working;
  };
  return {
    soon() {
      if (stopped) return;
      timer ??= setTimeout(() => {
        // The acts stay visibly unsigned; the next act or the next unlock tries again.
        now().catch((error) => context.log.event('failed', { code: codeOf(error) }));
      }, maxUnsignedMs);
    },
    now,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
