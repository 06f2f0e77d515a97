import { mkdirSync } from 'node:fs';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { incomingKinds } from '../../core/intake/index.ts';
import type { IncomingDocument, Outside } from '../../core/intake/kind.ts';
import { listCheck } from '../../core/intake/list-check.ts';
import { type KindName, kindOf, parcelOf } from '../../core/intake/parcel.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { removeUnfinished, writeWhole } from '../../native/system/incoming.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { documentsIn, type FoundDocument } from './documents.ts';

/** What an import says of one file of the folder, by its place in the order of names. */
export type Examined = { readonly place: number } & (
  | { readonly kind: KindName; readonly name: string }
  | { readonly code: ErrorCode }
);

/**
 * Checks all that lies in a folder as far as that goes without the vault, and puts it into the inbox of a terminal's home:
 * all of it, or nothing where one file is refused. Each is there as a whole or not at all. INCOMING_NONE for an empty
 * folder, CONFIG_INVALID, TRUST_FILES_INVALID, FILE_UNREADABLE, DISK_FAILED.
 */
export async function importFolder(folder: string, home: string, now: () => number): Promise<Examined[]> {
  const found = documentsIn(folder);
  if (found.length === 0) throw new AppError('INCOMING_NONE');
  const outside = outsideOf(home, found, () => new Date(now()));
  const examined: Examined[] = [];
  for (const document of found) examined.push(await examine(document, outside));
  if (examined.some((one) => 'code' in one)) return examined;
  const { inbox } = homeFiles(home);
  try {
    mkdirSync(inbox, { recursive: true, mode: 0o700 });
    removeUnfinished(inbox);
    for (const { found: document } of found) {
      if (typeof document === 'string') continue;
      const parcel = parcelOf(document);
      writeWhole(inbox, `${digestOf(parcel)}.json`, parcel);
    }
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new AppError(isFull ? 'DISK_FULL' : 'DISK_FAILED', { cause });
  }
  return examined;
}

async function examine({ place, found }: FoundDocument, outside: Outside): Promise<Examined> {
  if (typeof found === 'string') return { place, code: found };
  try {
    const kind = kindOf(found);
    const name = incomingKinds[kind].nameOf(found);
    await incomingKinds[kind].examine(found, outside);
    return { place, kind, name };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What is neither a statement nor a list may be anything.
    const isList = found.signature === null && error.code === 'REVOCATION_LIST_INVALID';
    return { place, code: isList && !looksLikeDer(found) ? 'INCOMING_UNKNOWN' : error.code };
  }
}

/** A SEQUENCE with a length of several bytes, as every list is. */
const looksLikeDer = ({ content }: IncomingDocument): boolean =>
  content[0] === 0x30 && ((content[1] ?? 0) & 0x80) !== 0;

/** The revocation lists of the folder count for its other files, as they will for the terminal. */
function outsideOf(home: string, found: readonly FoundDocument[], now: () => Date): Outside {
  const { organisation, directoryAuthorities: authorities, staleCrlDays } = readTerminalConfig(home);
  const files = trustFiles(homeFiles(home).trust).all();
  const checkList = listCheck(files, now);
  const further = found.flatMap(({ found: document }) => {
    if (typeof document === 'string' || document.signature !== null) return [];
    try {
      checkList(document.content);
      return [document.content];
    } catch {
      // Examined with its code later.
      return [];
    }
  });
  const names = { ...files.names, crls: [...files.names.crls, ...further.map(() => '')] };
  const trust = loadTrust({ ...files, names, crls: [...files.crls, ...further] }, staleCrlDays, now());
  return {
    ...{ organisation, authorities, checkList },
    check: (content, cms, asOf = now()) => verifyDetached(content, cms, trust, asOf),
  };
}
