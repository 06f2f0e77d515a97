import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import type { VaultFilePort } from '../../core/ports/system.ts';

/** The key file on disk; a replacement is complete or has not happened. */
export function vaultFile(path: string): VaultFilePort {
  return {
    read() {
      try {
        return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
      } catch (cause) {
        throw new AppError('DISK_FAILED', { cause });
      }
    },
    replace(bytes) {
      const draft = `${path}.new`;
      try {
        const file = openSync(draft, 'w', 0o600);
        try {
          writeSync(file, bytes);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        renameSync(draft, path);
        const folder = openSync(dirname(path), 'r');
        try {
          fsyncSync(folder);
        } finally {
          closeSync(folder);
        }
      } catch (cause) {
        throw new AppError('DISK_FAILED', { cause });
      }
    },
  };
}
