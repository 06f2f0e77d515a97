import type { Shipped, ShippedPackage } from './lock.ts';

const titleOf = ({ name, version, licence }: ShippedPackage): string => `${name} ${version} (${licence})`;

/** NOTICE, as the Apache licence names it: the product, and whose work it holds. */
export const noticeFile = ({ packages }: Shipped): string => `Trạm Mật
Copyright 2026 the Trạm Mật authors

Licensed under the Apache License, Version 2.0 (see LICENSE).

This product holds the packages below, and in one of them SQLite (public domain) with SQLite3MultipleCiphers (MIT). Their
licence texts are in build/resources/licences.txt, the digests of their archives in build/resources/sbom.cdx.json; the
notices of Chromium come with Electron. All three files are made by \`npm run notices\` from package-lock.json.

${packages.map((each) => `${titleOf(each)}\n`).join('')}`;

/** Every licence text once, under the packages that it is for. */
export function licencesFile({ packages }: Shipped, textOf: (of: ShippedPackage) => string): string {
  const byText = Map.groupBy(
    packages,
    (each) => textOf(each) || `Its archive states ${each.licence} and holds no text.`,
  );
  return [...byText]
    .map(([text, holders]) => `${holders.map(titleOf).join('\n')}\n\n${text}\n`)
    .join(`\n${'='.repeat(100)}\n\n`);
}
