import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { DatedDirectoryMark } from '../../contract/ledger/parts.ts';
import { directoryIn } from '../acts/engine/directory.ts';
import { type DirectoryExpectation, type DirectoryIndex, openDirectory } from '../directory/directory.ts';
import { digestOf } from '../encoding/canonical.ts';
import type { SignedBytes } from '../encoding/statement.ts';
import type { SettingStore, Store } from '../ports/store.ts';
import { lastNamed } from './last-named.ts';

export interface StoredDirectory {
  readonly index: DirectoryIndex;
  readonly mark: DatedDirectoryMark;
}

/** The directory authority signs anew each quarter, changed or not, so that one held back shows. In milliseconds. */
const freshFor = 90 * 24 * 3_600_000;

export const markOf = (index: DirectoryIndex, { content }: SignedBytes): DatedDirectoryMark => ({
  version: index.version,
  digest: digestOf(content),
  at: index.statement.at,
});

export const isStale = ({ statement }: DirectoryIndex, now: Date): boolean =>
  now.getTime() - Date.parse(statement.at) > freshFor;

function keepDirectory(settings: SettingStore, { content, signature }: SignedBytes): void {
  settings.write('directory-statement', content);
  settings.write('directory-signature', signature);
}

/** Stores a directory that was verified together with the act that names it, and uses it from then on. */
export function adoptDirectory(
  vault: { readonly store: Store; directory: DirectoryIndex; readonly warnings: Set<ErrorCode> },
  { index, signed, now }: { index: DirectoryIndex; signed: SignedBytes; now: Date },
  name: () => void,
): void {
  vault.store.transaction(() => {
    keepDirectory(vault.store.settings, signed);
    name();
  });
  vault.directory = index;
  if (!isStale(index, now)) vault.warnings.delete('DIRECTORY_STALE');
}

/**
 * The directory in the store. DIRECTORY_MISSING, DIRECTORY_INVALID; DIRECTORY_WENT_BACK when it is not the one
 * the ledger names last: the cipher binds a page of the store to its number and not to its time, so that single
 * old pages can be put back beside a ledger that is whole.
 */
export async function storedDirectory(
  store: Pick<Store, 'settings' | 'ledger'>,
  expected: DirectoryExpectation,
): Promise<StoredDirectory> {
  const content = store.settings.read('directory-statement');
  const signature = store.settings.read('directory-signature');
  if (content === undefined || signature === undefined) throw new AppError('DIRECTORY_MISSING');
  const index = await openDirectory({ content, signature }, expected).catch((error) => {
    // It held when it was stored: if it now seems to come from the future, the clock is wrong, not the directory.
    const cause = error instanceof AppError ? error.cause : undefined;
    throw cause instanceof AppError && cause.code === 'SIGNATURE_TIME' ? cause : error;
  });
  const mark = markOf(index, { content, signature });
  const named = lastNamed(store.ledger, directoryIn);
  if (named !== undefined && named.digest !== mark.digest) throw new AppError('DIRECTORY_WENT_BACK');
  return { index, mark };
}
