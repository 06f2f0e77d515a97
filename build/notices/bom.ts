import { ComponentType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import { Bom, Component, LicenseExpression } from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import type { Shipped } from './lock.ts';

/** The software bill of materials, CycloneDX 1.6. It has neither time nor serial number: the same lock, the same text. */
export function billOfMaterials({ version, licence, needs, packages }: Shipped): string {
  const component = (type: ComponentType, name: string, of: { version: string; licence: string }) => {
    const purl = `pkg:npm/${name.replace('@', '%40')}@${of.version}`;
    const made = new Component(type, name, { bomRef: purl, purl, version: of.version });
    made.licenses.add(new LicenseExpression(of.licence));
    return made;
  };
  const product = component(ComponentType.Application, 'tram-mat', { version, licence });
  const components = new Map<string, Component>(
    packages.map((each) => {
      const made = component(ComponentType.Library, each.name, each);
      made.hashes.set(HashAlgorithm['SHA-512'], each.sha512);
      return [`${each.name}@${each.version}`, made] as const;
    }),
  );
  const link = (from: Component, ids: readonly string[]) => {
    for (const id of ids) {
      const to = components.get(id);
      if (to !== undefined) from.dependencies.add(to.bomRef);
    }
  };
  link(product, needs);
  for (const each of packages) {
    const from = components.get(`${each.name}@${each.version}`);
    if (from !== undefined) link(from, each.needs);
  }
  const bom = new Bom();
  bom.metadata.component = product;
  for (const each of components.values()) bom.components.add(each);
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}
