import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import { maxParcelBytes } from '../../contract/intake/parcel.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import type { IncomingFile, IncomingPort } from '../../core/ports/system.ts';
import { readRegular } from './regular-file.ts';

/** As an import writes them; what is being written bears another ending. */
const parcelName = /^[0-9a-f]{64}\.json$/;
const unfinished = '.part';
/** More are taken at the unlocks after. */
const maxFiles = 1000;

interface Folders {
  readonly inbox: string;
  readonly refused: string;
  /** The trust files of the home. */
  readonly trust: string;
}

/** The inbox of a home. A link is never followed, and a file of another name is none of an import's. */
export function incoming({ inbox, refused, trust }: Folders): IncomingPort {
  const fileAt = (name: string): IncomingFile => ({
    read: () => readParcelFile(join(inbox, name), name),
    remove: () => succeeds(() => rmSync(join(inbox, name))),
    refuse: () =>
      succeeds(() => {
        mkdirSync(refused, { recursive: true, mode: 0o700 });
        renameSync(join(inbox, name), free(refused, name));
        syncFolder(inbox);
      }),
  });
  return {
    files: () =>
      namesIn(inbox)
        .filter((name) => join(inbox, name) !== refused && !name.endsWith(unfinished))
        .slice(0, maxFiles)
        .map(fileAt),
    keepList: (list) =>
      succeeds(() => {
        const folder = join(trust, 'crls');
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeWhole(folder, `${digestOf(list)}.crl`, list);
      }),
  };
}

/** Writes a file so that it is there as a whole or not at all, also after a power failure. */
export function writeWhole(folder: string, name: string, bytes: Uint8Array): void {
  const [path, part] = [join(folder, name), join(folder, `${name}${unfinished}`)];
  const file = openSync(part, 'w', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
  syncFolder(folder);
}

/** What an import that was stopped left. */
export function removeUnfinished(folder: string): void {
  for (const name of namesIn(folder))
    if (name.endsWith(unfinished)) rmSync(join(folder, name), { force: true });
}

function readParcelFile(path: string, name: string): Uint8Array {
  try {
    if (!parcelName.test(name) || !lstatSync(path).isFile()) throw new Error('not as an import writes it');
    return readRegular(path, maxParcelBytes);
  } catch (cause) {
    throw new AppError('INCOMING_UNREADABLE', { cause });
  }
}

/** DISK_FAILED, also for a link in the place of the folder: what it leads to is not the home's. */
function namesIn(folder: string): string[] {
  try {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() === false) throw new Error('not a folder');
    return found === undefined ? [] : readdirSync(folder).sort();
  } catch (cause) {
    throw new AppError('DISK_FAILED', { cause });
  }
}

/** A path in a folder that nothing has yet. */
function free(folder: string, name: string): string {
  for (let count = 0; ; count += 1) {
    const path = join(folder, count === 0 ? name : `${name}.${count}`);
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return path;
  }
}

/** Renamed and removed names last once the folder is on the disk. Windows opens no folder. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The machine may forbid it; what was taken in is in the store all the same. */
function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
