import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const RUNGS = [
  { height: 720, width: 1280, rate: '2000k' },
  { height: 360, width: 640, rate: '700k' },
  { height: 180, width: 320, rate: '160k' },
];

/** The pictures are encoded once, since an encoder beside the browser slows it down: after the last comes the first again. */
const PICTURES = 'pictures.mp4';
const LOOP_SECONDS = 20;

/** A real live HLS stream made by ffmpeg into a directory: three pictures, sound apart, a rewind window. */
export class LiveStream {
  #pictures;
  #process = null;

  /**
   * @param {string} directory emptied at each start, but for the encoded pictures
   * @param {string} pictures where these are, which other streams may share
   */
  constructor(directory, pictures = directory) {
    this.directory = directory;
    this.#pictures = join(pictures, PICTURES);
  }

  /** Encodes the pictures, unless they are there; the first start does it too. */
  encode() {
    if (!existsSync(this.#pictures)) execFileSync('ffmpeg', this.#encoding(), { stdio: 'inherit' });
  }

  /** Starts a new stream; settles once its playlist can be read. */
  async start() {
    await this.stop();
    mkdirSync(this.directory, { recursive: true });
    for (const name of readdirSync(this.directory)) if (name !== PICTURES) rmSync(join(this.directory, name));
    this.encode();
    this.#process = spawn('ffmpeg', this.#arguments(), { stdio: 'ignore' });
    await until(() => this.#readable(), 20_000, 'ffmpeg to write the playlists');
  }

  /** Ends the stream: its playlists get EXT-X-ENDLIST. */
  async stop() {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await gone;
  }

  #readable() {
    const playlist = join(this.directory, 'v1.m3u8');
    return existsSync(join(this.directory, 'index.m3u8')) && existsSync(playlist)
      && readFileSync(playlist, 'utf8').split('#EXTINF').length > 4;
  }

  #encoding() {
    const picture = `testsrc2=size=640x360:rate=25:duration=${LOOP_SECONDS},drawtext=text=%{pts}:fontsize=44:fontcolor=white:box=1:boxcolor=black@0.6:x=20:y=20`;
    const scaled = RUNGS.map((rung, index) => `[p${index}]scale=${rung.width}:${rung.height}[v${index}]`).join(';');
    return [
      '-nostdin', '-y', '-loglevel', 'error', '-f', 'lavfi', '-i', picture,
      '-filter_complex', `[0:v]split=${RUNGS.length}${RUNGS.map((_rung, index) => `[p${index}]`).join('')};${scaled}`,
      ...RUNGS.flatMap((_rung, index) => ['-map', `[v${index}]`]),
      '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '25', '-bf', '0',
      ...RUNGS.flatMap(({ rate }, index) => [`-b:v:${index}`, rate, `-maxrate:v:${index}`, rate, `-bufsize:v:${index}`, rate]),
      this.#pictures,
    ];
  }

  #arguments() {
    return [
      '-nostdin', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', this.#pictures,
      '-re', '-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000',
      ...RUNGS.flatMap((_rung, index) => ['-map', `0:${index}`]), '-map', '1:a',
      '-c:v', 'copy', ...RUNGS.flatMap(({ rate }, index) => [`-b:v:${index}`, rate]),
      '-c:a', 'aac', '-b:a', '64k', '-ac', '2',
      '-f', 'hls', '-hls_time', '1', '-hls_list_size', '60', '-hls_segment_type', 'fmp4',
      '-hls_flags', 'independent_segments+program_date_time+delete_segments+temp_file',
      '-master_pl_name', 'index.m3u8', '-var_stream_map', `${RUNGS.map((_rung, index) => `v:${index},agroup:sound`).join(' ')} a:0,agroup:sound,default:yes,name:son`,
      '-hls_fmp4_init_filename', 'init_%v.mp4', '-hls_segment_filename', join(this.directory, 's%v_%05d.m4s'),
      join(this.directory, 'v%v.m3u8'),
    ];
  }
}

/** Waits until {@link condition} holds, by looking again each 100 ms. */
export async function until(condition, millis, what) {
  const deadline = Date.now() + millis;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${millis} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
