import type { Plugin } from 'vite';

const ABSENT = 'export default undefined;';
const NO_FORMAT = 'export default class NoFormat { static probe() { return false; } }\nexport { NoFormat as AC3Demuxer };';

/**
 * What packages bring and we never use, by who imports it, and what stands there instead. Our media are fMP4, not encrypted, with
 * nothing marked inside; their captions are tracks of the page. The keys of the player are our own.
 */
const LEFT_OUT = new Map([
  // It looks for fMP4 first.
  ...['../demux/tsdemuxer', './audio/aacdemuxer', './audio/mp3demuxer', './audio/ac3-demuxer', '../remux/mp4-remuxer'].map((one) => [`hls.js/src/demux/transmuxer.ts ${one}`, NO_FORMAT] as const),
  ['hls.js/src/demux/transmuxer.ts ../crypt/decrypter', ABSENT],
  ['hls.js/src/controller/base-stream-controller.ts ../crypt/decrypter', 'export default class { destroy() {} }'],
  ['hls.js/src/config.ts ./controller/fps-controller', ABSENT],
  ['hls.js/src/config.ts ./controller/id3-track-controller', ABSENT],
  ['hls.js/src/config.ts ./utils/cues', ABSENT],
  ['hls.js/src/config.ts ./utils/fetch-loader', `${ABSENT}\nexport const fetchSupported = () => false;`],
  ['media-chrome/dist/media-controller.js ./media-keyboard-shortcuts-dialog.js', 'export const getHotkeyToken = (key) => key;'],
]);
const PREFIX = '\0left-out:';

/** Leaves out of packages what we never use. A version that does not import it stops the build: it may do so under another name. */
export function leftOut(): Plugin {
  const met = new Set<string>();
  return {
    name: 'left-out',
    apply: 'build',
    enforce: 'pre',
    resolveId(name, importer) {
      const key = `${importer?.split('/node_modules/').at(-1)} ${name}`;
      if (!LEFT_OUT.has(key)) return null;
      met.add(key);
      return PREFIX + key;
    },
    load: (name) => (name.startsWith(PREFIX) ? LEFT_OUT.get(name.slice(PREFIX.length)) : null),
    buildEnd(error) {
      const missing = [...LEFT_OUT.keys()].filter((key) => !met.has(key));
      if (!error && missing.length > 0) throw new Error(`Nothing is imported so any more: ${missing.join(', ')}`);
    },
  };
}
