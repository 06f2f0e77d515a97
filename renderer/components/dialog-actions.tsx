import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dialogKeys } from '../keys/shared.ts';
import { Button, type ButtonProps } from './button.tsx';

/** What a dialog tells the buttons in it. */
interface Asked {
  confirm: (() => void) | undefined;
  close: () => void;
  /** While an answer is being carried out. */
  isHeld: boolean;
  /** What a press does while the dialog has not stood for as long as it takes to read it. */
  onEarly: (() => void) | undefined;
  /** What is asked is on show only from now on. */
  readAgain: () => void;
  /** Why nothing was done when somebody wanted to answer. */
  told: string | undefined;
}

export const AskedContext = createContext<Asked | undefined>(undefined);

/** The two answers of a dialog, always in sight: the way back, and the button that does what is asked. */
export function DialogActions({
  go,
  going,
  kind = 'primary',
  onGo,
  back,
  focus,
  since = '',
  ...more
}: Pick<ButtonProps, 'kind' | 'icon'> & {
  go: string;
  /** Stands on the button while the act is under way. */
  going?: string;
  /** What the button does where no key may do it; otherwise it does what the dialog confirms. */
  onGo?: () => void;
  /** On the way back, where it is more than that. */
  back?: string;
  /** Which of the two takes the keyboard when it is drawn. */
  focus?: 'back' | 'go' | undefined;
  /** What is asked is another question, to be read anew, when this changes. */
  since?: string;
}) {
  const { t } = useTranslation();
  const asked = useContext(AskedContext);
  if (asked === undefined) throw new Error('outside a dialog');
  const { close, isHeld, onEarly, readAgain, told } = asked;
  const confirm = onGo ?? asked.confirm;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read anew when what is asked changes
  useLayoutEffect(readAgain, [readAgain, since]);
  const foot = useRef<HTMLDivElement>(null);
  // At once: in the next frame a dialog that lost the keyboard with a field of it gives it to its first button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button is another one when what is asked changes
  useLayoutEffect(() => {
    if (focus !== 'go') return;
    foot.current?.querySelector<HTMLElement>('[data-confirm]')?.focus({ preventScroll: true });
  }, [focus, since]);
  return (
    <div ref={foot} className="dialog-foot">
      {told !== undefined && (
        <p className="bad-words" role="status">
          {told}
        </p>
      )}
      <div className="dialog-actions">
        <Button onPress={close} onEarly={onEarly} isDisabled={isHeld} autoFocus={focus === 'back'}>
          {back ?? t('shell.back')}
        </Button>
        <Button
          {...more}
          key={since}
          kind={kind}
          {...(onGo ? {} : { shortcut: dialogKeys.confirm })}
          isConfirm
          onEarly={onEarly}
          isDisabled={confirm === undefined}
          busy={isHeld ? (going ?? go) : undefined}
          onPress={() => confirm?.()}
        >
          {go}
        </Button>
      </div>
    </div>
  );
}
