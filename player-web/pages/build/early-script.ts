import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Has {@link pages} run src/pages/early.ts before their other scripts are there: it and what it needs stand first, and wait for nothing. */
export function earlyScript(pages: readonly string[]): Plugin {
  const source = fileURLToPath(new URL('../src/pages/early.ts', import.meta.url));
  return {
    name: 'early-script',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, name: 'early' });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!bundle || !pages.some((page) => filename.endsWith(`/${page}`))) return html;
        const early = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId === source);
        if (early?.type !== 'chunk') throw new Error('The script that comes first was not built');
        return withEarly(html, early.fileName, early.imports);
      },
    },
  };
}

/** Exported for its test. */
export function withEarly(html: string, script: string, imports: readonly string[]): string {
  const preload = (file: string) => `<link rel="modulepreload" crossorigin href="/${file}">`;
  const rest = imports.reduce((left, file) => left.replace(new RegExp(`\\s*${preload(file)}`), ''), html);
  const lines = [`<script type="module" async crossorigin src="/${script}"></script>`, ...imports.map(preload)];
  if (!rest.includes('<script')) throw new Error('A page with a script that comes first has another');
  return rest.replace(/( *)<script/, (first, indent: string) => lines.map((line) => `${indent}${line}\n`).join('') + first);
}
