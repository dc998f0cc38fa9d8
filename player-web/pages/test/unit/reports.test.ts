import { describe, expect, it } from 'vitest';
import { listAddress, readReportWish, shownFilm, shownLength, type Report } from '../../src/api/report.ts';
import { transcript } from '../../src/player/transcript.ts';
import { recording } from './recordings.ts';

const report: Report = {
  slug: 'lac', address: '/reports/lac', title: 'Le lac', summary: '', category: null, series: null, place: '', date: null, language: 'fr', credits: '', licence: 'cc0',
  tags: [], author: 'Anne', film: 'r-1', playlist: '/hls/recordings/r-1/index.m3u8', poster: null, duration: 100, trim: { start: 20, end: 60 }, captionLanguages: ['fr'], publishedAt: '2026-08-20T08:00:00Z',
};
const chapter = (id: string, start: number, end: number) => ({ id, item: null, numbering: '', title: id, startedAt: '', start, end });

describe('reports', () => {
  it('shownFilm_trimmed_countsFromItsStartAndOffersThatAlone', () => {
    const chapters = { broadcast: 'r-1', version: 1, sitting: 's-1', chapters: [chapter('a', 0, 10), chapter('b', 10, 30), chapter('c', 30, 100)], speakers: [], hiddenSince: null };
    const downloads = [{ kind: 'video', rendition: 'v', url: '/download/r-1/v.mp4', bytes: 1000 }, { kind: 'archive', rendition: null, url: '/a.zip', bytes: 1 }] as const;
    const film = shownFilm(report, { ...recording, duration: 100, chapters, downloads });
    expect([film.title, film.duration, film.shown]).toEqual(['Le lac', 40, { start: 20, end: 60 }]);
    expect(film.chapters?.chapters.map(({ id, start, end }) => [id, start, end])).toEqual([['b', 0, 10], ['c', 10, 40]]);
    expect(film.downloads).toEqual([{ kind: 'video', rendition: 'v', url: '/download/r-1/v.mp4?from=20&to=60', bytes: 400 }]);
    expect(film.captions).toEqual([{ language: 'fr', address: '/api/v1/reports/lac/captions/fr.vtt' }]);
  });

  it('shownFilm_whole_offersAllOfIt', () => {
    const downloads = [{ kind: 'archive', rendition: null, url: '/a.zip', bytes: 1 }] as const;
    expect(shownFilm({ ...report, trim: { start: 0, end: null } }, { ...recording, downloads }).downloads).toEqual(downloads);
    expect(shownLength({ ...report, trim: { start: 20, end: null } })).toBe(80);
    expect(shownLength({ ...report, duration: null })).toBeNull();
  });

  it('addresses_ofTheList_areReadAsTheyAreWritten', () => {
    const wish = { q: 'fête & lac', category: 'sport', series: '', year: '2026', page: 2 };
    expect(listAddress({})).toBe('/reports');
    expect(readReportWish(new URL(listAddress(wish), 'https://val.example').search)).toEqual(wish);
    expect(readReportWish('?page=-3').page).toBe(1);
    expect(readReportWish('?page=x').page).toBe(1);
  });

  it('transcript_cues_areParagraphsOfPlainWords', () => {
    const vtt = 'WEBVTT\r\n\r\nNOTE nothing\r\n\r\n1\r\n00:01.500 --> 00:03.000 line:0\r\n<v Anne>Un &amp; <i>deux</i>\r\ntrois\r\n\r\n00:05.000 --> 00:06.000\r\nquatre\r\n\r\n1:00:40.000 --> 1:00:41.000\r\ncinq\r\n\r\n02:00:00.000 --> 02:00:01.000\r\naprès';
    expect(transcript(vtt, 0, 4000)).toEqual([{ start: 1.5, words: 'Un & deux trois quatre' }, { start: 3640, words: 'cinq' }]);
    expect(transcript(vtt, 2, 10)).toEqual([{ start: 5, words: 'quatre' }]);
  });
});
