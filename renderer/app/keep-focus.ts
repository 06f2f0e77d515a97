import { useEffect } from 'react';
import { showFocused } from '../components/in-sight.ts';

/** Where the keyboard goes when what held it is gone and nothing is left to do beside it, by preference. */
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
 * does anything. This brings it to the line that was acted on, to what can be done next in the same section, or to the
 * screen's own place.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let section: Element | null = null;
    /** Of a table or list, where one stands for what was acted on. */
    let line: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target.closest('[role=dialog]') !== null) return;
      section = target.closest('main section');
      line = target.closest<HTMLElement>('main :is(tbody, tr, li)[tabindex]');
    };
    const look = () => {
      timer = undefined;
      if (document.activeElement !== document.body || document.querySelector('[role=dialog]') !== null)
        return;
      const own = line?.isConnected ? line : null;
      const beside = section?.isConnected
        ? section.querySelector<HTMLElement>('button:not([disabled])')
        : null;
      const home = homes.map((one) => document.querySelector<HTMLElement>(one));
      const next = [own, beside, ...home].find((element) => element !== null);
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: 'nearest' });
    };
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body || document.activeElement?.matches(':disabled'))
        timer ??= setTimeout(look, settledMilliseconds);
    });
    document.addEventListener('focusin', remember);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled', 'inert', 'aria-hidden'],
    });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      clearTimeout(timer);
    };
  }, []);
}

/** After a change of the zoom everything stands elsewhere: what has the keyboard comes back into sight, with its label. */
export function useHeldInSight(zoom: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each zoom places the page anew
  useEffect(() => {
    const frame = requestAnimationFrame(showFocused);
    return () => cancelAnimationFrame(frame);
  }, [zoom]);
}
