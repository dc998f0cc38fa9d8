import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose verdict another theme may change. */
const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * What axe-core finds wrong in the page, each in a line.
 *
 * @param onlyColours true if all the rest was looked at in another theme
 */
export async function violations(page, onlyColours = false) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    // Of what is right it has not to tell where that is.
    const result = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} – ${node.failureSummary?.split('\n')[1] ?? ''}`));
  }, onlyColours ? OF_COLOURS : TAGS);
}

/** Settles when nothing changes its looks any more after another size or theme. */
export async function settles(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition) || one.playState === 'finished'), undefined, { polling: 50 });
}

/** What reaches beyond the window if the page must be scrolled sideways (WCAG 1.4.10); empty if it need not be. */
export function overflowing(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return '';
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth);
    return wide.map((one) => `${one.localName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`).join(', ') || `${scrollWidth} pixels`;
  });
}

/** Words of the page that stand one or two letters to the line, each in a line: nobody reads them. */
export function squeezed(page) {
  return page.evaluate(() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.data.trim().length > 5 && node.parentElement.checkVisibility() && !node.parentElement.closest('.visually-hidden, script, style, thead') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { width, height } = range.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize);
      if (width > 1 && width < 2 * size && height > 5 * size) found.push(`${texts.currentNode.parentElement.className || texts.currentNode.parentElement.localName}: ${texts.currentNode.data.trim().slice(0, 40)}`);
    }
    return found;
  });
}

/** Visible controls smaller than 24 px (WCAG 2.5.8), each in a line. */
export function smallTargets(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input, media-play-button, media-mute-button, media-pip-button, media-fullscreen-button')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden') && !one.matches('.skip, input[type=radio], input[type=checkbox]'))
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ one, box }) => `${one.localName}.${one.className} ${Math.round(box.width)}×${Math.round(box.height)}`));
}
