import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** What a box shows that the values of its form do not have: a fault of its own, or text that is no choice yet. */
type Trouble = 'fault' | 'unsettled';
type Tell = (name: string, trouble: Trouble, has: boolean) => void;

/** Told of each box by its name. */
export const BoxFaults = createContext<Tell | undefined>(undefined);

/** Tells the form around a box, while it is drawn, what the box shows that the values of the form do not have. */
export function useBoxFault(name: string | undefined, trouble: Trouble, has: boolean): void {
  const tell = useContext(BoxFaults);
  useEffect(() => {
    if (tell === undefined || name === undefined || !has) return;
    tell(name, trouble, true);
    return () => tell(name, trouble, false);
  }, [tell, name, trouble, has]);
}

/** For the form: the names of the boxes that show a fault of their own, and of those with text that is no choice yet. */
export function useBoxFaults(): { tell: Tell } & Readonly<Record<Trouble, ReadonlySet<string>>> {
  const [boxes, setBoxes] = useState(none);
  const tell = useCallback<Tell>(
    (name, trouble, has) =>
      setBoxes((before) => {
        const others = [...before[trouble]].filter((other) => other !== name);
        return { ...before, [trouble]: new Set([...others, ...(has ? [name] : [])]) };
      }),
    [],
  );
  return useMemo(() => ({ tell, ...boxes }), [tell, boxes]);
}

const none: Readonly<Record<Trouble, ReadonlySet<string>>> = { fault: new Set(), unsettled: new Set() };
