import type { Plugin } from 'vite';

const SOURCE = '/src/text/en.ts';

/** Has each page with a script name that of the English words in its head: the server leaves that out for who reads French, see WrittenPage.java. */
export function englishPreload(): Plugin {
  return {
    name: 'english-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // What the server writes wholly needs no words.
        if (!bundle || !html.includes('<script') || html.includes('<!--body-->')) return html;
        const english = Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(SOURCE)));
        if (english?.type !== 'chunk' || english.isEntry) throw new Error('The English words are no script of their own');
        return html.replace('  </head>', `    <link rel="modulepreload" hreflang="en" crossorigin href="/${english.fileName}">\n  </head>`);
      },
    },
  };
}
