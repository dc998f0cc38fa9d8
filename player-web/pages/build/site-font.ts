import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const SWAPS = /font-display:\s*swap/g;
const WEIGHTS = /font-weight:\s*200 800/g;

/** The weights that the style sheets ask for: the others are more than a third of the font's files. */
const LIGHTEST = 400;
const BOLDEST = 700;
/** All characters that the files of `@fontsource` may have: which file has which stays as it is. */
const CHARACTERS = Array.from({ length: 0x2c00 - 0x20 }, (_, place) => String.fromCodePoint(0x20 + place)).join('');

/** The file that has the letters of nearly all words. */
const LETTERS = /-latin-wght-normal-[\w-]+\.woff2$/;

/**
 * Makes the pages' font light: its files hold the weights that are used. And steady: it is used where it is there when something is
 * drawn, since `@fontsource` has it change under what is being read, which moves it. So that it is there, pages name it in their heads
 * ({@link without} do not): what a script draws is drawn sooner than a font is read, from the browser's own disk too.
 */
export function siteFont(without: readonly string[]): Plugin {
  return {
    name: 'site-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!bundle || without.some((page) => filename.endsWith(`/${page}`))) return html;
        const letters = Object.keys(bundle).find((file) => LETTERS.test(file));
        if (!letters) throw new Error('The font has no file of Latin letters');
        return withFont(html, letters);
      },
    },
    async generateBundle(_options, bundle) {
      let found = false;
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset') continue;
        if (typeof file.source === 'string' && file.fileName.endsWith('.css')) {
          found ||= file.source.search(SWAPS) >= 0 && file.source.search(WEIGHTS) >= 0;
          file.source = file.source.replace(SWAPS, 'font-display:optional').replace(WEIGHTS, `font-weight:${LIGHTEST} ${BOLDEST}`);
        } else if (file.fileName.endsWith('.woff2')) {
          const axes = { wght: { min: LIGHTEST, max: BOLDEST } };
          file.source = await subsetFont(Buffer.from(file.source), CHARACTERS, { targetFormat: 'woff2', variationAxes: axes });
        }
      }
      if (!found) this.error('No style sheet has a font that is swapped, of the weights 200 to 800: @fontsource is written differently');
    },
  };
}

/** Exported for its test. After what it is drawn with, and behind it on the line. */
export function withFont(html: string, file: string): string {
  const preload = `<link rel="preload" as="font" type="font/woff2" fetchpriority="low" crossorigin href="/${file}">`;
  const parts = html.split('  </head>');
  if (parts.length !== 2) throw new Error('The page has no head to name its font in');
  return parts.join(`    ${preload}\n  </head>`);
}
