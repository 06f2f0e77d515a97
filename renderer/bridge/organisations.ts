import { useQueries, useQuery } from '@tanstack/react-query';
import type { NamedBody, OrganisationView } from '../../contract/ipc/directory-views.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { ask } from './client.ts';

/** Names for codes. A register asks for forty at once, so the questions of one moment travel together. */

type Answer = (organisation: OrganisationView | null) => void;
type Fail = (thrown: unknown) => void;
const waiting = new Map<OrganisationCode, { answer: Answer; fail: Fail }[]>();
/** `directory.get` takes at most this many codes. */
const batch = 500;

async function flush(): Promise<void> {
  const asked = [...waiting.entries()].slice(0, batch);
  for (const [code] of asked) waiting.delete(code);
  if (waiting.size > 0) void flush();
  try {
    const { organisations } = await ask('directory.get', { codes: asked.map(([code]) => code) });
    const found = new Map(organisations.map((organisation) => [organisation.code, organisation]));
    for (const [code, listeners] of asked) {
      for (const { answer } of listeners) answer(found.get(code) ?? null);
    }
  } catch (thrown) {
    for (const [, listeners] of asked) for (const { fail } of listeners) fail(thrown);
  }
}

function organisation(code: OrganisationCode): Promise<OrganisationView | null> {
  return new Promise((answer, fail) => {
    if (waiting.size === 0) setTimeout(flush, 0);
    waiting.set(code, [...(waiting.get(code) ?? []), { answer, fail }]);
  });
}

const query = (code: OrganisationCode | undefined) => ({
  queryKey: ['directory', 'organisation', code ?? ''],
  queryFn: () => (code === undefined ? null : organisation(code)),
  enabled: code !== undefined,
});

/** Null when the directory does not know the code; undefined while it is being asked. */
export const useOrganisation = (code: OrganisationCode | undefined): OrganisationView | null | undefined =>
  useQuery(query(code)).data;

/** The same for many; a code that is still being asked is missing. */
export const useOrganisations = (
  codes: readonly OrganisationCode[],
): ReadonlyMap<OrganisationCode, OrganisationView | null> => {
  const asked = [...new Set(codes)];
  const answers = useQueries({ queries: asked.map(query) });
  return new Map(
    answers.flatMap(({ data }, index) => {
      const code = asked[index];
      return data === undefined || code === undefined ? [] : [[code, data] as const];
    }),
  );
};

/** The same once, outside of a component. */
export async function organisationsOf(
  codes: readonly OrganisationCode[],
): Promise<ReadonlyMap<OrganisationCode, OrganisationView | null>> {
  return new Map(await Promise.all(codes.map(async (code) => [code, await organisation(code)] as const)));
}

/** `directory.named` takes at most this many names. */
const namesAtOnce = 50;
/** And of this length; a longer text is the name of no body. */
const longestName = 160;

/** What each whole name names. */
export async function bodiesNamed(names: readonly string[]): Promise<NamedBody[]> {
  if (names.length === 0) return [];
  const { bodies } = await ask('directory.named', {
    names: names.slice(0, namesAtOnce).map((name) => name.slice(0, longestName)),
  });
  return [...bodies, ...(await bodiesNamed(names.slice(namesAtOnce)))];
}
