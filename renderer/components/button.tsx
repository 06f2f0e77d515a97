import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { type ShortcutId, shortcut } from '../keys/table.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  /** Prints the key of the shortcut table on the button. */
  shortcutId?: ShortcutId;
  /** What is going on while the button waits; it then cannot be pressed again. */
  busy?: string | undefined;
  isDisabled?: boolean;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
}

export function Button({
  children,
  kind = 'plain',
  icon,
  shortcutId,
  busy,
  isDisabled = false,
  type = 'button',
  onPress,
  autoFocus = false,
}: ButtonProps) {
  return (
    <AriaButton
      className={`button button-${kind}`}
      type={type}
      isDisabled={isDisabled || busy !== undefined}
      autoFocus={autoFocus}
      {...(onPress ? { onPress } : {})}
      {...(shortcutId
        ? {
            // React Aria drops this attribute from its own properties.
            render: (props) => (
              <button {...props} aria-keyshortcuts={shortcut(shortcutId).combo.replace('Ctrl', 'Control')} />
            ),
          }
        : {})}
    >
      {busy !== undefined ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{busy ?? children}</span>
      {shortcutId && busy === undefined && <Keys combo={shortcut(shortcutId).combo} />}
    </AriaButton>
  );
}

/** A key as it is printed on the keyboard; `aria-keyshortcuts` says it to readers. */
export const Keys = ({ combo }: { combo: string }) => (
  <span className="keys" aria-hidden="true">
    {combo.replace('ArrowLeft', '←')}
  </span>
);
