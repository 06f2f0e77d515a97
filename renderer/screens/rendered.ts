import type { ReactNode } from 'react';

/** What a component draws. */
export type Rendered = ReactNode;
