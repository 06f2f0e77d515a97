import type { Organisation } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { type OrganisationCode, OutsideCode } from '../../contract/scalar.ts';
import { nextInSeries } from '../numbering/series.ts';
import type { RegisterDirectory } from './line-context.ts';
import type { OutsideBodies } from './outside-body.ts';

export const isOutside = (code: string): boolean => OutsideCode.safeParse(code).success;

/**
 * Whether a recipient's number was given by another terminal, that of the record's issuer: here it names nobody, or some
 * other body. A paper line is typed with one's own body as its recipient, so that only its issuer named further ones.
 */
export const isNumberOfIssuer = (
  recipient: string,
  { issuer }: Pick<CodedRecord, 'issuer'>,
  self: OrganisationCode,
): boolean => issuer !== self && isOutside(recipient);

/** The number of the next body: they are gapless, so that none is chosen. */
export const outsideCodeAfter = (count: number): string =>
  `X${String(nextInSeries({ of: 'outside body' }, count)).padStart(4, '0')}`;

/** What stands in the notations of such a body for its own abbreviation: that of its kind. */
export const outsideParts = (kind: string, { bodies }: Pick<Law, 'bodies'>): string[] =>
  bodies.filter(({ code }) => code === kind).map(({ part }) => part);

/**
 * A directory that also has the bodies outside of it. They list nobody and no part of a notation, so that such a body's
 * notation consists of what the law lists.
 */
export const withOutside = (
  directory: RegisterDirectory,
  known: OutsideBodies,
  law: Pick<Law, 'bodies'>,
): RegisterDirectory => ({
  organisation: (code) => {
    if (!isOutside(code)) return directory.organisation(code);
    const body = known.outsideBody(code);
    return body && outsideOrganisation(code, outsideParts(body.kind, law));
  },
  person: (organisation, code) =>
    isOutside(organisation) ? undefined : directory.person(organisation, code),
});

const outsideOrganisation = (code: string, notationParts: string[]): Organisation => ({
  ...{ code, name: code, tier: 4, notationParts, persons: [], seals: [], terminals: [] },
});
