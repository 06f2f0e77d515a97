/** The Electron stand-in names itself among the versions; Electron's own binary has no such entry. */
export const runsOnStandIn = (): boolean => process.versions['stand-in'] !== undefined;

/** Says so to the children. */
export const standInArgument = '--stand-in';
