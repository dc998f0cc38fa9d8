import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adoptTemplates, replaceRuleFunctions } from '../../build/media-chrome-adopted-styles.ts';

const dist = join(process.cwd(), 'node_modules/media-chrome/dist');

describe('mediaChromeAdoptedStyles', () => {
  it('adoptTemplates_everyElementWeUse_leavesNoStyleTag', () => {
    const files = readdirSync(dist).filter((name) => /^media-.*\.js$/.test(name));
    const changed = files.map((name) => adoptTemplates(readFileSync(join(dist, name), 'utf8'), '/runtime.ts', name));
    expect(files.length).toBeGreaterThan(20);
    expect(changed.filter((code) => /<style|setHTMLUnsafe|shadowrootmode="/.test(code))).toEqual([]);
  });

  it('adoptTemplates_elementThatDrawsItself_adoptsAfterwards', () => {
    const code = readFileSync(join(dist, 'media-container.js'), 'utf8');
    expect(adoptTemplates(code, '/runtime.ts', 'media-container.js')).toMatch(/innerHTML = html;\n__adoptStyles\(this\.shadowRoot\)/);
  });

  it('adoptTemplates_unknownForm_stopsTheBuild', () => {
    const code = 'root.setHTMLUnsafe(`<style>b{}</style>`)';
    expect(() => adoptTemplates(code, '/runtime.ts', 'new.js')).toThrow('new.js');
  });

  it('replaceRuleFunctions_functionsGone_stopsTheBuild', () => {
    expect(() => replaceRuleFunctions('export {}', '/runtime.ts')).toThrow('getCSSRule');
  });
});
