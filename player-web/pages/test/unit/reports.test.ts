import { describe, expect, it } from 'vitest';
import { listAddress, readReportWish, shownFilm, shownLength, type Report } from '../../src/api/report.ts';
import { saidAt, saying, transcript } from '../../src/player/transcript.ts';
import { endInHash, passageHash, placeInHash } from '../../src/player/replay-address.ts';
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
    expect(film.captions).toEqual([{ language: 'fr', address: '/api/v1/reports/lac/captions/fr.vtt', automatic: false }]);
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
    const cinq = { start: 3640, end: 3641, words: 'cinq', speaker: '' };
    expect(transcript(vtt, 0, 4000)).toEqual([{ start: 1.5, end: 3, words: 'Un & deux trois', speaker: 'Anne' }, { start: 5, end: 6, words: 'quatre', speaker: '' }, cinq]);
    const floors = [{ title: 'Anne', start: 4, end: 5.4 }, { title: 'Paul', start: 5.4, end: null }];
    expect(transcript(vtt, 2, 4000, floors).map(({ speaker, words }) => [speaker, words])).toEqual([['Paul', 'quatre'], ['Paul', 'cinq']]);
    expect(transcript(vtt, 0, 4000, [{ title: 'Anne', start: 4, end: 9 }])).toEqual([{ start: 1.5, end: 6, words: 'Un & deux trois quatre', speaker: 'Anne' }, cinq]);
  });

  it('saying_wordsWithoutAccentsAndCapitals_findsTheirParagraphs', () => {
    const said = [{ start: 1, end: 2, words: 'L’Été à Nemi', speaker: 'Mme Petit' }, { start: 5, end: 6, words: 'L’hiver', speaker: '' }];
    expect(saying(said, " l'ete  petit")).toEqual([said[0]]);
    expect(saying(said, '  ')).toEqual(said);
    expect([0, 1, 4.9, 5].map((place) => saidAt(said, place))).toEqual([-1, 0, 0, 1]);
  });

  it('passageHash_readAgain_leadsToItsBeginningAndEnd', () => {
    expect(passageHash(61.7, 84.2)).toBe('#t=61,85');
    expect([placeInHash('#t=61,85'), endInHash('#t=61,85'), endInHash('#t=61'), endInHash('#item-3')]).toEqual([61, 85, null, null]);
  });
});
