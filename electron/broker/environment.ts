/**
 * What a child process inherits. NODE_OPTIONS, NODE_PATH, LD_PRELOAD, ELECTRON_RUN_AS_NODE and whatever else
 * could change its code stay outside.
 */
const common = ['LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'SYSTEMROOT', 'TEMP', 'TMP'] as const;

/** Vendors' PKCS#11 modules find their settings and the smart card service through these. */
const tokenHost = ['HOME', 'PATH', 'SOFTHSM2_CONF', 'PCSCLITE_CSOCK_NAME'] as const;

type Environment = Record<string, string>;

const pick = (from: NodeJS.ProcessEnv, names: readonly string[]): Environment =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = from[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

export const coreEnvironment = (from: NodeJS.ProcessEnv): Environment => pick(from, common);
export const tokenHostEnvironment = (from: NodeJS.ProcessEnv): Environment =>
  pick(from, [...common, ...tokenHost]);
