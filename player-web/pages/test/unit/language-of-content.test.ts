import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { naming, written } from '../../src/text/language-of-content.ts';
import { setLanguage } from '../../src/text/language.ts';

afterEach(() => setLanguage('fr'));

function drawn(content: unknown): string {
  const place = document.createElement('p');
  render(content, place);
  return place.innerHTML.replace(/<!--.*?-->/g, '');
}

describe('what was written for the site', () => {
  it('written_inTheSitesLanguage_isPlain', () => {
    expect(drawn(written('Salle du conseil'))).toBe('Salle du conseil');
    expect(drawn(naming('chapters.now', 'title', 'Budget'))).toContain('Budget');
    expect(drawn(naming('chapters.now', 'title', 'Budget'))).not.toContain('<span');
  });

  it('written_onAPageInEnglish_namesItsLanguage', () => {
    setLanguage('en');
    expect(drawn(written('Salle du conseil'))).toBe('<span lang="fr">Salle du conseil</span>');
    expect(drawn(written('Town hall', 'en-GB'))).toBe('Town hall');
    expect(drawn(written('Ti-kêr', 'br'))).toBe('<span lang="br">Ti-kêr</span>');
    expect(drawn(written(''))).toBe('');
  });

  it('naming_onAPageInEnglish_leavesTheRestOfTheTextInIt', () => {
    setLanguage('en');
    expect(drawn(naming('chapters.now', 'title', 'Budget <b>'))).toMatch(/^Now.*<span lang="fr">Budget &lt;b&gt;<\/span>/);
  });
});
