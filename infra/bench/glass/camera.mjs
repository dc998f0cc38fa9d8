/* A camera with an encoder of its own: a clip's pictures, each of which says when it was taken, by RTMP. */
import { spawn } from 'node:child_process';
import { stamp } from './time-code.mjs';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAME_BYTES = (WIDTH * HEIGHT * 3) / 2;
const FRAME_MILLIS = 40;
/** So many pictures of the clip are shown over and over. */
const FRAMES = 100;
const QUIET = ['-hide_banner', '-nostats', '-loglevel', 'error'];

/**
 * Sends 720p25 of 3 Mbit/s with sound until it is stopped, as OBS does it: x264 zerolatency, a key frame each second. A picture that
 * the encoder is too slow for waits; it was taken when it was due.
 *
 * @param clip whose pictures are shown
 * @param address rtmp://…, the stream key included
 */
export async function startCamera(clip, address) {
  const pictures = await read(clip);
  const encoder = spawn('ffmpeg', [...QUIET, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${WIDTH}x${HEIGHT}`,
    '-framerate', String(1000 / FRAME_MILLIS), '-i', 'pipe:0', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25', '-b:v', '3M', '-maxrate', '3M', '-bufsize', '1M',
    '-c:a', 'aac', '-flush_packets', '1', '-f', 'flv', address], { stdio: ['pipe', 'ignore', 'pipe'] });
  let complaint = '';
  encoder.stderr.on('data', (bytes) => (complaint = (complaint + bytes).slice(-2000)));
  encoder.stdin.on('error', () => undefined);
  const began = Date.now();
  let taken = 0;
  let timer;
  const take = () => {
    for (; began + taken * FRAME_MILLIS <= Date.now(); taken++) {
      const picture = Buffer.from(pictures[taken % pictures.length]);
      stamp(picture, WIDTH, HEIGHT, began + taken * FRAME_MILLIS);
      encoder.stdin.write(picture);
    }
    timer = setTimeout(take, began + taken * FRAME_MILLIS - Date.now());
  };
  take();
  return {
    stop() {
      clearTimeout(timer);
      encoder.kill('SIGKILL');
      if (complaint) console.error(`The camera's encoder: ${complaint}`);
    },
  };
}

async function read(clip) {
  const decoder = spawn('ffmpeg', [...QUIET, '-stream_loop', '-1', '-i', clip, '-an', '-vf',
    `scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=increase,crop=${WIDTH}:${HEIGHT},fps=${1000 / FRAME_MILLIS},format=yuv420p`,
    '-frames:v', String(FRAMES), '-f', 'rawvideo', 'pipe:1'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const all = Buffer.concat(await decoder.stdout.toArray());
  if (all.length !== FRAMES * FRAME_BYTES) throw new Error(`${clip} gave ${all.length} bytes instead of ${FRAMES} pictures`);
  return Array.from({ length: FRAMES }, (_none, index) => all.subarray(index * FRAME_BYTES, (index + 1) * FRAME_BYTES));
}
