import { type ReactNode, type RefObject, useState } from 'react';
import type { ShownCopies } from '../../components/custody/copies.ts';
import { DeedDialog } from '../../components/custody/deed-dialog.tsx';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { todayKeys } from './keys.ts';
import type { WorkItem } from './work-items.tsx';

/** The key that accepts what is offered on the line that has the keyboard, and its dialog. */
export function useAccept(frame: RefObject<HTMLElement | null>, items: readonly WorkItem[]): ReactNode {
  const [offer, setOffer] = useState<ShownCopies>();
  useShortcuts(todayKeys, {
    accept: () => {
      const line = frame.current?.querySelector<HTMLElement>('.work-line:focus')?.dataset['item'];
      setOffer(items.find(({ id }) => id === line)?.offer);
    },
  });
  return offer && <DeedDialog deed="accept" copies={[offer]} onClose={() => setOffer(undefined)} />;
}
