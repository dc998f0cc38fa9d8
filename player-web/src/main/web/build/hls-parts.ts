import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What hls.js can do and we use: the media are fMP4 with their sound apart; captions are tracks of the page. */
const USED = ['ALT_AUDIO', 'MEDIA_CAPABILITIES'];

/** What it can do beside: a third of it. */
const UNUSED = ['CMCD', 'CONTENT_STEERING', 'EME_DRM', 'IFRAMES', 'INTERSTITIALS', 'M2TS_ADVANCED_CODECS', 'SUBTITLES', 'VARIABLE_SUBSTITUTION'];

/** What its transmuxer reads beside fMP4, which it looks for first. */
const FORMATS = /\/(tsdemuxer|aacdemuxer|mp3demuxer|ac3-demuxer|mp4-remuxer)$/;
const NO_FORMAT = '\0hls.js-no-format';

const HLS = new URL('../node_modules/hls.js/', import.meta.url);
const ENTRY = '\0hls.js';

/** Builds hls.js from its sources with the parts that we use, as its own "light" build is made. */
export function hlsParts(): Plugin {
  const { version } = JSON.parse(readFileSync(new URL('package.json', HLS), 'utf8')) as { version: string };
  const source = (name: string) => JSON.stringify(new URL(`src/${name}.ts`, HLS).pathname);
  return {
    name: 'hls-parts',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      define: {
        ...Object.fromEntries([...USED.map((one) => [one, 'true']), ...UNUSED.map((one) => [one, 'false'])].map(([name, used]) => [`__USE_${name}__`, used])),
        __VERSION__: JSON.stringify(version),
        __IN_WORKER__: 'false',
        __HLS_WORKER_BUNDLE__: 'undefined',
      },
    }),
    resolveId(name, importer) {
      if (name === 'hls.js') return ENTRY;
      return importer?.endsWith('/hls.js/src/demux/transmuxer.ts') && FORMATS.test(name) ? NO_FORMAT : null;
    },
    load(name) {
      if (name === NO_FORMAT) return 'export default class NoFormat { static probe() { return false; } }\nexport { NoFormat as AC3Demuxer };';
      if (name !== ENTRY) return null;
      return `export { default } from ${source('hls')};
export { ErrorDetails, ErrorTypes } from ${source('errors')};
export { Events } from ${source('events')};`;
    },
  };
}
