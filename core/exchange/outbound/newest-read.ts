import { readsWithoutStatement } from '../../../contract/exchange/reads.ts';
import type { RecordGeneration } from '../../../contract/record/generation.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import type { ReadsStore } from '../../ports/store.ts';

/**
 * The newest generation of a record that a body reads, as far as it is known here: what its terminal stated last. What
 * another terminal stated before it says nothing of the one that the directory lists now.
 */
export function newestRead(
  organisation: OrganisationCode,
  { reads, directory }: { reads: Pick<ReadsStore, 'of'>; directory: DirectoryIndex },
): RecordGeneration {
  const held = reads.of(organisation);
  const listed = directory.organisation(organisation)?.terminals.some(({ code }) => code === held?.terminal);
  return held !== undefined && listed === true ? held.newest : readsWithoutStatement;
}
