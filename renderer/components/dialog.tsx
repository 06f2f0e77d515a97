import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { beforeButton } from '../keys/before-button.ts';
import { matches } from '../keys/combo.ts';
import { bound } from '../keys/shortcut.ts';
import { announce } from '../state/announce.ts';
import { IconButton } from './icon-button.tsx';

/** Does what a dialog asks about; printed on its button. */
export const confirmKey = bound('Ctrl+Enter');

/** Nobody has read a question before this much time. */
const readMs = 500;

/** A modal question. Escape closes it unless something is under way. */
export function Dialog(props: {
  title: string;
  /** The document, envelope or line that it asks about. */
  about?: ReactNode;
  /** What happens and what cannot be undone; spoken with the title. */
  lead?: ReactNode;
  /** What Ctrl+Enter does; undefined while something is lacking. A dialog that only tells has none. */
  onConfirm?: (() => void) | undefined;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
  /** True while an answer is being carried out. */
  held?: boolean;
}) {
  const { title, about, lead, onConfirm, onClose, children, wide = false, held = false } = props;
  const { t } = useTranslation();
  const id = useId();
  const described = [about === undefined ? '' : `${id}-about`, lead === undefined ? '' : `${id}-lead`]
    .filter(Boolean)
    .join(' ');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parts = [...(body.current?.querySelectorAll('h2, .dialog-about, .dialog-lead') ?? [])];
    announce(parts.map(({ textContent }) => textContent).join('. '));
  }, []);
  useTopFirst(body);
  const [opened] = useState(() => performance.now());
  /** Ctrl+Enter was pressed while something had still to be chosen or filled in. */
  const [lacking, setLacking] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !matches(confirmKey.combo, event)) return;
    event.preventDefault();
    event.stopPropagation();
    // The key that opened the dialog, held or pressed twice, must not answer it unread.
    const unread = event.repeat || performance.now() - opened < readMs;
    if (held || unread) return;
    if (onConfirm !== undefined) onConfirm();
    else if ('onConfirm' in props) setLacking(true);
  };
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={held}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={wide ? 'modal modal-wide' : 'modal'}>
        <AriaDialog className="dialog" {...(described ? { 'aria-describedby': described } : {})}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the whole dialog */}
          <div
            ref={body}
            className="dialog-body"
            onKeyDown={onKeyDown}
            onKeyDownCapture={beforeButton(onKeyDown)}
          >
            <header className="dialog-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <IconButton icon="close" label={t('shell.close')} onPress={onClose} isDisabled={held} />
            </header>
            {about !== undefined && (
              <div id={`${id}-about`} className="dialog-about">
                {about}
              </div>
            )}
            {lead !== undefined && (
              <p id={`${id}-lead`} className="dialog-lead">
                {lead}
              </p>
            )}
            {children}
            {lacking && onConfirm === undefined && !held && (
              <p className="bad-words dialog-lacking" role="status">
                {t('shell.lacking')}
              </p>
            )}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * What is asked is seen first: until a person does something in it, a dialog is not scrolled. A control further down
 * that takes the keyboard meanwhile gives it to the dialog, from where Tab leads on.
 */
function useTopFirst(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const modal = body.current?.closest('.modal');
    if (!modal) return;
    const begun = new AbortController();
    const begin = (event: Event) => {
      if (!(event instanceof window.KeyboardEvent && event.repeat)) begun.abort();
    };
    for (const kind of ['keydown', 'pointerdown', 'wheel'])
      modal.addEventListener(kind, begin, { capture: true, passive: true, signal: begun.signal });
    const stay = () => {
      if (modal.scrollTop === 0) return;
      body.current?.closest<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
      modal.scrollTop = 0;
    };
    modal.addEventListener('scroll', stay, { signal: begun.signal });
    return () => begun.abort();
  }, [body]);
}
