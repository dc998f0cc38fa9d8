import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const PLACE = '<!--page-->';

/** What is only for pages that a script draws: where none does, the server writes the body. */
const SCRIPTED = [/ *<link vite-ignore rel="preload"[^>]*>\n/, /<noscript>[\s\S]*<\/noscript>/] as const;
const BODY = '<!--body-->';
/** Begins a page whose body the server writes, and whose script goes on with it. */
const WRITTEN = '<!--written-->\n';

/** Puts what a page has of its own (each `*.html` beside the configuration) into the one shell of all. */
export function pageShell(): Plugin {
  const shell = readFileSync(new URL('./page-shell.html', import.meta.url), 'utf8');
  return {
    name: 'page-shell',
    transformIndexHtml: { order: 'pre', handler: (page) => intoShell(shell, page) },
  };
}

/** Exported for its test. */
export function intoShell(shell: string, page: string): string {
  if (shell.split(PLACE).length !== 2) throw new Error(`page-shell.html must hold ${PLACE} once`);
  const [preload, noscript] = SCRIPTED;
  const isDrawn = page.includes('<script') && !page.startsWith(WRITTEN);
  const fitting = isDrawn ? shell : shell.replace(preload, '').replace(noscript, BODY);
  return fitting.replace(PLACE, () => page.replace(WRITTEN, '').trim().replaceAll('\n', '\n    '));
}
