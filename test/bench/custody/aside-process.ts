import { rebuildRegisters } from '../../../core/acts/engine/rebuild.ts';
import { Replay } from '../../../core/acts/engine/replay.ts';
import { NamedDocuments } from '../../../core/acts/support/documents.ts';
import { DirectoryIndex } from '../../../core/directory/directory.ts';
import type { CheckSignature } from '../../../core/encoding/statement.ts';
import { verifyLedger } from '../../../core/evidence/verify-ledger.ts';
import type { Store } from '../../../core/ports/store.ts';
import { nationalDirectory } from '../data/directory.ts';
import { self } from '../data/records.ts';
import { type Done, type Evidence, Job } from './aside.ts';
import { placeOf } from './stores.ts';

/** Only the section is signed here, by a key that this process does not have (test/support/exchange/agencies.ts). */
const check: CheckSignature = async (content, signature) => ({
  fingerprint: Buffer.from(signature.subarray(0, 32)).toString('hex'),
  ...{ subject: 'head', at: JSON.parse(new TextDecoder().decode(content)).at, warnings: [] },
});

async function verify(store: Store, { directory, proofs }: Evidence): Promise<void> {
  const documents = new NamedDocuments();
  const bytes = new Map(proofs);
  const { firstFault } = await verifyLedger({
    ...{ organisation: self, terminal: 'T00000001', lines: store.ledger.lines(), checkpoints: [], check },
    ...{ signers: new DirectoryIndex(directory), documents, proof: (digest) => bytes.get(digest) },
    replay: new Replay({ self, directory: nationalDirectory().index, documents }),
  });
  if (firstFault !== null) throw new Error(`entry ${firstFault.seq}: ${firstFault.code}`);
}

process.once('message', async (message) => {
  const { work, path, key, ...evidence } = Job.parse(message);
  const store = placeOf({ path, key }).open();
  const entries = store.ledger.head()?.seq ?? 0;
  const before = process.cpuUsage();
  if (work === 'rebuild') rebuildRegisters(store, self);
  else await verify(store, evidence);
  const { user, system } = process.cpuUsage(before);
  const microseconds = (user + system) / entries;
  store.close();
  const done: Done = { microseconds, entries, peak: 1_024 * process.resourceUsage().maxRSS };
  process.send?.(done);
  process.disconnect();
});
