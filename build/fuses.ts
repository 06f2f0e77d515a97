import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * The switches burnt into Electron's binary (security checklist, row 19): it starts this programme from its
 * sealed archive, and nothing else. The archive's digest is checked on Windows and macOS; Linux has no such
 * check in Electron, there the package manager's signature stands in its place.
 */
export const fuses: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Traps instead of bounds checks: no difference in safety, and nothing here uses WebAssembly.
  [FuseV1Options.WasmTrapHandlers]: true,
};

interface Packed {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly executableName: string;
    readonly appInfo: { readonly productFilename: string };
  };
}

/** electron-builder calls this between unpacking Electron and sealing the installer. */
export async function afterPack({ appOutDir, electronPlatformName, packager }: Packed): Promise<void> {
  await flipFuses(join(appOutDir, executable(electronPlatformName, packager)), fuses);
}

function executable(platform: string, packager: Packed['packager']): string {
  if (platform === 'win32') return `${packager.appInfo.productFilename}.exe`;
  if (platform === 'darwin' || platform === 'mas') return `${packager.appInfo.productFilename}.app`;
  return packager.executableName;
}
