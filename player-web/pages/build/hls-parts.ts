import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What hls.js can do and we use: the media are fMP4 with their sound apart; captions are tracks of the page. */
const USED = ['ALT_AUDIO', 'MEDIA_CAPABILITIES'];

/** What it can do beside: a third of it. */
const UNUSED = ['CMCD', 'CONTENT_STEERING', 'EME_DRM', 'IFRAMES', 'INTERSTITIALS', 'M2TS_ADVANCED_CODECS', 'SUBTITLES', 'VARIABLE_SUBSTITUTION'];

const HLS = new URL('../node_modules/hls.js/', import.meta.url);
const ENTRY = '\0hls.js';

/** Builds hls.js from its sources with the parts that we use, as its own "light" build is made. */
export function hlsParts(): Plugin {
  const { version } = JSON.parse(readFileSync(new URL('package.json', HLS), 'utf8')) as { version: string };
  const source = (name: string) => JSON.stringify(fileURLToPath(new URL(`src/${name}.ts`, HLS)));
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
      // Its modules, and those that it needs, do nothing but what is asked of them.
      build: { rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/hls\.js\/src\/|\/@svta\//, sideEffects: false }] } } },
    }),
    resolveId: (name) => (name === 'hls.js' ? ENTRY : null),
    load(name) {
      if (name !== ENTRY) return null;
      return `export { default } from ${source('hls')};
export { ErrorDetails, ErrorTypes } from ${source('errors')};
export { Events } from ${source('events')};`;
    },
  };
}
