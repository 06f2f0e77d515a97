import { type IconName, iconPaths } from './icon-paths.ts';

/** A line icon. It always stands beside a word, so it is hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={iconPaths[name]} />
  </svg>
);
