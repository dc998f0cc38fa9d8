import { afterEach, describe, expect, it, vi } from 'vitest';
import { mediaVersion, passageAddress, readRecordings } from '../../src/api/recording.ts';
import { passageFault } from '../../src/elements/recording/passage-fields.ts';
import { placeInHash } from '../../src/player/replay-address.ts';
import { dateOf, placeOf, segmentAt } from '../../src/player/filmed.ts';
import { forgetPlace, keepPlace, keptPlace } from '../../src/player/kept-places.ts';
import { midnight, seekMarks } from '../../src/player/seek-marks.ts';
import { parseStoryboard, thumbnailAt } from '../../src/player/storyboard.ts';
import { length, size } from '../../src/text/text.ts';
import { parseTimecode, timecode } from '../../src/time/timecode.ts';
import { recording } from './recordings.ts';

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

describe('timecode', () => {
  it('parseTimecode_allForms_areSeconds', () => {
    expect(['42', '12:05', '1:02:03', '1:02:03.5', ' 0:30,25 ', '90'].map(parseTimecode)).toEqual([42, 725, 3723, 3723.5, 30.25, 90]);
  });

  it('parseTimecode_nonsense_isNull', () => {
    expect(['', 'soon', '1:60', '1:60:00', '-3', '1:2:3:4', '1e3'].map(parseTimecode)).toEqual(Array(7).fill(null));
  });

  it('timecode_always_isReadBackTheSame', () => {
    for (const seconds of [0, 9.9, 59.96, 60, 3599.5, 3723.5, 360_000]) {
      expect(parseTimecode(timecode(seconds))).toBeCloseTo(seconds, 0);
    }
    expect([timecode(59.96), timecode(3723.5)]).toEqual(['1:00', '1:02:03.5']);
  });
});

describe('storyboard', () => {
  const ADDRESS = 'http://town.example/hls/recordings/r-1/storyboard.vtt';
  const VTT = [
    'WEBVTT', '', '00:00:00.000 --> 00:00:10.000', 'storyboard-0.jpg#xywh=0,0,160,90', '', 'note', '00:10.000 --> 00:20.000',
    'storyboard-0.jpg#xywh=160,0,160,90', '', '01:00:00.000 --> 01:00:10.000', 'storyboard-1.jpg#xywh=pixel:0,90,160,90', '',
    '01:00:10.000 --> 01:00:20.000', 'storyboard-1.jpg', '',
  ].join('\r\n');

  it('parseStoryboard_cues_arePiecesAndOthersAreLeftOut', () => {
    const pieces = parseStoryboard(VTT, ADDRESS);
    expect(pieces.map(({ from, to, x, y }) => [from, to, x, y])).toEqual([[0, 10, 0, 0], [10, 20, 160, 0], [3600, 3610, 0, 90]]);
    expect(pieces[2]?.image).toBe('http://town.example/hls/recordings/r-1/storyboard-1.jpg');
  });

  it('thumbnailAt_anyPlace_isTheLastOneBegun', () => {
    const pieces = parseStoryboard(VTT, ADDRESS);
    expect([-1, 0, 9.9, 10, 1800, 9999].map((place) => thumbnailAt(pieces, place)?.from)).toEqual([0, 0, 0, 10, 10, 3600]);
    expect(thumbnailAt([], 3)).toBeNull();
  });
});

describe('keptPlaces', () => {
  it('keepPlace_inTheMiddle_isKeptInWholeSeconds', () => {
    keepPlace('r-1', 3723.8, 10_800);
    keepPlace('r-2', 60, 10_800);
    expect([keptPlace('r-1'), keptPlace('r-2'), keptPlace('r-3')]).toEqual([3723, 60, null]);
    forgetPlace('r-1');
    expect([keptPlace('r-1'), keptPlace('r-2')]).toEqual([null, 60]);
  });

  it('keepPlace_nearAnEnd_forgets', () => {
    keepPlace('r-1', 3723, 10_800);
    keepPlace('r-1', 10_795, 10_800);
    expect(keptPlace('r-1')).toBeNull();
    expect(localStorage.getItem('tribune.places')).toBeNull();
  });

  it('keepPlace_manyRecordings_forgetsTheOldest', () => {
    for (let index = 0; index < 70; index++) keepPlace(`r-${index}`, 60, 10_800);
    expect([keptPlace('r-9'), keptPlace('r-10')]).toEqual([null, 60]);
  });

  it('keptPlace_storageSpoilt_isNull', () => {
    for (const spoilt of ['{', '{"r-1": 3}', '[["r-1"], 3, null]']) {
      localStorage.setItem('tribune.places', spoilt);
      expect(keptPlace('r-1')).toBeNull();
    }
  });
});

