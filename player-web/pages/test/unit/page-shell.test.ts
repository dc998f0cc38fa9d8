import { describe, expect, it } from 'vitest';
import { intoShell } from '../../build/page-shell.ts';

describe('intoShell', () => {
  it('page_always_standsInTheHeadAsItIs', () => {
    expect(intoShell('<head>\n    <!--page-->\n</head>', '<link href="$&.css" />\n<script></script>\n')).toBe(
      '<head>\n    <link href="$&.css" />\n    <script></script>\n</head>',
    );
  });

  it('page_withoutScript_getsAPlaceForWhatTheServerWrites', () => {
    const shell = '<head>\n    <link vite-ignore rel="preload" href="/api" as="fetch" />\n<!--page-->\n</head>\n<noscript>\n<p>no</p>\n</noscript>';
    expect(intoShell(shell, '<link />')).toBe('<head>\n<link />\n</head>\n<!--body-->');
    expect(intoShell(shell, '<script></script>')).toContain('<noscript>');
  });

  it('shell_withoutAPlace_isRefused', () => {
    expect(() => intoShell('<head></head>', '')).toThrow('<!--page-->');
  });
});
