import type { Plugin } from 'vite';

const SWAPS = /font-display:\s*swap/g;

/**
 * Lets the font be used where it is there when something is drawn, and otherwise for the next page: `@fontsource` has it change
 * under what is being read, which moves it.
 */
export function steadyFont(): Plugin {
  return {
    name: 'steady-font',
    apply: 'build',
    generateBundle(_options, bundle) {
      let found = false;
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || typeof file.source !== 'string' || !file.fileName.endsWith('.css')) continue;
        found ||= file.source.search(SWAPS) >= 0;
        file.source = file.source.replace(SWAPS, 'font-display:optional');
      }
      if (!found) this.error('No style sheet has a font that is swapped: @fontsource is written differently');
    },
  };
}
