import { describe, expect, it } from 'vitest';
import { bare, coded, figureOf, goesOn, match, wordsOf } from '../../src/sitting/name-match.ts';

const people = ['Mme Claire MARTIN', 'M. Paul MAUREL', 'M. Jean-Pierre DUPONT', 'Mme Élise N’GUYEN', 'M. Noé de la TOUR', 'Mme Zoé Durand'].map((name, index) => ({ id: String(index), name }));
const all = coded(people);
const only = (typed: string) => match(all, typed).only?.id ?? null;

describe('names', () => {
  it('words_surnameFirst_withoutCivilityAndAccents', () => {
    expect(bare('Élise N’GUYEN')).toBe('elise nguyen');
    expect(people.map(({ name }) => wordsOf(name)[0])).toEqual(['martin', 'maurel', 'dupont', 'nguyen', 'tour', 'durand']);
    expect(wordsOf('M. Jean-Pierre DUPONT')).toEqual(['dupont', 'jean', 'pierre']);
  });

  it('codes_areTwoLettersOfOneAlone_andBeginNobodyElsesName', () => {
    const codes = all.map(({ code }) => code);
    expect(new Set(codes).size).toBe(people.length);
    for (const [index, code] of codes.entries()) {
      expect(code).toMatch(/^[a-z]{2}$/);
      people.forEach(({ name }, other) => other !== index && expect(wordsOf(name).some((word) => word.startsWith(code))).toBe(false));
    }
    expect(codes[3]).toBe('ng');
  });

  it('figure_ofAKeyboardThatWantsShiftForIt_isThatOfItsPlace', () => {
    const figure = (key: string, code: string, shiftKey = false, some = people) => figureOf({ key, code, shiftKey }, some);
    // QWERTY, the pad, AZERTY without Shift and with it.
    expect([figure('2', 'Digit2'), figure('2', 'Numpad2'), figure('&', 'Digit1'), figure('é', 'Digit2'), figure('2', 'Digit2', true)]).toEqual(['2', '2', '1', '2', '2']);
    expect([figure('@', 'Digit2', true), figure('à', 'Digit0'), figure('e', 'KeyE'), figure('Dead', 'Digit6')]).toEqual([null, null, null, null]);
    // Who has a surname with that letter is named by it; a given name is typed without accents.
    expect(figure('é', 'Digit2', false, [{ id: '9', name: 'M. Luc ÉMERY' }])).toBeNull();
    expect(figure('é', 'Digit2', false, [{ id: '9', name: 'Mme Élise MARTIN' }])).toBe('2');
  });

  it('match_codeOrPrefix_namesOneAloneAsSoonAsItDoes', () => {
    expect(only('m')).toBeNull();
    expect(only('ma')).toBeNull();
    expect(match(all, 'ma').all.map(({ id }) => id)).toEqual(['0', '1']);
    expect(only('mar')).toBe('0');
    expect(only(all[1]?.code ?? '')).toBe('1');
    expect(only('éli')).toBe('3');
    expect(only('xx')).toBeNull();
    expect(match(all, 'xx').all).toEqual([]);
  });

  it('codes_ofFourHundredWithTheSameNames_areStillTwoLettersEach', () => {
    const many = coded(Array.from({ length: 400 }, (_, index) => ({ id: String(index), name: `M. Paul MARTIN${index}` })));
    expect(new Set(many.map(({ code }) => code)).size).toBe(400);
  });

  it('goesOn_theRestOfATypedName_isNobodyElse', () => {
    expect(goesOn('M. Jean-Pierre DUPONT', 'du', 'po')).toBe(true);
    expect(goesOn('M. Jean-Pierre DUPONT', 'du', 'ma')).toBe(false);
  });
});
