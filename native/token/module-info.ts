import type { Library } from './library.ts';
import type { ModuleFacts } from './log.ts';
import type { LibraryDescription } from './profiles/profile.ts';
import { unpad } from './slots.ts';

export interface ModuleInfo {
  /** By which a profile is chosen. */
  readonly description: LibraryDescription;
  /** For the log. */
  readonly facts: Omit<ModuleFacts, 'digest'>;
}

/** Asks a module to describe itself (C_GetInfo). */
export function readModuleInfo(library: Library): ModuleInfo {
  const info = library.C_GetInfo();
  const manufacturer = unpad(info.manufacturerID);
  return {
    description: { manufacturer, description: unpad(info.libraryDescription) },
    facts: {
      manufacturer: plain(manufacturer),
      libraryVersion: versionText(info.libraryVersion),
      cryptokiVersion: versionText(info.cryptokiVersion),
      flags: info.flags,
    },
  };
}

/** What a module says of itself is foreign text: printable ASCII is kept. */
const plain = (text: string): string => text.replaceAll(/[^ -~]/g, '?').slice(0, 32);

const versionText = ({ major, minor }: { major: number; minor: number }): string => `${major}.${minor}`;
