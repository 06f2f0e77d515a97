import type { PrintToPDFOptions } from 'electron';
import type { Session as Target } from '../chromium/connection.ts';
import { NativeImage } from './native-image.ts';

export async function capture(target: Target): Promise<NativeImage> {
  const { data } = await target.send('Page.captureScreenshot', { format: 'png' });
  return new NativeImage(Buffer.from(data, 'base64'));
}

/** Sizes in inches, as Electron's options have them. */
export async function printToPDF(target: Target, options: PrintToPDFOptions): Promise<Buffer> {
  const size = typeof options.pageSize === 'object' ? options.pageSize : undefined;
  const named = typeof options.pageSize === 'string' ? paper[options.pageSize] : undefined;
  const { data } = await target.send('Page.printToPDF', {
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    ...(options.scale !== undefined && { scale: options.scale }),
    ...(size && { paperWidth: size.width, paperHeight: size.height }),
    ...(named && { paperWidth: named[0], paperHeight: named[1] }),
  });
  return Buffer.from(data, 'base64');
}

/** Inches. */
const paper: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
};
