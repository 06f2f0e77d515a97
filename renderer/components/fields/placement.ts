import { type RefObject, useLayoutEffect, useState } from 'react';

/** Size of a list that has all the room it likes, in rem; it is never narrower than its box. */
const full = { width: 30, height: 20 };
/** Between the list and the edge of what can be seen, in pixels. */
const margin = 8;

export interface Placement {
  up: boolean;
  /** In pixels, `left` from the left edge of the box. */
  maxHeight: number;
  width: number;
  left: number;
}
interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/**
 * Where there is room for a list at its box: below, or above when that has more room; from the left edge of the box on,
 * or further left where the window ends.
 */
export function placeList(box: Area, seen: Area, size: { width: number; height: number }): Placement {
  const below = seen.bottom - box.bottom - margin;
  const above = box.top - seen.top - margin;
  const up = below < size.height && above > below;
  const own = box.right - box.left;
  const width = Math.max(own, Math.min(size.width, seen.right - seen.left - 2 * margin));
  return {
    up,
    maxHeight: Math.max(0, Math.min(size.height, up ? above : below)),
    width,
    left: width === own ? 0 : Math.min(0, seen.right - margin - box.left - width),
  };
}

/** The part of the window in which the box can be seen: its scrolling ancestor without the sticky foot of the form. */
function seenAround(box: HTMLElement): Area {
  const seen = { top: 0, bottom: window.innerHeight, left: 0, right: document.documentElement.clientWidth };
  for (let outer = box.parentElement; outer !== null; outer = outer.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(outer).overflowY)) continue;
    const { top, bottom, left } = outer.getBoundingClientRect();
    seen.top = Math.max(seen.top, top);
    seen.bottom = Math.min(seen.bottom, bottom);
    seen.left = Math.max(seen.left, left);
    seen.right = Math.min(seen.right, left + outer.clientWidth);
  }
  const foot = box.closest('form')?.querySelector('.form-foot');
  if (foot && getComputedStyle(foot).position === 'sticky') {
    const { top } = foot.getBoundingClientRect();
    if (top > box.getBoundingClientRect().bottom) seen.bottom = Math.min(seen.bottom, top);
  }
  return seen;
}

/** Places the list when it opens. */
export function usePlacement(box: RefObject<HTMLElement | null>, open: boolean): Placement {
  const [placement, setPlacement] = useState<Placement>({ up: false, maxHeight: 0, width: 0, left: 0 });
  useLayoutEffect(() => {
    if (!open || box.current === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const size = { width: full.width * rem, height: full.height * rem };
    setPlacement(placeList(box.current.getBoundingClientRect(), seenAround(box.current), size));
  }, [open, box]);
  return placement;
}
