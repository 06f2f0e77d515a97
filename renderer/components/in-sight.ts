/**
 * What has the keyboard comes into sight with its label and what is said below it, clear of a foot and of results. It
 * asks for no focus: a control that has it already is not scrolled to by another `focus`.
 */
export function showFocused(): void {
  const { activeElement } = document;
  for (const element of [activeElement?.closest('.field'), activeElement])
    element?.scrollIntoView({ block: 'nearest' });
}

const observe = (element: Element, look: () => void): (() => void) => {
  if (typeof ResizeObserver === 'undefined') return () => {};
  const observer = new ResizeObserver(look);
  observer.observe(element);
  return () => observer.disconnect();
};

/**
 * Ref of what scrolls: where its lower edge rises, as above a result of what was done, what has the keyboard and was in
 * sight stays so. What somebody scrolled away is left alone.
 */
export function heldInSight(main: HTMLElement | null): (() => void) | undefined {
  if (main === null) return undefined;
  let { bottom } = main.getBoundingClientRect();
  return observe(main, () => {
    const before = bottom;
    ({ bottom } = main.getBoundingClientRect());
    const { activeElement } = document;
    if (bottom >= before || activeElement === main || !main.contains(activeElement)) return;
    const { top } = activeElement?.getBoundingClientRect() ?? { top: before };
    if (top < before) showFocused();
  });
}

/** Ref of the buttons that stand at the lower edge of a form: nothing that takes the keyboard stops under them. */
export function footInSight(foot: HTMLElement | null): (() => void) | undefined {
  const main = foot?.closest('main');
  if (!foot || !main) return undefined;
  let height = 0;
  return observe(foot, () => {
    const grown = foot.offsetHeight - height;
    height = foot.offsetHeight;
    main.style.setProperty('--foot', `${height}px`);
    const { activeElement } = document;
    const form = foot.parentElement;
    if (grown <= 0 || !form?.contains(activeElement) || foot.contains(activeElement)) return;
    // What was just told comes into sight first: beside what has the keyboard, if both have room.
    form.querySelector(':scope > [role=alert]')?.scrollIntoView({ block: 'nearest' });
    showFocused();
  });
}
