import { EventEmitter } from 'node:events';
import type { Session } from '../chromium/connection.ts';
import { runtime } from '../runtime.ts';

type Source = 'system' | 'light' | 'dark';

/** The chosen scheme reaches pages as `prefers-color-scheme`. */
class NativeTheme extends EventEmitter {
  readonly #targets = new Set<Session>();
  #source: Source = 'system';

  constructor() {
    super();
    runtime.app.on('standin:target', (target: Session) => {
      this.#targets.add(target);
      if (this.#source !== 'system') this.#apply(target);
    });
  }
  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    this.#source = source;
    for (const target of this.#targets) this.#apply(target);
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  get shouldUseHighContrastColors(): boolean {
    return false;
  }
  get shouldUseInvertedColorScheme(): boolean {
    return false;
  }
  get inForcedColorsMode(): boolean {
    return false;
  }
  get prefersReducedTransparency(): boolean {
    return false;
  }

  #apply(target: Session): void {
    const value = this.#source === 'system' ? '' : this.#source;
    target.tell('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  }
}

export const nativeTheme = new NativeTheme();
