import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { VolumeName } from '../../contract/record/volume.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { ClockPort } from '../ports/system.ts';
import { closeFullVolume, prepareLine, turnVolumes, type VolumeContext } from '../register/volumes.ts';
import type { OpenVault } from './open-vault.ts';

/** Opens and closes the volumes of the books in a session. */
export interface VolumeKeeper {
  /** Closes what is over and opens what this year needs; does nothing when that is done. */
  turn(): void;
  /** Writes an act, in one transaction with what its line needs: a session may go on over midnight. */
  before(act: Act, write: () => LedgerEntry): LedgerEntry;
  /** A person closes a full volume (`closeFullVolume`). */
  closeFull(named: VolumeName & { readonly last: number }): void;
}

export function volumeKeeper(
  vault: Pick<OpenVault, 'store' | 'law' | 'serial'>,
  clock: Pick<ClockPort, 'now'>,
  append: (act: Act) => LedgerEntry,
): VolumeKeeper {
  const { store, serial } = vault;
  // The law of now: an edition may come in after the session began.
  const context = (): VolumeContext => ({
    ...{ law: vault.law, serial, registers: store.registers },
    today: localDate(clock.now()),
    act: (act) => void append(act),
  });
  return {
    turn: () => store.transaction(() => turnVolumes(context())),
    before: (act, write) => {
      if (act.act !== 'register' && act.act !== 'enter') return write();
      const { record } = act.data;
      return store.transaction(() => {
        prepareLine(context(), record);
        return write();
      });
    },
    closeFull: (named) => store.transaction(() => closeFullVolume(context(), named)),
  };
}
