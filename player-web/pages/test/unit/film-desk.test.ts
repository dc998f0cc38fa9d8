import { describe, expect, it } from 'vitest';
import { cuesBeyond } from '../../src/report/captions.ts';
import { chapterLines, readChapterLines, withChapterAt } from '../../src/report/chapter-lines.ts';
import { fitted } from '../../src/report/own-poster.ts';

describe('chapter lines', () => {
  it('readChapterLines_asPeopleWriteThem_areChapters', () => {
    const { chapters, errors } = readChapterLines('0:00 Le marché\n\n1:05 – La crue\n1:02:03 La fin : suite', 4000);
    expect(errors).toEqual([]);
    expect(chapters).toEqual([{ at: 0, title: 'Le marché' }, { at: 65, title: 'La crue' }, { at: 3723, title: 'La fin : suite' }]);
    expect(readChapterLines(chapterLines(chapters), 4000).chapters).toEqual(chapters);
  });

  it('readChapterLines_withFaults_tellsEachByItsLine', () => {
    const { errors } = readChapterLines('Le marché\n0:30\n0:20 Avant\n0:10 Plus tôt\n9:00 Trop loin', 60);
    expect(errors).toEqual([{ line: 1, fault: 'time' }, { line: 2, fault: 'title' }, { line: 4, fault: 'backwards' }, { line: 5, fault: 'beyond' }]);
  });

  it('withChapterAt_amongOthers_isInItsPlace', () => {
    expect(withChapterAt('0:00 A\n0:30 C', 12, 'B')).toBe('0:00 A\n0:12 B\n0:30 C');
    expect(withChapterAt('', 5, 'A')).toBe('0:05 A');
  });
});

describe('own poster', () => {
  it('fitted_largerThanAPage_keepsItsForm', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 960, height: 720 });
    expect(fitted(640, 360)).toEqual({ width: 640, height: 360 });
  });
});

describe('captions and their film', () => {
  it('cuesBeyond_aFilmThatIsShorter_areCounted', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:59.000 --> 01:00.400\nB\n\n01:10.000 --> 01:12.000\nC\n';
    expect(cuesBeyond(text, 60)).toBe(1);
  });
});
