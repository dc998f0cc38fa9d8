import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { hlsParts } from './build/hls-parts.ts';
import { leftOut } from './build/left-out.ts';
import { mediaChromeAdoptedStyles } from './build/media-chrome-adopted-styles.ts';
import { pageShell } from './build/page-shell.ts';
import { precompressed } from './build/precompressed.ts';

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url));
const SITE = /\/node_modules\/(@lit|lit[\w-]*)\/|\/src\/(api\/(site|request)|elements\/(copy|icons|page-element|site-\w+|state-badge)|pages\/start-page|text\/(date-words|en|fr|language[\w-]*|text|when)|time\/backoff)\.ts|preload-helper|helpers\/esm\/decorate/;

export default defineConfig({
  logLevel: 'warn',
  plugins: [hlsParts(), leftOut(), pageShell(), mediaChromeAdoptedStyles(), precompressed()],
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
      output: { codeSplitting: { groups: [{ name: 'site', test: SITE }] } },
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
        question: page('question'),
        accessibility: page('accessibility'),
        console: page('console'),
      },
    },
  },
  optimizeDeps: { exclude: ['media-chrome'] },
  test: {
    environment: 'happy-dom',
    include: ['test/unit/**/*.test.{ts,mjs}'],
    setupFiles: ['test/unit/setup.ts'],
    // On a machine that is busy with other tests a file may take long to load.
    testTimeout: 30_000,
  },
});
