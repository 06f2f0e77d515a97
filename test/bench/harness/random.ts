import { randomFrom, type TestRandom } from '../../support/seeded.ts';

/** Fixed and part of the report, so that every run measures the same bytes. */
export const benchSeed = 20_260_301;

/** As `randomFor` of the tests. */
export const benchRandom = (purpose: string): TestRandom => randomFrom(benchSeed, purpose);
