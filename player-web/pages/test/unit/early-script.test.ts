import { expect, it } from 'vitest';
import { withEarly } from '../../build/early-script.ts';

const PAGE = `  <head>
    <link rel="modulepreload" crossorigin href="/assets/site.js">
    <link rel="modulepreload" crossorigin href="/assets/playlists.js">
    <script type="module" crossorigin src="/assets/live.js"></script>
  </head>`;

it('withEarly_itAndWhatItNeeds_standBeforeTheOtherScripts', () => {
  expect(withEarly(PAGE, 'assets/early.js', ['assets/playlists.js'])).toBe(`  <head>
    <link rel="modulepreload" crossorigin href="/assets/site.js">
    <script type="module" async crossorigin src="/assets/early.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/playlists.js">
    <script type="module" crossorigin src="/assets/live.js"></script>
  </head>`);
});

it('withEarly_pageWithoutScripts_isRefused', () => {
  expect(() => withEarly('<head></head>', 'assets/early.js', [])).toThrow('has another');
});
