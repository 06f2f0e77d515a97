import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '../../contract/errors/index.ts';
import type { VaultFilePort } from '../../core/ports/system.ts';

/** The key file on disk; DISK_FAILED when it is there and cannot be read. */
export function vaultFile(path: string): VaultFilePort {
  return {
    read() {
      try {
        return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
      } catch (cause) {
        throw new AppError('DISK_FAILED', { cause, detail: { file: 'vault-key' } });
      }
    },
  };
}
