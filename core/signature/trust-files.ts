import { TrustFileName } from '../../contract/errors/detail.ts';
import { AppError, type DetailOf, type ErrorCode } from '../../contract/errors/index.ts';
import { ExtensionError } from './extensions.ts';
import type { ListSource } from './revocation-lists.ts';

/** Trust files as imported: DER, one certificate or list each. */
export interface TrustFiles {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** Their names in the same order, to say which one is at fault; without them its position is told. */
  readonly names?: Readonly<Record<TrustFileRole, readonly string[]>>;
}

/** Trust files of which each list is read when it is needed. */
export interface TrustSources extends Omit<TrustFiles, 'crls'> {
  readonly crls: readonly ListSource[];
}

export type TrustFileRole = 'anchors' | 'intermediates' | 'crls';
type Reason = DetailOf<'TRUST_FILES_INVALID'>['reason'];

/** Reads all files of a role; the first that is refused is named with the reason. */
export function readAll<Role extends TrustFileRole, Read>(
  files: TrustSources,
  file: Role,
  read: (content: TrustSources[Role][number]) => Read,
): Read[] {
  const contents: readonly TrustSources[Role][number][] = files[file];
  return contents.map((content, index) => {
    try {
      return read(content);
    } catch (cause) {
      throw refusedFile({ file, name: files.names?.[file][index] ?? '', index }, reasonOf(cause), cause);
    }
  });
}

/** A name that is not safe to show is replaced by its position in order of names. */
export const shownName = ({ name, index }: { name: string; index: number }): string =>
  TrustFileName.safeParse(name).data ?? `${index + 1}`;

/** TRUST_FILES_INVALID for one file. */
export function refusedFile(
  { file, name, index }: { file: DetailOf<'TRUST_FILES_INVALID'>['file']; name: string; index: number },
  reason: Reason,
  cause?: unknown,
): AppError {
  return new AppError('TRUST_FILES_INVALID', {
    detail: { file, name: shownName({ name, index }), reason },
    cause,
  });
}

const reasons: Partial<Record<ErrorCode, Reason>> = {
  SIGNATURE_ALGORITHM: 'algorithm',
  CERTIFICATE_USAGE: 'no-authority',
};

/** Why a file is refused, by what its reader threw. */
export function reasonOf(cause: unknown): Reason {
  if (!(cause instanceof AppError)) return 'unreadable';
  if (cause.detail !== undefined && 'reason' in cause.detail) return cause.detail.reason;
  if (cause.cause instanceof ExtensionError) return 'extension';
  return reasons[cause.code] ?? 'unreadable';
}

/** What a trust file holds: its bytes as they are, or each block of a PEM file (RFC 7468) as DER. */
export function blocksOf(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [...text.matchAll(/-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END/g)];
  if (blocks.length === 0) return [new Uint8Array(bytes)];
  return blocks.map(([, block]) => new Uint8Array(Buffer.from(block ?? '', 'base64')));
}

/** A folder with a folder of files for each role. */
export interface TrustFolder {
  /** Sorted; empty where there is no such folder. */
  names(role: TrustFileRole): string[];
  read(role: TrustFileRole, name: string): Uint8Array;
}

/** All files of a folder with their names; TRUST_FILES_INVALID names the first that cannot be read. */
export function collectTrustFiles(folder: TrustFolder): Required<TrustFiles> {
  const [anchors, intermediates, crls] = [
    filesOf(folder, 'anchors'),
    filesOf(folder, 'intermediates'),
    filesOf(folder, 'crls'),
  ];
  return {
    anchors: anchors.map(({ der }) => der),
    intermediates: intermediates.map(({ der }) => der),
    crls: crls.map(({ der }) => der),
    names: {
      anchors: anchors.map(({ name }) => name),
      intermediates: intermediates.map(({ name }) => name),
      crls: crls.map(({ name }) => name),
    },
  };
}

function filesOf(folder: TrustFolder, file: TrustFileRole): { name: string; der: Uint8Array }[] {
  return namesOf(folder, file).flatMap((name, index) => {
    try {
      return blocksOf(folder.read(file, name)).map((der) => ({ name, der }));
    } catch (cause) {
      throw refusedFile({ file, name, index }, 'unreadable', cause);
    }
  });
}

function namesOf(folder: TrustFolder, file: TrustFileRole): string[] {
  try {
    return folder.names(file);
  } catch (cause) {
    throw refusedFile({ file, name: '-', index: 0 }, 'unreadable', cause);
  }
}
