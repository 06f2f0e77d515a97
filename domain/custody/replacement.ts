import type { ReplacementSource } from '../../contract/record/paper.ts';
import type { CopyState } from '../../contract/record/status.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';

export interface HeldCopy {
  readonly copy: number;
  readonly holder: OrganisationCode;
  readonly state: CopyState;
}

/** Highest number that a copy can have. */
const highest = 999;

const numbers = (copies: readonly HeldCopy[]): number[] =>
  copies.map(({ copy }) => copy).sort((one, other) => one - other);

/** The number of the next copy that is made of an issued record. */
export const nextCopy = (copies: readonly HeldCopy[]): number => Math.max(0, ...numbers(copies)) + 1;

/** The copies that are on their way to `to`: what is lost with the paper of that recipient. */
export const copiesOnTheWay = (copies: readonly HeldCopy[], to: OrganisationCode): number[] =>
  numbers(copies.filter(({ holder, state }) => holder === to && state === 'sent'));

/** The copies for `to` that were lost before others went in their place. */
export const copiesLost = (copies: readonly HeldCopy[], to: OrganisationCode): number[] =>
  numbers(copies.filter(({ holder, state }) => holder === to && state === 'lost'));

/** Whether what `to` was sent last went in the place of a lost copy, which the dispatch names. */
export const isReplaced = (copies: readonly HeldCopy[], to: OrganisationCode): boolean =>
  copiesLost(copies, to).length > 0;

/**
 * Which copies may go to `to` in the place of those that were lost, as many as were lost: the lowest of those kept by the
 * issuer, where there are enough, or the next numbers. A lost copy is gone: its number is not sent again.
 */
export function replacements(
  copies: readonly HeldCopy[],
  to: OrganisationCode,
): Partial<Record<ReplacementSource, number[]>> {
  const count = copiesOnTheWay(copies, to).length;
  const kept = numbers(copies.filter(({ state }) => state === 'held')).slice(0, count);
  const first = nextCopy(copies);
  const further = Array.from({ length: count }, (_, index) => first + index);
  return {
    ...(kept.length === count ? { kept } : {}),
    ...(first + count - 1 <= highest ? { further } : {}),
  };
}
