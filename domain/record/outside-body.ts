/** A body that the directory does not list, as the terminal that met it knows it. */
export interface OutsideBody {
  readonly code: string;
  readonly kind: string;
  /** The body of the directory that it was found to be. */
  readonly organisation: string | null;
}

/** What knows the bodies outside the directory. */
export interface OutsideBodies {
  outsideBody(code: string): OutsideBody | undefined;
}
