import type { Section } from '../../contract/section/section.ts';
import { kindNames } from './entries.ts';
import { type KindName, kinds } from './kinds.ts';

export interface Difference {
  readonly kind: KindName;
  readonly key: string;
  /** `ended` also of one whose end was moved; `changed` of one that says something else, as a name put right. */
  readonly change: 'new' | 'ended' | 'changed' | 'gone';
}

/** What a section says otherwise than the one before, by kind and key. */
export const differences = (before: Section, after: Section): Difference[] =>
  kindNames.flatMap((kind) => {
    const { list, keyOf } = kinds[kind];
    const [old, now] = [before, after].map(
      (section) => new Map(section[list].map((entry) => [keyOf(entry), entry])),
    );
    const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted();
    return keys.flatMap((key): Difference[] => {
      const [one, other] = [old?.get(key), now?.get(key)];
      if (one === undefined) return [{ kind, key, change: 'new' }];
      if (other === undefined) return [{ kind, key, change: 'gone' }];
      if (one.until !== other.until) return [{ kind, key, change: 'ended' }];
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ kind, key, change: 'changed' }];
    });
  });
