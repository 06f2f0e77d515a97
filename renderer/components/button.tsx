import { type ReactNode, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { spokenKeys } from '../keys/combo.ts';
import type { Shortcut } from '../keys/shortcut.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  /** The key that does the same; it is printed on the button. */
  shortcut?: Shortcut;
  /** What is going on while the button waits; it then cannot be pressed again. */
  busy?: string | undefined;
  isDisabled?: boolean;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  /** While a press would come too early: what one that begins then does instead. */
  onEarly?: (() => void) | undefined;
  /** Enter leads here from the last field of a dialog. */
  isConfirm?: boolean;
  /** Tab passes it by: it is in a row of a list that has the keyboard's stop elsewhere. */
  isOffTab?: boolean;
}

export function Button({
  children,
  kind = 'plain',
  icon,
  shortcut,
  busy,
  isDisabled = false,
  type = 'button',
  onPress,
  autoFocus = false,
  onEarly,
  isConfirm = false,
  isOffTab = false,
}: ButtonProps) {
  /** Ctrl+Enter is a key of the dialog or form, which may have closed between two of them; it presses no button. */
  const ignored = useRef(false);
  const press = onPress && (() => ignored.current || onPress());
  return (
    <AriaButton
      className={`button button-${kind}`}
      type={type}
      isDisabled={isDisabled && busy === undefined}
      // Not disabled while it waits: a disabled button loses the focus, and with it the keys of its dialog.
      isPending={busy !== undefined}
      autoFocus={autoFocus}
      excludeFromTabOrder={isOffTab}
      onPressStart={({ pointerType, ctrlKey }) => {
        const isOfDialog = pointerType === 'keyboard' && ctrlKey;
        ignored.current = onEarly !== undefined || isOfDialog;
        if (!isOfDialog) onEarly?.();
      }}
      {...(press ? { onPress: press } : {})}
      {...(isConfirm ? { 'data-confirm': true } : {})}
      {...(shortcut
        ? {
            // React Aria drops this attribute from its own properties.
            render: (props) => <button {...props} aria-keyshortcuts={spokenKeys(shortcut.combo)} />,
          }
        : {})}
    >
      {busy !== undefined ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{busy ?? children}</span>
      {shortcut && busy === undefined && <Keys combo={shortcut.combo} />}
    </AriaButton>
  );
}

/** A key as it is printed on the keyboard; `aria-keyshortcuts` says it to readers. */
export const Keys = ({ combo }: { combo: string }) => (
  <span className={/^[[\]]$/.test(combo) ? 'keys keys-bracket' : 'keys'} aria-hidden="true">
    {combo.replace('ArrowLeft', '←')}
  </span>
);
