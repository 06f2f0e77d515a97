import { expect, test } from 'vitest';
import type { DirectoryPart } from '../../contract/exchange/api.ts';
import { DirectoryDownload } from './directory-download.ts';

const published = { statement: 'e30K', signature: 'MAA=' };

const part = (number: number, change: Partial<DirectoryPart> = {}): DirectoryPart => ({
  ...{ version: 5, number, parts: 2, signature: published.signature },
  bytes: number === 0 ? published.statement : '',
  ...change,
});

/** Gives these answers one after another, and notes what was asked for. */
function answering(...answers: (DirectoryPart | null | Error)[]) {
  const asked: [number: number, of: number, inHand: number][] = [];
  const ask = async (...question: [number, number, number]) => {
    asked.push(question);
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no more');
    return answer;
  };
  return { asked, ask };
}

test('the parts that have come are kept when the connection ends', async () => {
  const download = new DirectoryDownload();
  const first = answering(part(0), new Error('gone'));
  await expect(download.newerThan(4, first.ask)).rejects.toThrow('gone');
  const second = answering(part(1));
  expect(await download.newerThan(4, second.ask)).toEqual(published);
  expect([...first.asked, ...second.asked]).toEqual([
    [0, 0, 0],
    [1, 5, 4],
    [1, 5, 4],
  ]);
});

test('of a version published meanwhile, the first part takes the place of all that came', async () => {
  const { asked, ask } = answering(part(0), part(0, { version: 6 }), part(1, { version: 6 }));
  expect(await new DirectoryDownload().newerThan(4, ask)).toEqual(published);
  expect(asked.map(([number, of]) => [number, of])).toEqual([
    [0, 0],
    [1, 5],
    [1, 6],
  ]);
});

test('nothing newer is an answer too', async () => {
  expect(await new DirectoryDownload().newerThan(5, answering(null).ask)).toBeNull();
});

test.each<[string, DirectoryPart[]]>([
  ['another part than the next', [part(1)]],
  ['a part past the last', [part(0), part(0)]],
  ['a version that is not newer', [part(0, { version: 4 })]],
  ['one version after another', [5, 6, 7, 8, 9].map((version) => part(0, { version }))],
  ['parts that make up no directory', [part(0, { bytes: 'e30=' }), part(1, { bytes: 'e30=' })]],
])('%s is no answer, and the next attempt begins anew', async (_, answers) => {
  const download = new DirectoryDownload();
  await expect(download.newerThan(4, answering(...answers).ask)).rejects.toMatchObject({
    code: 'ENDPOINT_ANSWER_INVALID',
  });
  const { asked, ask } = answering(part(0), part(1));
  expect(await download.newerThan(4, ask)).toEqual(published);
  expect(asked[0]).toEqual([0, 0, 0]);
});
