/* From the end of a broadcast until its recording can be played to its last segment. */
import { until } from '../program/box.mjs';
import { told } from '../program/figures.mjs';
import { ask } from './asking.mjs';
import { renditionsOf } from './playlists.mjs';

const ON_AIR_MILLIS = 20_000;
const LOOK_EVERY_MILLIS = 10;

/** Some broadcasts, and a last one that lasts {@link seconds}; gives the recording of that one. */
export async function measureEndings(box, times, seconds) {
  const fromAsked = [];
  const fromAnswer = [];
  let recording;
  for (let time = 0; time <= times; time++) {
    const millis = time < times ? ON_AIR_MILLIS : seconds * 1000;
    recording = await broadcast(box, millis);
    const asked = performance.now();
    await box.operate('POST', `/api/v1/broadcasts/${recording}/end`);
    const answered = performance.now();
    await until(() => isPlayable(box, recording), 30_000, () => `Not playable:\n${box.log()}`, LOOK_EVERY_MILLIS);
    fromAsked.push(performance.now() - asked);
    fromAnswer.push(performance.now() - answered);
  }
  console.log(`end to playable: ${told(fromAsked)} from the click, ${told(fromAnswer)} from its answer, ${fromAsked.length} broadcasts`);
  return recording;
}

async function broadcast(box, millis) {
  await box.operate('POST', '/api/v1/channels/chamber/broadcasts', { state: 'live' });
  const live = `${box.address}/hls/live/chamber/index.m3u8`;
  await until(async () => (await ask(live)).status === 200, 30_000, () => `Nothing on air:\n${box.log()}`);
  await new Promise((resolve) => setTimeout(resolve, millis));
  const channels = await box.operate('GET', '/api/v1/operator/channels');
  return channels.find(({ id }) => id === 'chamber').broadcast.id;
}

/** True if all media playlists are there to their end, and so are the last segments. */
async function isPlayable(box, recording) {
  const address = `${box.address}/hls/recordings/${recording}/index.m3u8`;
  const plain = { headers: { 'Accept-Encoding': 'identity' } };
  const multivariant = await ask(address, plain);
  if (multivariant.status !== 200) return false;
  const { all, sound } = renditionsOf(String(multivariant.body));
  for (const media of [...all, sound]) {
    const playlist = await ask(new URL(media, address), plain);
    const lines = String(playlist.body).trim().split('\n');
    if (playlist.status !== 200 || lines.at(-1) !== '#EXT-X-ENDLIST' || !lines.includes('#EXT-X-PLAYLIST-TYPE:VOD')) return false;
    const last = lines.findLast((line) => !line.startsWith('#'));
    if ((await ask(new URL(last, new URL(media, address)))).status !== 200) return false;
  }
  return true;
}
