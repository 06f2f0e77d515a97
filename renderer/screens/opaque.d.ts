/**
 * What code outside the windows sees of a component: that it is there. Build and tests read the registry for
 * names, keys and words, and are type-checked without the DOM and JSX (`customConditions` in tsconfig.json).
 */
declare const screen: never;
export default screen;
export type Rendered = unknown;
