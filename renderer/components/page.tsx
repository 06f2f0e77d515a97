import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { announce } from '../state/announce.ts';

/**
 * Head and body of a screen. The heading takes the focus when a screen opens, so that readers start there; where a
 * control takes it, the heading is spoken.
 */
export function Page({
  title,
  lead,
  actions,
  children,
  takeFocus = true,
  speak = !takeFocus,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** False where a control of the page takes the focus itself. */
  takeFocus?: boolean;
  /** Says the heading when the screen opens. */
  speak?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus) heading.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  const spoken = useRef(false);
  useEffect(() => {
    if (!speak || spoken.current) return;
    spoken.current = true;
    announce(heading.current?.textContent ?? '');
  }, [speak]);
  return (
    <>
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
