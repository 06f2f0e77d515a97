import type { Page } from 'playwright-core';

/** Of the letters' size: what a line needs so that the hook of Ủ and the dot of ụ stay inside it. */
const leastLine = 1.35;

/** Texts whose marks above or below are cut: their lines are too low, and the box around them hides what goes beyond. */
export const lowLines = (page: Page): Promise<string[]> =>
  page.locator('body').evaluate((body, least) => {
    const { defaultView: window } = body.ownerDocument;
    const low = new Set<string>();
    const texts = body.ownerDocument.createTreeWalker(body, 4);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.textContent.trim() === '') continue;
      let box = text.parentElement;
      const { lineHeight, fontSize } = window.getComputedStyle(box);
      const isLow = Number.parseFloat(lineHeight) < least * Number.parseFloat(fontSize) - 0.01;
      const overflow = () => window.getComputedStyle(box).overflowY;
      while (box !== body && overflow() === 'visible') box = box.parentElement;
      // What is scrolled out of sight comes back whole.
      if (!isLow || box === body || ['auto', 'scroll'].includes(overflow())) continue;
      const room = box.getBoundingClientRect();
      const range = body.ownerDocument.createRange();
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()];
      // A box with room above and below hides no mark; what is for readers alone is a pixel wide.
      const spare = (least * Number.parseFloat(fontSize)) / 8;
      if (
        lines.some(({ top, bottom }) => top < room.top + spare || bottom > room.bottom - spare) &&
        room.width > 1
      )
        low.add(`${box.className}: ${text.textContent}`);
    }
    return [...low];
  }, leastLine);
