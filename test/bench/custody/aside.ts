import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Directory } from '../../../contract/exchange/directory.ts';
import type { StoreFile } from './stores.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A rebuild of the registers, or a verification of the whole ledger, of one store. */
export const Job = z.strictObject({
  work: z.enum(['rebuild', 'verify']),
  path: z.string(),
  key: Bytes.nullable(),
  /** Who signed the section, which the ledger took in, and what they signed, by its SHA-256. */
  directory: z.custom<Directory>(),
  proofs: z.array(z.tuple([z.string(), Bytes])),
});
export type Job = z.infer<typeof Job>;

/** Processor time for each entry, which other work on the machine hardly changes; `peak` memory of the process in bytes. */
export const Done = z.strictObject({ microseconds: z.number(), entries: z.int(), peak: z.number() });
export type Done = z.infer<typeof Done>;

/** Who may sign, and what was signed. */
export type Evidence = Pick<Job, 'directory' | 'proofs'>;

/** Does it in a process of its own, whose memory is that of this work alone. */
export async function aside(work: Job['work'], file: StoreFile, evidence: Evidence): Promise<Done> {
  const path = fileURLToPath(new URL('./aside-process.ts', import.meta.url));
  const child = fork(path, [], { execArgv: [], serialization: 'advanced' });
  const job: Job = { work, ...file, ...evidence };
  child.send(job);
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  return Done.parse(answer);
}

/** What was done with a whole ledger. */
export interface Whole {
  readonly rebuild: Done;
  readonly verify: Done;
}

/** Both side by side, the verification on a copy of its own. */
export async function rebuildAndVerify(file: StoreFile, evidence: Evidence): Promise<Whole> {
  const copy = { ...file, path: `${file.path}-verified` };
  copyFileSync(file.path, copy.path);
  const [rebuild, verify] = await Promise.all([
    aside('rebuild', file, evidence),
    aside('verify', copy, evidence),
  ]);
  rmSync(copy.path);
  return { rebuild, verify };
}
