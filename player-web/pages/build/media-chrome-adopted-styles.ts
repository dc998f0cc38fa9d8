import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Lets Media Chrome run under `style-src 'self'`.
 *
 * Its elements write `<style>` tags into their shadow roots, which that policy refuses. At build
 * time each tag becomes an inert `<template>`, and a call hands its text to a constructed, adopted
 * style sheet. A Media Chrome version that is written
 * differently stops the build here rather than losing its looks in production.
 */
export function mediaChromeAdoptedStyles(): Plugin {
  const runtime = fileURLToPath(new URL('../src/player/adopted-styles.ts', import.meta.url));
  return {
    name: 'media-chrome-adopted-styles',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!file.includes('/media-chrome/dist/') || !file.endsWith('.js')) return null;
      const changed = file.endsWith('/utils/element-utils.js')
        ? replaceRuleFunctions(code, runtime)
        : adoptTemplates(code, runtime, file);
      return changed === code ? null : { code: changed, map: null };
    },
  };
}

const ASSIGNMENT = /this\.shadowRoot\.innerHTML = this\.constructor\.getTemplateHTML\(attrs\);/g;
const UNSAFE_ASSIGNMENT =
  /this\.shadowRoot\.setHTMLUnsafe \? this\.shadowRoot\.setHTMLUnsafe\(html\) : this\.shadowRoot\.innerHTML = html;/g;

/** Exported for its test. */
export function adoptTemplates(code: string, runtime: string, file: string): string {
  const inert = code
    .replace(/<style(?=[\s>])/g, '<template data-style')
    .replace(/<\/style>/g, '</template>')
    // Shadow roots written as HTML are not for innerHTML; the elements make their own.
    .replace(/<template shadowrootmode=/g, '<template data-shadow=');
  const adopted = inert
    .replace(
      ASSIGNMENT,
      'this.shadowRoot.innerHTML = this.constructor.getTemplateHTML(attrs);\n__adoptStyles(this.shadowRoot);',
    )
    .replace(UNSAFE_ASSIGNMENT, 'this.shadowRoot.innerHTML = html;\n__adoptStyles(this.shadowRoot);');
  if (/setHTMLUnsafe/.test(adopted)) {
    throw new Error(`${file}: a template is written in a way that this build does not know`);
  }
  if (adopted === inert) return inert;
  return `import { adoptStyles as __adoptStyles } from ${JSON.stringify(runtime)};\n${adopted}`;
}

/** Exported for its test. */
export function replaceRuleFunctions(code: string, runtime: string): string {
  const renamed = code
    .replace('function getCSSRule(', 'function __unusedGetCSSRule(')
    .replace('function insertCSSRule(', 'function __unusedInsertCSSRule(');
  if (!renamed.includes('__unusedGetCSSRule(') || !renamed.includes('__unusedInsertCSSRule(')) {
    throw new Error('element-utils.js of Media Chrome no longer has getCSSRule and insertCSSRule');
  }
  return `import { findRule as getCSSRule, insertRule as insertCSSRule } from ${JSON.stringify(runtime)};\n${renamed}`;
}
