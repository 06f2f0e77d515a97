import type { Organisation } from '../../contract/exchange/directory.ts';
import { OutsideCode } from '../../contract/scalar.ts';
import type { RegisterDirectory } from './line-context.ts';
import type { OutsideBodies } from './outside-body.ts';

export const isOutside = (code: string): boolean => OutsideCode.safeParse(code).success;

/** The number of the next body: they are gapless, so that none is chosen. */
export const outsideCodeAfter = (count: number): string => `X${String(count + 1).padStart(4, '0')}`;

/**
 * A directory that also has the bodies outside of it. They list nobody and no part of a notation, so that such a body's
 * notation consists of what the law lists.
 */
export const withOutside = (directory: RegisterDirectory, known: OutsideBodies): RegisterDirectory => ({
  organisation: (code) => {
    if (!isOutside(code)) return directory.organisation(code);
    return known.outsideBody(code) === undefined ? undefined : outsideOrganisation(code);
  },
  person: (organisation, code) =>
    isOutside(organisation) ? undefined : directory.person(organisation, code),
});

const outsideOrganisation = (code: string): Organisation => ({
  ...{ code, name: code, tier: 4, notationParts: [], persons: [], seals: [], terminals: [] },
});
