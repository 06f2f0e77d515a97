/** The first argument of Electron's events. */
export interface PreventableEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function preventable<Details extends object>(details: Details): PreventableEvent & Details {
  let prevented = false;
  return Object.defineProperty(
    {
      ...details,
      preventDefault(): void {
        prevented = true;
      },
    },
    'defaultPrevented',
    { get: () => prevented, enumerable: true },
  ) as PreventableEvent & Details;
}
