/** A picture as PNG. */
export class NativeImage {
  readonly #png: Buffer;

  constructor(png: Buffer) {
    this.#png = png;
  }
  toPNG(): Buffer {
    return this.#png;
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`;
  }
  isEmpty(): boolean {
    return this.#png.length === 0;
  }
  /** Width and height stand in the PNG's first chunk (IHDR). */
  getSize(): { width: number; height: number } {
    if (this.isEmpty()) return { width: 0, height: 0 };
    return { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) };
  }
}
