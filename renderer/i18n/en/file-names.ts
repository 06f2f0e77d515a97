import type { DetailOf } from '../../../contract/errors/index.ts';

/** The files of a terminal by their roles. */
export const fileNames: Readonly<Record<DetailOf<'DISK_FAILED'>['file'], string>> = {
  store: 'store',
  'vault-key': "vault's key file",
  preferences: 'preferences file',
  anchors: 'trust anchors',
  intermediates: 'intermediate certificates',
  crls: 'revocation lists',
  'device-ca': "device authority's certificate",
};
