import { existsSync } from 'node:fs';
import { AppError } from '../../contract/errors/index.ts';
import type { VaultFilePort } from '../../core/ports/system.ts';
import { readRegular } from './regular-file.ts';

/** A key wrapped for some tokens and the recovery certificate has a few kilobytes. */
const maxBytes = 1024 * 1024;

/** The key file on disk; DISK_FAILED when it is there and cannot be read. */
export function vaultFile(path: string): VaultFilePort {
  return {
    read() {
      try {
        return existsSync(path) ? new Uint8Array(readRegular(path, maxBytes)) : undefined;
      } catch (cause) {
        throw new AppError('DISK_FAILED', { cause, detail: { file: 'vault-key' } });
      }
    },
  };
}
