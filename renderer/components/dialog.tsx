import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import type { GestureAct } from '../../contract/ipc/channels.ts';
import { useShownAct } from '../bridge/shown-act.ts';
import { beforeButton } from '../keys/before-button.ts';
import { matches } from '../keys/combo.ts';
import { dialogKeys } from '../keys/shared.ts';
import { announce } from '../state/announce.ts';
import { AskedContext } from './dialog-actions.tsx';
import { useDialogSight } from './dialog-sight.ts';
import { fieldsEnd, moveOnEnter } from './fields/next-field.ts';
import { IconButton } from './icon-button.tsx';

/** Nobody has read a question before this much time. */
export const readMs = 500;

/**
 * A modal question. Escape closes it unless something is under way. It is answered by Ctrl+Enter or its buttons
 * (`DialogActions`), none of which does anything before the question could be read; Enter moves from field to field.
 */
export function Dialog(props: {
  title: string;
  /** The document, envelope or line that it asks about. */
  about?: ReactNode;
  /** What happens and what cannot be undone; spoken with the title. */
  lead?: ReactNode;
  /** What Ctrl+Enter does; undefined while something is lacking. A dialog that only tells has none. */
  onConfirm?: (() => void) | undefined;
  /** Of an act that signs at once: the act itself, as the button would send it. */
  shown?: GestureAct | undefined;
  /** The label of the field that lacks something; of several all, in their order. */
  lacks?: string | readonly string[] | undefined;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
  /** True while an answer is being carried out. */
  held?: boolean;
}) {
  const {
    title,
    about,
    lead,
    onConfirm,
    shown,
    lacks,
    onClose,
    children,
    wide = false,
    held = false,
  } = props;
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
  useDialogSight(body);
  const { isRead, readAgain } = useReading();
  // Main too lets nothing through on a press that was made before.
  useShownAct(isRead ? shown : undefined);
  /** Somebody wanted to answer before it could be read, or while something had still to be chosen or filled in. */
  const [told, tell] = useState<'early' | 'lacking'>();
  const fields = typeof lacks === 'string' ? [lacks] : (lacks ?? []);
  const [first] = fields;
  const tellLacking = () => {
    if (!('onConfirm' in props)) return;
    tell('lacking');
    const field = first === undefined ? null : fieldOf(body.current, first);
    // A box tells what is wrong with it when it is left.
    if (field === document.activeElement) field?.blur();
    field?.focus();
  };
  const confirm =
    onConfirm &&
    (() => {
      tell(undefined);
      onConfirm();
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !matches(dialogKeys.confirm.combo, event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (held || event.repeat || !('onConfirm' in props)) return;
    // The key that opened the dialog, pressed twice, must not answer it unread.
    if (!isRead) tell('early');
    else if (confirm !== undefined) confirm();
    else tellLacking();
  };
  useFieldsEnd(body, (button) => {
    if (button === null) return tellLacking();
    button.focus();
    // Enter pressed twice in the last field answers nothing.
    readAgain();
  });
  const lacking =
    first === undefined ? t('shell.lacking') : t('shell.lackingField', { field: fields.join(', ') });
  const words = { early: t('shell.early'), lacking: onConfirm === undefined ? lacking : undefined };
  const asked = {
    ...{ confirm, close: onClose, isHeld: held, readAgain },
    onEarly: isRead ? undefined : () => tell('early'),
    told: told === undefined || held ? undefined : words[told],
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
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the whole dialog, which itself may have the keyboard */}
        <div
          onKeyDown={(event) => {
            onKeyDown(event);
            // A form in the dialog, such as the one for a PIN, is sent by Enter.
            if (event.target instanceof Element && event.target.closest('form') === null) moveOnEnter(event);
          }}
          onKeyDownCapture={beforeButton(onKeyDown)}
        >
          <AriaDialog className="dialog" {...(described ? { 'aria-describedby': described } : {})}>
            <div ref={body} className="dialog-body" data-read={isRead}>
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
              <AskedContext value={asked}>{children}</AskedContext>
            </div>
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}

/** Whether what is asked has been on show for long enough; `readAgain` when it is on show only from now on. */
function useReading(): { isRead: boolean; readAgain: () => void } {
  const [isRead, setRead] = useState(false);
  const [shownTimes, setShownTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is shown it is read anew
  useEffect(() => {
    const timer = setTimeout(() => setRead(true), readMs);
    return () => clearTimeout(timer);
  }, [shownTimes]);
  const readAgain = useCallback(() => {
    setRead(false);
    setShownTimes((times) => times + 1);
  }, []);
  return { isRead, readAgain };
}

/** The control under a label or legend of the dialog; of several the one that is chosen, or the first. */
function fieldOf(body: HTMLElement | null, label: string): HTMLElement | null {
  const labels = [...(body?.querySelectorAll('label, legend') ?? [])];
  const found = labels.find((each) => wordsOf(each)?.textContent === label);
  if (found instanceof HTMLLabelElement) return found.control;
  const group = found?.closest('fieldset');
  return group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector('input') ?? null;
}

/** The words of a label; those of a box to tick stand after it, with its hint. */
const wordsOf = ({ firstChild, lastChild }: Element): ChildNode | null | undefined =>
  firstChild instanceof HTMLInputElement ? lastChild?.firstChild : firstChild;

/** Enter was pressed in the last field: `onEnd` gets the button that can be pressed now, if any. */
function useFieldsEnd(body: RefObject<HTMLElement | null>, onEnd: (go: HTMLElement | null) => void): void {
  const [ends, setEnds] = useState(0);
  useEffect(() => {
    const element = body.current;
    const end = () => setEnds((times) => times + 1);
    element?.addEventListener(fieldsEnd, end);
    return () => element?.removeEventListener(fieldsEnd, end);
  }, [body]);
  // After the choice that Enter made is drawn, which may be what the button waited for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each Enter
  useLayoutEffect(() => {
    if (ends > 0) onEnd(body.current?.querySelector<HTMLElement>('[data-confirm]:enabled') ?? null);
  }, [ends]);
}
