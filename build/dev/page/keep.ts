import { useRegisterPlace } from '../../../renderer/screens/register/filters.ts';
import { writeBeforeLock } from '../../../renderer/state/before-lock.ts';
import { useView } from '../../../renderer/state/view.ts';

const key = 'development';
const waitMs = 30_000;
const pollMs = 20;

/** What a page shows: the state that its stores hold, and what its boxes hold beyond the stored draft. */
interface Kept {
  readonly view: ReturnType<typeof useView.getState>;
  readonly places: ReturnType<typeof useRegisterPlace.getState>;
  readonly fields: readonly Field[];
  readonly focused: number;
  readonly scroll: number;
}
interface Field {
  readonly value: string;
  readonly checked: boolean;
}

/** Boxes of the screen in document order. A PIN is never kept. */
const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('main input:not([type=password])'),
];
const main = (): HTMLElement | null => document.querySelector('main');

/** Called before the page is loaded again: stores the draft and remembers the rest in the page's own storage. */
export async function keep(): Promise<void> {
  await writeBeforeLock();
  sessionStorage.setItem(key, JSON.stringify(restoring ?? shown()));
}
/** What the page is about to show again: a second change that comes meanwhile keeps it, and not the half-filled boxes. */
let restoring: Kept | undefined;

const shown = (): Kept => {
  const fields = boxes();
  return {
    view: useView.getState(),
    places: useRegisterPlace.getState(),
    fields: fields.map(({ value, checked }) => ({ value, checked })),
    focused: fields.findIndex((box) => box.matches(':focus')),
    scroll: main()?.scrollTop ?? 0,
  };
};

/** Replaces the components of the page. Boxes stay as they are, unless React had to draw them anew. */
export async function refresh(): Promise<void> {
  await writeBeforeLock();
  const before = boxes();
  const kept = shown();
  refreshes += 1;
  // A fragment makes the address new.
  const address = new URL(`refresh.js#${refreshes}`, document.baseURI).href;
  await import(/* @vite-ignore */ address);
  if (before.some((box) => !box.isConnected)) await fill(kept);
}
let refreshes = 0;

/** Sets the stores before the first render. The function that comes back fills the boxes once they are drawn. */
export function restore(): () => Promise<void> {
  const text = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (text === null) return async () => undefined;
  // Written by `keep` of this session; a build that changed a store's form starts from a fresh one.
  const kept = JSON.parse(text) as Kept;
  useView.setState(kept.view);
  useRegisterPlace.setState(kept.places);
  restoring = kept;
  return async () => {
    await fill(kept);
    restoring = undefined;
  };
}

async function fill({ view, fields, focused, scroll }: Kept): Promise<void> {
  const end = performance.now() + waitMs;
  const drawn = () => main()?.dataset['screen'] === view.view.screen && boxes().length === fields.length;
  while (!drawn()) {
    if (performance.now() > end) return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  for (const [index, box] of boxes().entries()) {
    const field = fields[index];
    if (field !== undefined) put(box, field);
  }
  boxes()[focused]?.focus();
  const screen = main();
  if (screen !== null) screen.scrollTop = scroll;
}

/** As a person would: React handles an `input` event only if the value was set past its own tracking. */
function put(box: HTMLInputElement, { value, checked }: Field): void {
  if (box.checked !== checked) box.click();
  if (box.value === value || box.type === 'radio' || box.type === 'checkbox') return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, value);
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
