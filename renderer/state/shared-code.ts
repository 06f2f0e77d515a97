import { create } from 'zustand';
import type { OrganisationCode } from '../../contract/scalar.ts';
import type { ScannedCode } from '../format/codes.ts';

/** A code under which several organisations issued, while the person is asked which one is meant. */
export const useSharedCode = create<{ asked: (ScannedCode & { issuers: OrganisationCode[] }) | null }>(
  () => ({
    asked: null,
  }),
);