describe('seekMarks', () => {
  const at = (seconds: number) => String(seconds);

  it('seekMarks_hours_areAtRoundTimesWithinTheBar', () => {
    const marks = seekMarks({ start: 0, end: 4 * 3600 }, 8, 0, at);
    expect(marks.map((mark) => mark.at / 1800)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('seekMarks_clock_areAtTheFullHourWhereverTheWindowBegins', () => {
    const begun = new Date(2026, 10, 25, 18, 17, 30);
    const marks = seekMarks({ start: 100, end: 100 + 4 * 3600 }, 4, midnight(begun, 100), at);
    expect(marks.map((mark) => (mark.at - 100) / 60)).toEqual([42.5, 102.5, 162.5, 222.5]);
  });

  it('seekMarks_shortOrNarrow_areNone', () => {
    expect(seekMarks({ start: 0, end: 90 }, 8, 0, at)).toEqual([]);
    expect(seekMarks({ start: 0, end: 9000 }, 0, 0, at)).toEqual([]);
  });
});

describe('filmed', () => {
  // Ten seconds, then half a minute that was cut out, then ten seconds.
  const segments = [
    { start: 0, duration: 10, programDateTime: 1_000_000 },
    { start: 10, duration: 10, programDateTime: 1_040_000 },
  ];

  it('dateOf_afterACut_isWhenItWasFilmed', () => {
    expect([3, 12, 25].map((place) => dateOf(segments, place)?.getTime())).toEqual([1_003_000, 1_042_000, 1_055_000]);
    expect(dateOf([], 3)).toBeNull();
    expect(dateOf([{ start: 0, duration: 2, programDateTime: null }], 1)).toBeNull();
  });

  it('placeOf_whatWasCutOut_isWhatComesNext', () => {
    expect([1_003_000, 1_025_000, 1_042_000].map((date) => placeOf(segments, new Date(date)))).toEqual([3, 10, 12]);
    expect(placeOf(segments, new Date(999_000))).toBeNull();
  });

  it('segmentAt_isTheLastThatHadBegun', () => {
    expect([999_999, 1_000_000, 1_039_999, 1_040_000].map((date) => segmentAt(segments, new Date(date)))).toEqual([undefined, segments[0], segments[0], segments[1]]);
  });
});

describe('passageFault', () => {
  it('passageFault_anyPassage_isToldAtItsEnd', () => {
    expect(passageFault(10, 20, 100)).toBeNull();
    expect(passageFault(null, 20, 100)).toEqual({ end: 'from', key: 'passage.unreadable' });
    expect(passageFault(10, null, 100)).toEqual({ end: 'to', key: 'passage.unreadable' });
    expect(passageFault(20, 20, 100)).toEqual({ end: 'to', key: 'passage.reversed' });
    expect(passageFault(100, 120, 100)).toEqual({ end: 'from', key: 'passage.beyond' });
    expect(passageFault(10, 120, 100)).toEqual({ end: 'to', key: 'passage.beyond' });
  });
});

describe('addresses of recordings', () => {
  it('placeInHash_allForms_areSeconds', () => {
    expect(['#t=90', '#t=1:30', '#t=90s', '#t=soon', '', '#main'].map(placeInHash)).toEqual([90, 90, 90, null, null, null]);
  });

  it('passageAddress_addressWithAQuery_keepsIt', () => {
    const file = { kind: 'video' as const, rendition: 'v', url: '/api/v1/recordings/r-1/video/v.mp4?key=a%20b', bytes: 1 };
    expect(passageAddress(file, 3510.5, 3540)).toBe('/api/v1/recordings/r-1/video/v.mp4?key=a+b&from=3510.5&to=3540');
  });

  it('mediaVersion_correction_changesItAndATitleOrPicturesDoNot', () => {
    for (const change of [{ title: 'Other' }, { storyboard: '/other.vtt' }, { poster: '/other.jpg' }]) {
      expect(mediaVersion({ ...recording, ...change })).toBe(mediaVersion(recording));
    }
    for (const change of [{ revision: 2 }, { duration: 10_790 }, { hls: '/other' }]) {
      expect(mediaVersion({ ...recording, ...change })).not.toBe(mediaVersion(recording));
    }
  });

  it('readRecordings_onAirToo_givesThoseThatCanBeWatchedAgain', async () => {
    const told = { recordings: [{ ...recording, id: 'r-2', state: 'recording' }, recording] };
    vi.stubGlobal('fetch', (address: string) => Promise.resolve(address.endsWith('?limit=12') ? Response.json(told) : new Response(null, { status: 404 })));
    expect((await readRecordings(12)).map((one) => one.id)).toEqual(['r-1']);
  });
});

describe('words', () => {
  it('size_anyNumber_hasAUnitThatPeopleKnow', () => {
    const plain = (words: string) => words.replace(/[\u00a0\u202f]/g, ' ');
    expect([0, 999, 480_000, 6_100_000, 156_000_000, 1_320_000_000, 4e14].map((bytes) => plain(size(bytes)))).toEqual([
      '0 o', '999 o', '480 ko', '6,1 Mo', '156 Mo', '1,3 Go', '400 To',
    ]);
  });

  it('length_anyDuration_isInWords', () => {
    expect([40, 720, 3600, 9660].map((one) => length(one).replaceAll('\u00a0', ' '))).toEqual(['40 s', '12 min', '1 h', '2 h 41 min']);
  });
});
