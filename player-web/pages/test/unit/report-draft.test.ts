import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/api/report-desk.ts';
import { editableReport, mergeReport, reportOrder } from '../../src/report/report-draft.ts';

const pictures = [{ file: 'poster.jpg', address: '/f/poster.jpg' }, { file: 'poster-1.jpg', address: '/f/poster-1.jpg' }];
const report = {
  id: 'r', title: 'Fête', summary: '', category: null, series: null, place: '', date: null, language: 'fr', credits: '', licence: 'cc0', trim: { start: 0, end: null },
  captions: { fr: 'WEBVTT fr' }, pictures, poster: '/f/poster-1.jpg', version: 1,
} as unknown as Report;
const base = editableReport(report);

describe('report draft', () => {
  it('editableReport_posterByItsAddress_isItsFile', () => {
    expect(base.poster).toBe('poster-1.jpg');
    expect(editableReport({ ...report, poster: null }).poster).toBeNull();
  });

  it('reportOrder_changes_holdsThoseAlone', () => {
    expect(reportOrder(base, base)).toBeNull();
    expect(reportOrder(base, { ...base, title: 'Lac', trim: { start: 2, end: 9 } })).toEqual({ title: 'Lac', trim: { start: 2, end: 9 } });
    expect(reportOrder(base, { ...base, captions: { en: 'WEBVTT en' } })).toEqual({ captions: { fr: null, en: 'WEBVTT en' } });
  });

  it('mergeReport_otherFieldsAndLanguages_keepsBoth', () => {
    const mine = { ...base, title: 'Lac', captions: { ...base.captions, en: 'WEBVTT en' } };
    const theirs = { ...base, place: 'Saint-Flour', captions: { ...base.captions, oc: 'WEBVTT oc' } };
    const { edited, clashes } = mergeReport(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect([edited.title, edited.place, Object.keys(edited.captions).sort()]).toEqual(['Lac', 'Saint-Flour', ['en', 'fr', 'oc']]);
  });

  it('mergeReport_sameField_staysMineAndIsTold', () => {
    const { edited, clashes } = mergeReport(base, { ...base, captions: { fr: 'WEBVTT mine' } }, { ...base, captions: { fr: 'WEBVTT theirs' } });
    expect(edited.captions.fr).toBe('WEBVTT mine');
    expect(clashes).toEqual([{ path: 'captions/fr', mine: 'WEBVTT mine', theirs: 'WEBVTT theirs' }]);
  });

  it('mergeReport_removedByOne_isGoneUnlessTheOtherChangedIt', () => {
    expect(mergeReport(base, { ...base, captions: {} }, base).edited.captions).toEqual({});
    expect(mergeReport(base, base, { ...base, captions: {} }).edited.captions).toEqual({});
    expect(mergeReport(base, { ...base, captions: {} }, { ...base, captions: { fr: 'WEBVTT 2' } }).clashes).toHaveLength(1);
  });
});
