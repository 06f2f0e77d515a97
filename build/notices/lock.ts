import { z } from 'zod';

/** The parts of `package-lock.json` (lockfileVersion 3) that say what is installed, and where it comes from. */
const Locked = z.object({
  version: z.string(),
  integrity: z.string().regex(/^sha512-/),
  license: z.string().optional(),
  name: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
type Locked = z.infer<typeof Locked>;

const Root = z.object({
  version: z.string(),
  license: z.string(),
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

const LockFile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), z.unknown()),
});

/** A package that runs at a customer's. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package states it; '' where it states none. */
  readonly licence: string;
  /** The digest of its archive, in hexadecimal. */
  readonly sha512: string;
  /** Its folder below the root of the project. */
  readonly folder: string;
  /** The packages that it needs, by `name@version`. */
  readonly needs: readonly string[];
}

export interface Shipped {
  readonly version: string;
  readonly licence: string;
  readonly needs: readonly string[];
  /** By name and version. */
  readonly packages: readonly ShippedPackage[];
}

/**
 * Electron counts as a development package for npm, because the installer holds its binary; what it needs itself only
 * fetches that binary.
 */
const shippedInOtherForm = ['node_modules/electron'];

/** What ships, by the lock file: everything but the packages of tests, demo world and build. */
export function shippedPackages(lockFile: unknown): Shipped {
  const { packages } = LockFile.parse(lockFile);
  const locked = new Map<string, Locked>();
  for (const [folder, entry] of Object.entries(packages)) {
    if (folder !== '') locked.set(folder, Locked.parse(entry));
  }
  const all = [...locked].filter(([folder, { dev }]) => !dev || shippedInOtherForm.includes(folder));
  const ids = new Map(all.map(([folder, entry]) => [folder, `${nameOf(folder, entry)}@${entry.version}`]));
  const needsOf = (from: string, names: Needed) =>
    Object.keys({ ...names.dependencies, ...names.optionalDependencies })
      .map((name) => ids.get(resolve(from, name, ids)))
      .filter((id) => id !== undefined);
  const shipped = all.map(([folder, entry]) => ({
    name: nameOf(folder, entry),
    version: entry.version,
    licence: entry.license ?? '',
    sha512: Buffer.from(entry.integrity.slice('sha512-'.length), 'base64').toString('hex'),
    folder,
    needs: shippedInOtherForm.includes(folder) ? [] : needsOf(folder, entry),
  }));
  const root = Root.parse(packages['']);
  return {
    version: root.version,
    licence: root.license,
    needs: [...needsOf('', root), ...shippedInOtherForm.flatMap((folder) => ids.get(folder) ?? [])],
    // A version that lies in several folders is one package.
    packages: [...new Map(shipped.map((each) => [ids.get(each.folder), each])).values()].toSorted(
      (one, other) => compare(one.name, other.name) || compare(one.version, other.version),
    ),
  };
}

type Needed = Pick<Locked, 'dependencies' | 'optionalDependencies'>;

/** An alias has the name of the package it stands for in its entry. */
const nameOf = (folder: string, { name }: Locked): string => name ?? folder.replace(/^.*node_modules\//, '');

/** The folder in which Node finds `name` for a package: in the nearest `node_modules` above it. */
function resolve(from: string, name: string, folders: ReadonlyMap<string, unknown>): string {
  const nested = `${from}/node_modules/${name}`;
  if (from === '') return `node_modules/${name}`;
  return folders.has(nested)
    ? nested
    : resolve(from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name, folders);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
