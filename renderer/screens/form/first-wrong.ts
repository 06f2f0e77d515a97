import { type RefObject, useLayoutEffect, useState } from 'react';

/** What is wrong in a form: a box with a fault, text that is no choice yet, or a group in which nothing is chosen. */
const wrong = '[aria-invalid=true], [data-unsettled], .segments[data-invalid=true] input[tabindex="0"]';

/**
 * Gives the first wrong box in the order of the form the keyboard, once the faults that are known are drawn. Call what it
 * answers after they were told to the form.
 */
export function useFirstWrong(form: RefObject<HTMLFormElement | null>): () => void {
  const [asked, setAsked] = useState(0);
  useLayoutEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>(wrong)?.focus();
  }, [asked, form]);
  return () => setAsked((before) => before + 1);
}
