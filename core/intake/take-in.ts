import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { CameIn } from '../../contract/intake/came-in.ts';
import type { IncomingFile } from '../ports/system.ts';
import { incomingKinds } from './index.ts';
import type { IncomingDocument, Inside, Opened } from './kind.ts';
import { type KindName, kindNames, kindOf, readParcel } from './parcel.ts';

interface Named {
  readonly file: IncomingFile;
  readonly kind: KindName;
  readonly name: string;
}

/** What an inbox gave: what was taken in, and why other files of it were refused. */
export interface TakenIn {
  readonly came: readonly CameIn[];
  readonly refused: readonly ErrorCode[];
}

/**
 * Takes in what lies in the inbox, in the order of kinds, each of its kind in its own: verified, used in one transaction
 * with its act, and only then removed. One that a terminal took in and was stopped before removing is in use already, and
 * goes. What is refused is put aside; what the store cannot do is thrown, and the file stays.
 */
export async function takeIn(files: readonly IncomingFile[], inside: Inside): Promise<TakenIn> {
  const came: CameIn[] = [];
  const refused: ErrorCode[] = [];
  const done = (moved: boolean): void => void (moved || refused.push('DISK_FAILED'));
  const refuse = (file: IncomingFile, code: ErrorCode): void => {
    refused.push(code);
    done(file.refuse());
  };
  const named: Named[] = [];
  for (const file of files) {
    const read = refusal(() => nameOf(file));
    if (read instanceof AppError) refuse(file, read.code);
    else named.push(read);
  }
  for (const { file, kind } of named.toSorted(inOrder)) {
    const opened = await open(file, kind, inside);
    if (opened instanceof AppError) {
      refuse(file, opened.code);
      continue;
    }
    if (opened !== undefined) {
      opened.use();
      came.push(opened.cameIn);
    }
    done(file.remove());
  }
  return { came, refused };
}

function nameOf(file: IncomingFile): Named {
  const document = readParcel(file.read());
  const kind = kindOf(document);
  return { file, kind, name: incomingKinds[kind].nameOf(document) };
}

const inOrder = (one: Named, other: Named): number =>
  kindNames.indexOf(one.kind) - kindNames.indexOf(other.kind) || (one.name < other.name ? -1 : 1);

async function open(
  file: IncomingFile,
  kind: KindName,
  inside: Inside,
): Promise<Opened | AppError | undefined> {
  const document = refusal((): IncomingDocument => readParcel(file.read()));
  if (document instanceof AppError) return document;
  try {
    return await incomingKinds[kind].open(document, inside);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** What the work gives, or the error with a code that it ends with. */
function refusal<Value>(work: () => Value): Value | AppError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
