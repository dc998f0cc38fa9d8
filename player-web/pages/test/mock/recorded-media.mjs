import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const RUNGS = [
  { id: 'v720', height: 720, width: 1280, rate: 900 },
  { id: 'v180', height: 180, width: 320, rate: 120 },
];
const AUDIO = 'sound';
/** Each segment, in seconds. */
export const SEGMENT_SECONDS = 2;
/** Thumbnails: one each so many seconds, so many a row and a column. */
const THUMBNAIL = { seconds: 2, width: 160, height: 90, grid: 5 };

const gradient = (size, rate, seconds) => `gradients=s=${size}:r=${rate}:d=${seconds}:c0=0x1f5f83:c1=0x0c1f2c:nb_colors=2:seed=7:x0=0:y0=0:x1=${size.split('x')[0]}:y1=${size.split('x')[1]}:speed=0.004`;

/**
 * A minute of real media, cut into segments, from which recordings and live windows of any length
 * are listed: after its last segment comes its first again, behind a discontinuity.
 */
export class RecordedMedia {
  /** @param {string} directory where the media are written */
  constructor(directory, seconds = 60) {
    this.directory = directory;
    this.seconds = seconds;
    this.count = seconds / SEGMENT_SECONDS;
  }

  make() {
    mkdirSync(this.directory, { recursive: true });
    for (const rung of RUNGS) this.#encode(rung.id, ['-vf', `${this.#picture()},scale=${rung.width}:${rung.height}`, '-c:v', 'libx264', '-preset', 'ultrafast',
      '-g', '50', '-keyint_min', '50', '-sc_threshold', '0', '-bf', '0', '-pix_fmt', 'yuv420p', '-b:v', `${rung.rate}k`, '-maxrate', `${rung.rate}k`, '-bufsize', `${rung.rate}k`], 'video');
    this.#encode(AUDIO, ['-c:a', 'aac', '-b:a', '64k', '-ac', '2'], 'audio');
    const source = ['-f', 'lavfi', '-i', gradient('320x180', 1, this.seconds)];
    this.#ffmpeg([...source, '-vf', `${this.#picture()},fps=1/${THUMBNAIL.seconds},scale=${THUMBNAIL.width}:${THUMBNAIL.height},tile=${THUMBNAIL.grid}x${THUMBNAIL.grid}`,
      join(this.directory, 'storyboard-%d.jpg')]);
    this.#ffmpeg([...source, '-vf', `scale=1280:720,${this.#picture()}`, '-frames:v', '1', join(this.directory, 'poster.jpg')]);
    this.#ffmpeg(['-i', join(this.directory, 'poster.jpg'), '-vf', 'scale=640:-1', '-q:v', '7', join(this.directory, 'still.jpg')]);
    this.#ffmpeg(['-i', join(this.directory, 'poster.jpg'), '-vf', 'scale=384:-1', '-q:v', '4', join(this.directory, 'poster-small.jpg')]);
  }

  /** The time, large: what is looked at is where one is. */
  #picture() {
    const text = (size, y, words, colour) => `drawtext=text='${words}':fontsize=h*${size}:fontcolor=${colour}:x=(w-tw)/2:y=h*${y}`;
    return [text(0.26, 0.36, '%{pts\\:gmtime\\:0\\:%M\\\\\\:%S}', 'white'), text(0.06, 0.7, 'Conseil communautaire', '0xf4c95d'),
      "drawbox=x='iw*0.3':y='ih*0.83':w='iw*0.4':h='ih*0.012':color=0xf4c95d@0.6:t=fill"].join(',');
  }

  #encode(id, coding, kind) {
    const input = kind === 'video' ? gradient('640x360', 25, this.seconds) : `sine=frequency=330:sample_rate=48000:duration=${this.seconds}`;
    this.#ffmpeg(['-f', 'lavfi', '-i', input, ...coding, '-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_playlist_type', 'vod',
      '-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', `${id}-init.mp4`, '-hls_segment_filename', join(this.directory, `${id}-%d.m4s`),
      join(this.directory, `${id}.m3u8`)]);
  }

  #ffmpeg(args) {
    execFileSync('ffmpeg', ['-nostdin', '-y', '-loglevel', 'error', ...args], { stdio: 'inherit' });
  }

  /** The multivariant playlist of the recording; its renditions' names begin with {@link prefix}. */
  multivariant(prefix = '') {
    return ['#EXTM3U', '#EXT-X-VERSION:8', '#EXT-X-INDEPENDENT-SEGMENTS',
      `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Son",DEFAULT=YES,AUTOSELECT=YES,URI="${prefix}${AUDIO}.m3u8"`,
      ...RUNGS.flatMap(({ id, width, height, rate }) => [
        `#EXT-X-STREAM-INF:BANDWIDTH=${rate * 1200},AVERAGE-BANDWIDTH=${rate * 1000},RESOLUTION=${width}x${height},CODECS="avc1.42c01f,mp4a.40.2",AUDIO="a"`, `${prefix}${id}.m3u8`])].join('\n');
  }

  /**
   * A rendition's playlist.
   *
   * @param {object} window `{startedAt, from, count, ended, gaps, revision}`: segments from `from` on,
   *   `gaps` are withheld, and those in `corrected` have the revision in their names
   */
  playlist(rendition, { startedAt, from = 0, count, ended, gaps = [], corrected = [], revision = 0 }) {
    const lines = ['#EXTM3U', '#EXT-X-VERSION:8', `#EXT-X-TARGETDURATION:${SEGMENT_SECONDS}`, `#EXT-X-MEDIA-SEQUENCE:${from}`,
      `#EXT-X-DISCONTINUITY-SEQUENCE:${Math.floor(from / this.count)}`,
      ...(from > 0 ? [] : [`#EXT-X-PLAYLIST-TYPE:${ended ? 'VOD' : 'EVENT'}`]), '#EXT-X-INDEPENDENT-SEGMENTS', `#EXT-X-MAP:URI="${rendition}-init.mp4"`];
    for (let number = from; number < from + count; number++) {
      if (number > from && number % this.count === 0) lines.push('#EXT-X-DISCONTINUITY', `#EXT-X-MAP:URI="${rendition}-init.mp4"`);
      if (number % 10 === 0 || number === from) lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(startedAt + number * SEGMENT_SECONDS * 1000).toISOString()}`);
      if (gaps.includes(number)) lines.push('#EXT-X-GAP');
      lines.push(`#EXTINF:${SEGMENT_SECONDS}.0,`, `${rendition}-${number}${corrected.includes(number) ? `-${revision}` : ''}.m4s`);
    }
    if (ended) lines.push('#EXT-X-ENDLIST');
    return lines.join('\n');
  }

  /** The storyboard of {@link seconds}, the minute's pictures again and again. */
  storyboard(seconds) {
    const { seconds: each, width, height, grid } = THUMBNAIL;
    const stamp = (time) => new Date(time * 1000).toISOString().slice(11, 23);
    const cues = Array.from({ length: Math.floor(seconds / each) }, (_one, index) => {
      const piece = index % (this.seconds / each);
      const [sheet, cell] = [Math.floor(piece / grid ** 2), piece % grid ** 2];
      return `${stamp(index * each)} --> ${stamp((index + 1) * each)}\nstoryboard-${sheet + 1}.jpg#xywh=${(cell % grid) * width},${Math.floor(cell / grid) * height},${width},${height}`;
    });
    return `WEBVTT\n\n${cues.join('\n\n')}\n`;
  }

  /** The file of a segment, whatever its number and revision. */
  fileOf(name) {
    const [, rendition, number] = /^(\w+)-(\d+)(?:-\d+)?\.m4s$/.exec(name) ?? [];
    return join(this.directory, number === undefined ? name : `${rendition}-${Number(number) % this.count}.m4s`);
  }

  renditions(seconds) {
    const bytes = (id) => Math.round((seconds / this.seconds) * readFileSync(join(this.directory, `${id}.m3u8`), 'utf8').split('\n')
      .filter((line) => line.endsWith('.m4s')).reduce((sum, name) => sum + statSync(join(this.directory, name)).size, 0));
    return [...RUNGS.map(({ id, width, height, rate }) => ({ id, kind: 'video', width, height, codec: 'avc1.42c01f', averageBandwidth: rate * 1000, bytes: bytes(id) })),
      { id: AUDIO, kind: 'audio', width: null, height: null, codec: 'mp4a.40.2', averageBandwidth: 64_000, bytes: bytes(AUDIO) }];
  }
}
