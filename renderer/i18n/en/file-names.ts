import type { DetailOf } from '../../../contract/errors/index.ts';

/** The files of a terminal by their roles. */
export const fileNames: Readonly<Record<DetailOf<'DISK_FAILED' | 'TRUST_FILES_INVALID'>['file'], string>> = {
  store: 'store',
  'vault-key': "vault's key file",
  preferences: 'preferences file',
  anchors: 'trust anchors',
  intermediates: 'intermediate certificates',
  crls: 'revocation lists',
  'device-ca': "device authority's certificate",
};

/** Why a trust file is refused. */
export const trustFileReasons: Readonly<Record<DetailOf<'TRUST_FILES_INVALID'>['reason'], string>> = {
  missing: 'none is there',
  unreadable: 'it cannot be read',
  extension: 'it has an extension that this software does not evaluate',
  algorithm: 'its key or signature algorithm is too weak',
  'no-authority': 'it is not the certificate of an authority',
  ahead: 'it is dated later than the clock of this machine, and no imported authority signed it',
  'too-large': "its authorities' lists name more certificates than this software keeps",
};
