import { describe, expect, it } from 'vitest';
import { checkCaptions, readCues, webVttOf } from '../../src/report/captions.ts';
import { keepCaptions, keptCaptions } from '../../src/report/kept-captions.ts';

const bytes = (...numbers: number[]) => Uint8Array.from(numbers).buffer;

describe('webVttOf', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text).buffer;

  it('webVttOf_webVtt_staysAsItIs', () => {
    const vtt = 'WEBVTT - titre\n\nNOTE à relire\n\n00:01.000 --> 00:02.000 align:start\nBonjour\n';
    expect(webVttOf(utf8(`\uFEFF${vtt.replaceAll('\n', '\r\n')}`))).toBe(vtt);
    expect(checkCaptions(vtt)).toEqual([]);
  });

  it('webVttOf_whatOnlyTheServerReads_isNone', () => {
    expect(webVttOf(utf8('1\n00:00:01,000 --> 00:00:02,000\nUn\n'))).toBeNull();
    expect(webVttOf(utf8('<tt xmlns="http://www.w3.org/ns/ttml"/>'))).toBeNull();
    expect(webVttOf(bytes(0xff, 0xfe, 0x57, 0x00))).toBeNull();
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
