import { describe, expect, it } from 'vitest';
import { checkCaptions, countCues, decodeCaptions, readCues, toWebVtt } from '../../src/report/captions.ts';
import { keepCaptions, keptCaptions } from '../../src/report/kept-captions.ts';

const bytes = (...numbers: number[]) => Uint8Array.from(numbers).buffer;

describe('toWebVtt', () => {
  it('toWebVtt_subRip_becomesWebVttWithoutError', () => {
    const srt = '\uFEFF1\r\n00:00:01,000 --> 00:00:03,5\r\nBonjour,\r\n<font color="red"><i>Madame</i></font>\r\n\r\n2\r\n0:01:02,003 --> 0:01:04,000 X1:0 X2:9\r\n{\\an8}A < B & C --> D\r\n';
    const vtt = toWebVtt(srt);
    expect(vtt).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nBonjour,\n<i>Madame</i>\n\n00:01:02.003 --> 00:01:04.000\nA &lt; B &amp; C --&gt; D\n');
    expect(checkCaptions(vtt)).toEqual([]);
    expect(countCues(vtt)).toBe(2);
  });

  it('toWebVtt_cuesWithoutEmptyLines_keepsNoCounterAsWords', () => {
    const vtt = toWebVtt('1\n00:00:01,000 --> 00:00:02,000\nUn\n2\n00:00:02,000 --> 00:00:03,000\n1984\n\n3\n00:00:03,000 --> 00:00:04,000\n\n');
    expect(vtt).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nUn\n\n00:00:02.000 --> 00:00:03.000\n1984\n');
  });

  it('toWebVtt_webVtt_staysAsItIs', () => {
    const vtt = 'WEBVTT - titre\n\nNOTE à relire\n\n00:01.000 --> 00:02.000 align:start\nBonjour\n';
    expect(toWebVtt(`\uFEFF${vtt.replaceAll('\n', '\r\n')}`)).toBe(vtt);
    expect(checkCaptions(vtt)).toEqual([]);
  });

  it('toWebVtt_anotherText_hasNoCues', () => {
    expect(countCues(toWebVtt('Compte rendu de la fête'))).toBe(0);
  });
});

describe('decodeCaptions', () => {
  it('decodeCaptions_ofOldWindows_hasItsAccents', () => {
    expect(decodeCaptions(bytes(0xe9, 0x74, 0xe9))).toBe('été');
    expect(decodeCaptions(new TextEncoder().encode('cœur été').buffer)).toBe('cœur été');
  });
});

describe('checkCaptions', () => {
  it.each([
    ['00:01.000 --> 00:02.000\nA', 1, 'header'],
    ['WEBVTT\n\n00:01,000 --> 00:02,000\nA', 3, 'time'],
    ['WEBVTT\n\n00:02.000 --> 00:01.000\nA', 3, 'reversed'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\n\nA', 3, 'empty'],
    ['WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB', 6, 'backwards'],
  ])('%j: line %i, %s', (text, line, fault) => {
    expect(checkCaptions(text)).toEqual([{ line, fault }]);
  });
});

describe('readCues', () => {
  it('readCues_ofWebVtt_leavesOutWhatHasErrors', () => {
    const vtt = 'WEBVTT\n\n1\n00:01.000 --> 00:02.500 align:start\nUn\ndeux\n\n00:05.000 --> 00:04.000\nNon\n\n01:00:06.000 --> 01:00:07.000\nTrois';
    expect(readCues(vtt)).toEqual([{ start: 1, end: 2.5, text: 'Un\ndeux' }, { start: 3606, end: 3607, text: 'Trois' }]);
  });
});

describe('keptCaptions', () => {
  const storage = () => {
    const all = new Map<string, string>();
    return { all, getItem: (key: string) => all.get(key) ?? null, setItem: (key: string, value: string) => void all.set(key, value), removeItem: (key: string) => void all.delete(key) };
  };

  it('keptCaptions_ofAReport_areItsOwnUntilTheyHaveNoErrors', () => {
    const kept = storage();
    expect(keepCaptions('a', { fr: 'WEBVTT\n00:09' }, kept)).toBe(true);
    expect(keptCaptions('a', kept)).toEqual({ fr: 'WEBVTT\n00:09' });
    expect(keptCaptions('b', kept)).toEqual({});
    keepCaptions('a', {}, kept);
    expect(kept.all.size).toBe(0);
  });

  it('keptCaptions_thatCannotBeReadOrKept_areNone', () => {
    const kept = storage();
    for (const wrong of ['{', 'null', '7', '{"fr": 3}']) {
      kept.all.set('tribune.report.a.captions', wrong);
      expect(keptCaptions('a', kept)).toEqual({});
    }
    expect(keepCaptions('a', { fr: 'x' }, { ...kept, setItem: () => { throw new Error('full'); } })).toBe(false);
  });
});
