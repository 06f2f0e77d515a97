/** What a person did in a page, as the page's side reports it. */
export type InputReport =
  | {
      kind: 'key';
      type: 'keyDown' | 'keyUp';
      key: string;
      code: string;
      isAutoRepeat: boolean;
      isComposing: boolean;
      shift: boolean;
      control: boolean;
      alt: boolean;
      meta: boolean;
      location: number;
    }
  | { kind: 'pointer'; type: 'mouseDown' | 'mouseUp' | 'mouseMove' | 'mouseWheel' | 'touchStart' };

/**
 * Reports what a person does with keyboard and pointer. It listens in the preload's world, before any script of the
 * page runs, so that the page can neither take the listeners off nor stop an event before them, and passes on events
 * that Chromium itself made (`isTrusted`): what a script dispatches never is. Runs in the page as source text: it may
 * use nothing from outside itself.
 */
export function watchInput(page: EventTarget, report: (input: InputReport) => void): void {
  type Key = Event & {
    key: string;
    code: string;
    repeat: boolean;
    isComposing: boolean;
    shiftKey: boolean;
    ctrlKey: boolean;
    altKey: boolean;
    metaKey: boolean;
    location: number;
  };
  const options = { capture: true, passive: true };
  const keys = { keydown: 'keyDown', keyup: 'keyUp' } as const;
  for (const [name, type] of Object.entries(keys)) {
    const onKey = (event: Event): void => {
      if (!event.isTrusted) return;
      const { key, code, repeat, isComposing, shiftKey, ctrlKey, altKey, metaKey, location } = event as Key;
      report({
        kind: 'key',
        type,
        key,
        code,
        isAutoRepeat: repeat,
        isComposing,
        shift: shiftKey,
        control: ctrlKey,
        alt: altKey,
        meta: metaKey,
        location,
      });
    };
    page.addEventListener(name, onKey, options);
  }
  const pointers = {
    mousedown: 'mouseDown',
    mouseup: 'mouseUp',
    mousemove: 'mouseMove',
    wheel: 'mouseWheel',
    touchstart: 'touchStart',
  } as const;
  // A moving pointer makes an event for each picture; a few a second tell as much.
  const pauseMs = 250;
  let moved = Number.NEGATIVE_INFINITY;
  let place = '';
  for (const [name, type] of Object.entries(pointers)) {
    const onPointer = (event: Event): void => {
      if (!event.isTrusted) return;
      if (type === 'mouseMove') {
        // Chromium makes one of its own when the page moves under a pointer that stands still.
        const { screenX, screenY } = event as Event & { screenX: number; screenY: number };
        const now = `${screenX} ${screenY}`;
        if (now === place) return;
        place = now;
      }
      if (type === 'mouseMove' || type === 'mouseWheel') {
        if (event.timeStamp - moved < pauseMs) return;
        moved = event.timeStamp;
      }
      report({ kind: 'pointer', type });
    };
    page.addEventListener(name, onPointer, options);
  }
}
