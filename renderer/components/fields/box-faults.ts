import { createContext, useContext, useEffect } from 'react';

/** Told of each box by its name whether it shows a fault of its own, which the values of its form do not. */
export const BoxFaults = createContext<((name: string, faulty: boolean) => void) | undefined>(undefined);

/** Tells the form around a box, while it is drawn, whether the box shows a fault of its own. */
export function useBoxFault(name: string | undefined, faulty: boolean): void {
  const tell = useContext(BoxFaults);
  useEffect(() => {
    if (tell === undefined || name === undefined || !faulty) return;
    tell(name, true);
    return () => tell(name, false);
  }, [tell, name, faulty]);
}
