import type { InputEvent, WebContents } from 'electron';

/** The idle clock counts minutes; telling the core more often than this would be noise, in milliseconds. */
const pauseMs = 5_000;

/** What a person does with a hand; the other kinds of `input-event` follow from these. */
const kinds: ReadonlySet<InputEvent['type']> = new Set([
  'rawKeyDown',
  'keyDown',
  'mouseDown',
  'mouseMove',
  'mouseWheel',
  'touchStart',
  'gestureTap',
  'gestureScrollBegin',
]);

/**
 * Calls `active` when somebody uses keyboard or pointer in this window, at most once in five seconds. The events are
 * Electron's own, made before a page gets them: a page has no part in it and cannot hold off the lock.
 */
export function watchActivity(
  contents: Pick<WebContents, 'on'>,
  active: () => void,
  now: () => number = () => performance.now(),
): void {
  let told = Number.NEGATIVE_INFINITY;
  contents.on('input-event', (_event, { type }) => {
    if (!kinds.has(type) || now() - told < pauseMs) return;
    told = now();
    active();
  });
}
