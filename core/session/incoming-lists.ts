import { AppError } from '../../contract/errors/index.ts';
import { listCheck } from '../intake/list-check.ts';
import { kindOf, readParcel } from '../intake/parcel.ts';
import type { IncomingFile, IncomingPort } from '../ports/system.ts';
import type { TerminalDependencies } from './dependencies.ts';

/**
 * The revocation lists in the inbox that an authority signed. They count before the vault is opened, as those in `trust/`
 * do: who has them to hand may be the only way out of lists that are too old.
 */
export function incomingLists({ incoming, trustFiles, clock }: TerminalDependencies): Uint8Array[] {
  const files = filesIn(incoming) ?? [];
  if (files.length === 0) return [];
  const check = listCheck(trustFiles.all(), () => new Date(clock.now()));
  return files.flatMap((file) => listIn(file, check) ?? []);
}

/** Undefined where the inbox cannot be read: that keeps nobody from working. */
export function filesIn(incoming: IncomingPort): readonly IncomingFile[] | undefined {
  try {
    return incoming.files();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** A probe: what cannot be read or used as a list is refused when the inbox is taken in, with its code. */
function listIn(file: IncomingFile, check: (list: Uint8Array) => void): Uint8Array | undefined {
  try {
    const document = readParcel(file.read());
    if (kindOf(document) !== 'revocation') return undefined;
    check(document.content);
    return document.content;
  } catch {
    return undefined;
  }
}
