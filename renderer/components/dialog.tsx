import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { matches } from '../keys/combo.ts';
import { bound } from '../keys/shortcut.ts';
import { IconButton } from './icon-button.tsx';

/** Does what a dialog asks about; printed on its button. */
export const confirmKey = bound('Ctrl+Enter');

/** Nobody has read a question before this much time. */
const readMs = 500;

/** A modal question. Escape closes it unless something is under way. */
export function Dialog({
  title,
  about,
  onConfirm,
  onClose,
  children,
  wide = false,
  held = false,
}: {
  title: string;
  /** The document, envelope or line that it asks about. */
  about?: ReactNode;
  /** What Ctrl+Enter does; absent while it may not be done. */
  onConfirm?: (() => void) | undefined;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
  /** True while an answer is being carried out. */
  held?: boolean;
}) {
  const { t } = useTranslation();
  const aboutId = useId();
  const [opened] = useState(() => performance.now());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !matches(confirmKey.combo, event)) return;
    event.preventDefault();
    event.stopPropagation();
    // The key that opened the dialog, held or pressed twice, must not answer it unread.
    const unread = event.repeat || performance.now() - opened < readMs;
    if (!held && !unread) onConfirm?.();
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
        <AriaDialog className="dialog" {...(about === undefined ? {} : { 'aria-describedby': aboutId })}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the whole dialog */}
          <div className="dialog-body" onKeyDown={onKeyDown}>
            <header className="dialog-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <IconButton icon="close" label={t('shell.close')} onPress={onClose} isDisabled={held} />
            </header>
            {about !== undefined && (
              <div id={aboutId} className="dialog-about">
                {about}
              </div>
            )}
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
