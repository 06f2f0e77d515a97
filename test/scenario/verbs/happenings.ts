import { damageEnvelope, withoutBody } from '../../support/endpoint-faults.ts';
import { a, b, type Turn } from '../scenario.ts';
import { codes, type Key } from '../world/cast.ts';
import { registers } from './lines.ts';
import { envelopeOf, issues, receives } from './post.ts';

/** What happens beside what one person does. */

/** Nobody is at the terminal of an agency. */
export const leaves =
  (key: Key): Turn =>
  ({ desks }) =>
    desks[key].leave();

/** The endpoint's disk damages the envelope of a document that has not been fetched yet. */
export const damages =
  (key: Key, name: string): Turn =>
  async ({ desks, site }) =>
    damageEnvelope(site.world, (await envelopeOf(desks[key], name)).envelope);

/** For a while the endpoint knows an agency no more. */
export const withoutAgency =
  (key: Key, ...meanwhile: readonly Turn[]): Turn =>
  (scenario) =>
    withoutBody(scenario.site.world, codes[key], scenario.site, async () => {
      for (const turn of meanwhile) await turn(scenario);
    });

/** The mail of a day: so many documents from A to B, and as many the other way; named after the day. */
export function mail(name: string, fromA: number, fromB: number): Turn[] {
  const named = (letter: Key, count: number) =>
    [...Array(count).keys()].map((index) => `${name}-${letter}${index + 1}`);
  const sent = (names: readonly string[]) => names.flatMap((each) => [registers(each), issues(each)]);
  const [toB, toA] = [named('a', fromA), named('b', fromB)];
  return [
    a.clerk(...sent(toB)),
    b.clerk(...sent(toA), ...toB.map((each) => receives(each))),
    a.clerk(...toA.map((each) => receives(each))),
  ];
}
