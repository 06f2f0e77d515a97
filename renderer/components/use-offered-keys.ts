import { useEffect, useRef } from 'react';
import { byLanguage } from '../../contract/language.ts';
import type { KeyScope } from '../keys/shortcut.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { useOffered } from '../state/offered.ts';

/** Binds keys of a scope while the component is mounted, and offers what they do in the palette. One component at a time. */
export function useOfferedKeys<Id extends string>(
  scope: KeyScope<Id>,
  bindings: { readonly [Bound in NoInfer<Id>]?: () => void },
): void {
  useShortcuts(scope.table, bindings);
  const current = useRef(bindings);
  current.current = bindings;
  const bound = (Object.keys(scope.table) as Id[]).filter((id) => bindings[id] !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what each does is looked up when it is done
  useEffect(() => {
    const commands = bound.map((id) => ({
      id,
      words: byLanguage((language) => scope.words[language].does[id]),
      combo: scope.table[id].combo,
      run: () => current.current[id]?.(),
    }));
    useOffered.setState({ commands });
    return () => useOffered.setState({ commands: [] });
  }, [scope, bound.join()]);
}
