import type { Rectangle } from 'electron';

/** The size of the window where the desktop has room for it. */
const wanted = { width: 1360, height: 860 };
/** Below this the page no longer fits; a smaller desktop makes it smaller all the same. */
const least = { width: 960, height: 600 };

/**
 * Where the window opens: at its last place, moved and made smaller until it lies in the work area of the display it
 * mostly stood on; the first time in the middle of the first display, with what it leaves for panels and docks.
 */
export function fitWindow(
  areas: readonly [Rectangle, ...Rectangle[]],
  last: Rectangle | undefined,
): Rectangle & { minWidth: number; minHeight: number } {
  const [first, ...others] = areas;
  const area = others.reduce((best, next) => (shared(next, last) > shared(best, last) ? next : best), first);
  const width = Math.min(last?.width ?? wanted.width, area.width);
  const height = Math.min(last?.height ?? wanted.height, area.height);
  // A display that is gone takes its place on the desktop along.
  const stands = shared(area, last) > 0 ? last : undefined;
  const x = stands?.x ?? area.x + Math.floor((area.width - width) / 2);
  const y = stands?.y ?? area.y + Math.floor((area.height - height) / 2);
  return {
    x: Math.max(area.x, Math.min(x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(y, area.y + area.height - height)),
    width,
    height,
    minWidth: Math.min(least.width, area.width),
    minHeight: Math.min(least.height, area.height),
  };
}

/** Pixels that two rectangles share. */
function shared(area: Rectangle, other: Rectangle | undefined): number {
  if (other === undefined) return 0;
  const width = Math.min(area.x + area.width, other.x + other.width) - Math.max(area.x, other.x);
  const height = Math.min(area.y + area.height, other.y + other.height) - Math.max(area.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
