import { type RefObject, useEffect } from 'react';

/**
 * What is asked is seen first: until a person does something in it, a dialog is not scrolled. A control further down
 * that takes the keyboard meanwhile gives it to the dialog, from where Tab leads on. From then on what has the keyboard
 * is in sight above the buttons, also when a fault, a notice below or the zoom leaves less room.
 */
export function useDialogSight(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const modal = body.current?.closest<HTMLElement>('.modal');
    if (!modal) return;
    const ended = new AbortController();
    const { signal } = ended;
    let isBegun = false;
    /** What a pointer is held down on does not move away under it. */
    let isPressed = false;
    const begin = (event: Event) => {
      isPressed = event.type === 'pointerdown';
      if (!(event instanceof window.KeyboardEvent && event.repeat)) isBegun = true;
    };
    for (const kind of ['keydown', 'pointerdown', 'wheel'])
      modal.addEventListener(kind, begin, { capture: true, passive: true, signal });
    const release = () => {
      isPressed = false;
    };
    for (const kind of ['pointerup', 'pointercancel'])
      window.addEventListener(kind, release, { capture: true, signal });
    const stay = () => {
      if (isBegun || modal.scrollTop === 0) return;
      body.current?.closest<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
      modal.scrollTop = 0;
    };
    modal.addEventListener('scroll', stay, { signal });
    const show = () => {
      const { activeElement } = document;
      if (isPressed || activeElement === null || !body.current?.contains(activeElement)) return;
      if (isBegun) activeElement.closest('.field')?.scrollIntoView({ block: 'nearest' });
      (activeElement.closest('label') ?? activeElement).scrollIntoView({ block: 'nearest' });
    };
    modal.addEventListener('focusin', show, { signal });
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure);
    function measure() {
      const foot = body.current?.querySelector<HTMLElement>('.dialog-foot');
      modal?.style.setProperty('--foot', `${foot?.offsetHeight ?? 0}px`);
      // What was just told comes into sight first: beside what has the keyboard, if both have room.
      if (isBegun && !isPressed)
        body.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
      show();
    }
    observer?.observe(modal);
    if (body.current) observer?.observe(body.current);
    return () => {
      ended.abort();
      observer?.disconnect();
    };
  }, [body]);
}
