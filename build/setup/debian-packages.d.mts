export function ensureDebianPackages(needs: readonly string[], wants?: readonly string[]): void;
export function missingPackages(names: readonly string[]): string[];
