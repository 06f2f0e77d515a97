import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

/** A square button whose word is read, and shown on hovering. */
export const IconButton = ({
  icon,
  label,
  onPress,
  isDisabled = false,
}: {
  icon: IconName;
  label: string;
  onPress: () => void;
  isDisabled?: boolean;
}) => (
  <AriaButton
    className="icon-button"
    aria-label={label}
    onPress={onPress}
    isDisabled={isDisabled}
    // React Aria drops this attribute from its own properties.
    render={(props) => <button {...props} title={label} />}
  >
    <Icon name={icon} />
  </AriaButton>
);
