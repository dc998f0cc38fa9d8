import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { earlyScript } from './build/early-script.ts';
import { englishPreload } from './build/english-preload.ts';
import { hlsParts } from './build/hls-parts.ts';
import { leftOut } from './build/left-out.ts';
import { mediaChromeAdoptedStyles } from './build/media-chrome-adopted-styles.ts';
import { pageShell } from './build/page-shell.ts';
import { precompressed } from './build/precompressed.ts';
import { siteFont } from './build/site-font.ts';

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url));
const SITE = /\/node_modules\/(@lit|lit[\w-]*)\/|\/src\/(api\/(site|request|channel|chapters|live-resource|recording|sitting)|elements\/(?:\w+\/)?(copy|document-links|icons|load-questions|menu-leaving|page-element|scene-element|site-\w+|state-badge|vote-result)|pages\/start-page|player\/(chapters|storyboard)|text\/(date-words|fr|shared-fr|language[\w-]*|text|when)|time\/(backoff|server-clock|shared-server-clock|site-zone|time-of-day|timecode))\.ts|preload-helper|helpers\/esm\/decorate/;
/** What plays, but for hls.js and Media Chrome: for all pages with a player. */
const PLAYER = /\/src\/(player\/(followed-sitting|late-playback|media-state|native-playback|playback|audio-playlist|seek-marks|shortcuts)|elements\/(?:\w+\/)?(listen-choice|open-dialog|other-ways|player-element|share-menu|status-line))\.ts/;

/** What stands over a picture and beside it: on a live it comes once that plays. */
const CONTROLS = /\/src\/elements\/(?:\w+\/)?(chapter-list|control-bar|control-menu|menu-panel|now-item|player-controls|quality-menu|seek-bar)\.ts/;

/** What a live reads before its scripts are there, see early.ts. */
const EARLY = /\/src\/(api\/initial-state|player\/(early-playlists|segment-list|starts-by-itself))\.ts/;

/** Pages whose first second counts: they begin with a script, and leave the font out of what comes before it. */
const AT_ONCE = ['live.html', 'embed.html'];

export default defineConfig({
  logLevel: 'warn',
  plugins: [hlsParts(), leftOut(), pageShell(), earlyScript(AT_ONCE), englishPreload(), mediaChromeAdoptedStyles(), siteFont(AT_ONCE), precompressed()],
  build: {
    // Maven says where (TRIBUNE_WEB_OUTPUT in pom.xml); by hand it is dist/.
    outDir: process.env.TRIBUNE_WEB_OUTPUT ?? 'dist',
    emptyOutDir: true,
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    // Nothing may be inlined: the content security policy allows 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // hls.js is one piece of 380 kB (120 kB on the wire); a test keeps the whole under budget.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What every page of the public has is one script: ten small ones cost more than they spare.
      output: { codeSplitting: { groups: [{ name: 'first-requests', test: EARLY }, { name: 'site', test: SITE }, { name: 'player', test: PLAYER }, { name: 'controls', test: CONTROLS }] } },
      input: {
        index: page('index'),
        live: page('live'),
        embed: page('embed'),
        watch: page('watch'),
        'embed-watch': page('embed-watch'),
        report: page('report'),
        'embed-report': page('embed-report'),
        reports: page('reports'),
        sittings: page('sittings'),
        search: page('search'),
        deliberations: page('deliberations'),
        question: page('question'),
        text: page('text'),
        'live-text': page('live-text'),
        console: page('console'),
      },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['media-chrome'] },
  test: {
    environment: 'happy-dom',
    include: ['test/unit/**/*.test.{ts,mjs}'],
    setupFiles: ['test/unit/setup.ts'],
    // A document of its own for each file took five times the processor time of all tests.
    isolate: false,
    // On a machine that is busy with other tests a file may take long to load.
    testTimeout: 30_000,
  },
});
