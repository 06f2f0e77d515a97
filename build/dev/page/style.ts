let loads = 0;

/** Loads the style sheet again; the old one stays until the new one is there. A fragment makes the address new. */
export function style(): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
  loads += 1;
  if (link !== null) link.href = `${link.href.replace(/#.*/, '')}#${loads}`;
}
