import { expect, it } from 'vitest';
import { withFont } from '../../build/site-font.ts';

it('withFont_page_namesItLastInItsHead', () => {
  expect(withFont('<head>\n    <script></script>\n  </head>\n<body>', 'assets/letters.woff2')).toBe(
    '<head>\n    <script></script>\n    <link rel="preload" as="font" type="font/woff2" fetchpriority="low" crossorigin href="/assets/letters.woff2">\n  </head>\n<body>',
  );
});

it('withFont_pageWithoutAHead_isRefused', () => {
  expect(() => withFont('<body>', 'assets/letters.woff2')).toThrow('no head');
});
