import { describe, expect, it } from 'vitest';
import { intoShell } from '../../build/page-shell.ts';

describe('intoShell', () => {
  it('page_always_standsInTheHeadAsItIs', () => {
    expect(intoShell('<head>\n    <!--page-->\n</head>', '<link href="$&.css" />\n<script></script>\n')).toBe(
      '<head>\n    <link href="$&.css" />\n    <script></script>\n</head>',
    );
  });

  it('shell_withoutAPlace_isRefused', () => {
    expect(() => intoShell('<head></head>', '')).toThrow('<!--page-->');
  });
});
