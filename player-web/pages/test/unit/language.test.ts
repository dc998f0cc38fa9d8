import { afterEach, describe, expect, it } from 'vitest';
import { choose, languagesOf, setLanguage } from '../../src/text/language.ts';
import { bitRate, duration, number, plural, text } from '../../src/text/text.ts';

afterEach(() => setLanguage('fr'));

describe('choose', () => {
  it('choose_addressAsks_winsOverAll', () => {
    expect(choose('?lang=en', 'fr', ['fr-FR'])).toBe('en');
  });

  it('choose_chosenBefore_winsOverTheBrowser', () => {
    expect(choose('', 'en', ['fr-FR'])).toBe('en');
  });

  it('choose_browser_isTheFirstThatWeSpeak', () => {
    expect(choose('', null, ['de-DE', 'en-GB', 'fr'])).toBe('en');
  });

  it('choose_nothingWeSpeak_isTheSitesFirst', () => {
    expect(choose('?lang=xx', null, ['de', 'es'])).toBe('fr');
    expect(choose('?lang=xx', null, ['de', 'es'], ['en', 'fr'])).toBe('en');
  });

  it('choose_languageThatTheSiteDoesNotOffer_isPassedOver', () => {
    expect(choose('?lang=en', 'en', ['en-GB'], ['fr'])).toBe('fr');
    expect(choose('?lang=en', null, ['de', 'fr-FR'], ['fr'])).toBe('fr');
  });

  it('languagesOf_names_keepTheirOrder', () => {
    expect(languagesOf(['en', 'fr'])).toEqual(['en', 'fr']);
    expect(languagesOf(['de', 'en'])).toEqual(['en']);
    expect(languagesOf([])).toEqual(['fr', 'en']);
  });
});

describe('text', () => {
  it('plural_noneAndOne_areSingularInFrench', () => {
    expect([0, 1, 2].map((count) => plural('viewers', count))).toEqual(['0 spectateur', '1 spectateur', '2 spectateurs']);
    setLanguage('en');
    expect([0, 1, 2].map((count) => plural('viewers', count))).toEqual(['0 viewers', '1 viewer', '2 viewers']);
  });

  it('text_frenchMarks_stayOnTheLine', () => {
    expect(text('console.confirm.end.title')).toBe('Arrêter la retransmission\u00a0?');
    expect(text('console.confirm.end.text')).toContain('«\u00a0La retransmission est terminée\u00a0»');
  });

  it('number_decimals_followTheLanguage', () => {
    expect(number(3.24, 1)).toBe('3,2');
    setLanguage('en');
    expect(number(3.24, 1)).toBe('3.2');
  });

  it('duration_lengths_areShort', () => {
    expect([42, 725, 3723].map(duration)).toEqual(['0:42', '12:05', '1:02:03']);
  });

  it('bitRate_rates_haveTheirUnit', () => {
    expect([bitRate(480_400), bitRate(2_400_000)]).toEqual(['480 kbit/s', '2,4 Mbit/s']);
  });
});
