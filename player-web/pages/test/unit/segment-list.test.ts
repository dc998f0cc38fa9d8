import { expect, it } from 'vitest';
import { gives, readOffer, readSegments } from '../../src/player/segment-list.ts';
import { SegmentTimes } from '../../src/player/segment-times.ts';

const ADDRESS = 'https://live.example.org/hls/live/chamber/index.m3u8';
const MULTIVARIANT = `#EXTM3U
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Français",LANGUAGE="fr",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="../b-1/sound/live.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=3400000,AVERAGE-BANDWIDTH=2100000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=25.000,AUDIO="sound",CLOSED-CAPTIONS=NONE
../b-1/720p/live.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=198000,AVERAGE-BANDWIDTH=157000,CODECS="avc1.42c015,mp4a.40.2",RESOLUTION=426x240,FRAME-RATE=12.500,AUDIO="sound",CLOSED-CAPTIONS=NONE
../b-1/240p/live.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=109000,AVERAGE-BANDWIDTH=101000,CODECS="mp4a.40.2",AUDIO="sound",CLOSED-CAPTIONS=NONE
../b-1/sound/live.m3u8
`;

it('readOffer_findsThePoorestPictureAndItsSound', () => {
  expect(readOffer(MULTIVARIANT, ADDRESS)).toEqual({
    sound: 'https://live.example.org/hls/live/b-1/sound/live.m3u8', soundCodec: 'mp4a.40.2', soundRate: 101_000,
    picture: 'https://live.example.org/hls/live/b-1/240p/live.m3u8', pictureCodec: 'avc1.42c015', height: 240, rate: 157_000,
    qualities: [{ level: 1, height: 720, bitsPerSecond: 2_100_000 }, { level: 0, height: 240, bitsPerSecond: 157_000 }],
  });
});

it('readOffer_soundInThePicture_isNothingForIt', () => {
  expect(readOffer('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=640x360,CODECS="avc1.42c015,mp4a.40.2"\na.m3u8', ADDRESS)).toBeNull();
});

const head = (first: number, more = '') => `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=12\n#EXT-X-MEDIA-SEQUENCE:${first}\n${more}`;
const segment = (number: number, more = '') => `#EXT-X-PROGRAM-DATE-TIME:${new Date(number * 1920).toISOString()}\n${more}#EXTINF:1.92,\n${number}.m4s\n`;

it('readSegments_deltaUpdate_keepsWhatItLeavesOut', () => {
  const whole = readSegments(head(20, '#EXT-X-MAP:URI="init.mp4"\n') + segment(20) + segment(21, '#EXT-X-GAP\n') + segment(22), ADDRESS, null);
  const next = readSegments(`${head(21, '#EXT-X-SKIP:SKIPPED-SEGMENTS=2\n')}${segment(23)}#EXT-X-PART:DURATION=0.24,URI="24.0.m4s",INDEPENDENT=YES\n`, ADDRESS, whole);
  expect(next.segments.map(({ number, gap }) => [number, gap])).toEqual([[21, true], [22, false], [23, false]]);
  expect(next.segments[2]).toMatchObject({ address: 'https://live.example.org/hls/live/chamber/23.m4s', header: 'https://live.example.org/hls/live/chamber/init.mp4', filmed: 23 * 1920 });
  expect(next).toMatchObject({ canBlock: true, ended: false, targetDuration: 2 });
});

it('gives_whatIsListedAndNoGap', () => {
  const list = readSegments(head(20) + segment(20) + segment(21, '#EXT-X-GAP\n') + segment(22), ADDRESS, null);
  expect([19.9, 20, 20.9, 21, 21.9, 22, 22.9].map((place) => gives(list, new Date(place * 1920)))).toEqual([false, true, true, false, false, true, true]);
  expect(gives(readSegments(`${head(20)}#EXTINF:1.92,\n20.m4s\n`, ADDRESS, null), new Date(20 * 1920))).toBe(false);
});

it('SegmentTimes_windowMoves_placesStay', () => {
  const times = new SegmentTimes();
  const listed = (from: number, to: number) => Array.from({ length: to - from }, (_one, index) => segment(from + index, from + index === 12 ? '#EXT-X-GAP\n' : '')).join('');
  const first = readSegments(head(10) + listed(10, 20), ADDRESS, null);
  times.update(first.segments);
  expect(times.start()).toBeNull();
  times.anchor(17, 100);
  expect(times.end()).toBeCloseTo(105.76);
  expect(times.start()).toBeCloseTo(86.56);
  times.update(readSegments(head(12) + listed(12, 24), ADDRESS, first).segments);
  expect(times.start()).toBeCloseTo(90.4);
  expect(times.dateAt(101)?.getTime()).toBeCloseTo(17 * 1920 + 1000);
  expect(times.at(101)?.segment.number).toBe(17);
  expect(times.pastGap(91)).toBeCloseTo(92.32);
  expect(times.pastGap(100)).toBeNull();
});
