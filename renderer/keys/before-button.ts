/**
 * A listener for the capture phase: Ctrl+Enter on a button that has the keyboard means what it means elsewhere, but the
 * button would take it for a press and tell nobody. All other keys come to the listener after what they were pressed on.
 */
export const beforeButton =
  <Event extends { target: EventTarget | null; key: string; ctrlKey: boolean }>(
    listen: (event: Event) => void,
  ) =>
  (event: Event): void => {
    if (event.ctrlKey && event.key === 'Enter' && event.target instanceof HTMLButtonElement) listen(event);
  };
