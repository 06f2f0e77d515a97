import { useEffect } from 'react';

/** Where the keyboard goes when what held it is gone, by preference. */
const homes = [
  'main .pin:not([disabled])',
  'main .pin-form .button:not([disabled])',
  'main [role=grid]',
  'main .work-line',
  'main h1[tabindex]',
  'main[tabindex]',
];

/** Dialogs give the focus back themselves, and what is disabled loses it with the next paint. */
const settledMilliseconds = 60;

/**
 * A control that disappears or is switched off while it has the keyboard leaves it on the body, where no key
 * does anything. This brings it back to the screen's own place.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      if (document.activeElement !== document.body || document.querySelector('[role=dialog]') !== null)
        return;
      for (const home of homes) {
        const element = document.querySelector<HTMLElement>(home);
        if (element === null) continue;
        element.focus({ preventScroll: true });
        return;
      }
    };
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body || document.activeElement?.matches(':disabled'))
        timer ??= setTimeout(look, settledMilliseconds);
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled', 'inert', 'aria-hidden'],
    });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
}
