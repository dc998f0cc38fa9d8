/*
 * Follows a live stream as a low-latency player does, with hls-parser in strict mode reading every
 * playlist: node playlists.mjs MULTIVARIANT_URL SECONDS. Follows it longer while it is out of step
 * with the clock. Prints what it saw as JSON; the status is 1 if anything was wrong.
 */
import HLS from 'hls-parser';

const [url, seconds] = process.argv.slice(2);
HLS.setOptions({ strictMode: true, silent: true });
const problems = [];
const seen = { playlists: 0, captions: 0, parts: 0, renditions: 0, hints: 0, ended: false, growth: -1 };
const growths = new Map();
const until = Date.now() + Number(seconds) * 1000;
/** A stream that a busy machine makes late has so long to catch up. */
const longest = until + 60_000;

function goesOn(where) {
  const now = Date.now();
  const isInStep = Math.abs(growths.get(where) - 1) < 0.1;
  return now < until || (now < longest && !isInStep);
}

/** Notes a problem once. */
function wrong(where, what) {
  const line = `${where}: ${what}`;
  if (problems.length < 50 && !problems.includes(line)) problems.push(line);
}

async function text(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(20_000) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  if (!answer.headers.get('content-type')?.startsWith('application/vnd.apple.mpegurl')) {
    wrong(address, `has the type ${answer.headers.get('content-type')}`);
  }
  return answer.text();
}

function parse(where, body) {
  seen.playlists++;
  try {
    return HLS.parse(body);
  } catch (error) {
    wrong(where, `hls-parser: ${error.message}`);
    return undefined;
  }
}

/** What must stay as it is for as long as a playlist lives. */
function frozen(playlist) {
  const { targetDuration, partTargetDuration, lowLatencyCompatibility } = playlist;
  const { canBlockReload, canSkipUntil, holdBack, partHoldBack } = lowLatencyCompatibility ?? {};
  return JSON.stringify({ targetDuration, partTargetDuration, canBlockReload, canSkipUntil, holdBack, partHoldBack });
}

function checkSegments(where, playlist, durations) {
  let number = playlist.mediaSequenceBase;
  let before;
  for (const segment of playlist.segments) {
    if (segment.discontinuity) wrong(where, `a discontinuity at segment ${number}`);
    if (segment.duration && Math.round(segment.duration) > playlist.targetDuration) {
      wrong(where, `segment ${number} lasts ${segment.duration} s, over the target duration`);
    }
    if (segment.duration && durations.has(number) && durations.get(number) !== segment.duration) {
      wrong(where, `segment ${number} changed its duration`);
    }
    if (segment.duration) durations.set(number, segment.duration);
    if (before?.programDateTime && segment.programDateTime && before.duration) {
      const step = (segment.programDateTime - before.programDateTime) / 1000;
      if (Math.abs(step - before.duration) > 0.05) wrong(where, `the time of segment ${number} is ${step} s after the last`);
    }
    for (const part of segment.parts) {
      if (part.hint) continue;
      seen.parts++;
      if (part.duration > playlist.partTargetDuration + 1e-9) wrong(where, `a part of ${part.duration} s in segment ${number}`);
    }
    before = segment;
    number++;
  }
}

/** Where the playlist ends, in milliseconds of its own dates. */
function endOf({ segments }) {
  const lengths = segments.map(({ duration, parts }) => duration || parts.reduce((sum, part) => sum + (part.hint ? 0 : part.duration), 0));
  return segments[0].programDateTime.getTime() + 1000 * lengths.reduce((sum, length) => sum + length, 0);
}

/** A part's place in its rendition: parts count from 0 in each segment, and are fewer than a thousand. */
function positionOf(uri) {
  const [, segment, part] = /(\d+)\.(\d+)\.(?:m4s|vtt)/.exec(uri);
  return segment * 1000 + Number(part);
}

const CAPTION_TIME = '(\\d{2,}):([0-5]\\d):([0-5]\\d\\.\\d{3})';
const CAPTION_HEAD = new RegExp(`^WEBVTT\nX-TIMESTAMP-MAP=LOCAL:${CAPTION_TIME},MPEGTS:\\d+\n$`);
const CAPTION_CUE = new RegExp(`^[\\w.-]+\n${CAPTION_TIME} --> ${CAPTION_TIME}\n`);

/** Seconds of three groups of a match. */
const captionTime = (match, group) => Number(match[group]) * 3600 + Number(match[group + 1]) * 60 + Number(match[group + 2]);

/** A part of captions: its own header, and cues that are shown in it (W3C WebVTT 1, 4.1; RFC 8216, 3.5). */
async function checkCaptions(where, address, { duration }) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(20_000) });
  if (!answer.ok) return wrong(where, `${address} answered ${answer.status}`);
  if (!answer.headers.get('content-type')?.startsWith('text/vtt')) wrong(where, `has the type ${answer.headers.get('content-type')}`);
  const [first, ...blocks] = (await answer.text()).split('\n\n');
  const head = CAPTION_HEAD.exec(blocks.length > 0 ? `${first}\n` : first);
  if (!head) return wrong(where, `a part begins with ${first}`);
  for (const block of blocks) {
    const cue = CAPTION_CUE.exec(block);
    if (!cue) return wrong(where, `no cue: ${block}`);
    const [start, end, from] = [captionTime(cue, 1), captionTime(cue, 4), captionTime(head, 1)];
    if (start >= end) wrong(where, `a cue ends before it begins: ${block}`);
    if (start >= from + duration || end <= from) wrong(where, `a cue is not of its part at ${from}: ${block}`);
    const text = block.slice(cue[0].length);
    if (!text.trim() || /[<>]|&(?!amp;|lt;|gt;)/.test(text)) wrong(where, `no text: ${text}`);
    seen.captions++;
  }
  return undefined;
}

async function follow(address) {
  const where = new URL(address).pathname.split('/').at(-2);
  let first;
  let base = 0;
  let next = '';
  let hint;
  let start;
  const durations = new Map();
  while (goesOn(where)) {
    const body = await text(address + next);
    const playlist = parse(where, body);
    if (!playlist) return;
    first ??= frozen(playlist);
    if (frozen(playlist) !== first) wrong(where, `parameters changed from ${first} to ${frozen(playlist)}`);
    if (playlist.mediaSequenceBase < base) wrong(where, 'the media sequence went back');
    base = playlist.mediaSequenceBase;
    checkSegments(where, playlist, durations);
    const now = { end: endOf(playlist), at: Date.now() };
    start ??= now;
    // How fast the stream grows by the clock: 1 is as it must be; a short look says nothing.
    if (now.at - start.at > 5_000) growths.set(where, (now.end - start.end) / (now.at - start.at));
    const parts = playlist.segments.flatMap((segment) => segment.parts);
    const uris = parts.filter((part) => !part.hint).map((part) => part.uri);
    if (hint && uris.length > 0) {
      if (uris.includes(hint)) seen.hints++;
      // One that is older than all parts that are listed may have come and gone while we were late ourselves.
      else if (!playlist.endlist && positionOf(uris[0]) <= positionOf(hint)) wrong(where, `the hinted part ${hint} never came`);
    }
    const newest = parts.findLast((part) => !part.hint);
    if (newest?.uri.endsWith('.vtt')) await checkCaptions(where, new URL(newest.uri, address), newest);
    hint = /EXT-X-PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(body)?.[1];
    if (playlist.endlist) {
      seen.ended = true;
      if (hint) wrong(where, 'a preload hint after the end');
      return;
    }
    const [msn, part] = (hint ?? '').split('.').map(Number);
    next = `?_HLS_msn=${msn}&_HLS_part=${part}`;
  }
}

const multivariant = parse('multivariant', await text(url));
if (multivariant) {
  const groups = multivariant.variants.flatMap((variant) => [...variant.audio, ...variant.subtitles].map((rendition) => rendition.uri).filter(Boolean));
  const media = [...new Set([...multivariant.variants.map((variant) => variant.uri), ...groups])];
  seen.renditions = media.length;
  if (!multivariant.variants.some((variant) => variant.bandwidth <= 192_000)) wrong('multivariant', 'no variant fits 192 kbit/s');
  await Promise.all(media.map((uri) => follow(new URL(uri, url).href).catch((error) => wrong(uri, error.message))));
}
seen.growth = growths.size > 0 ? Math.min(...growths.values()) : -1;
console.log(JSON.stringify({ ...seen, problems }));
process.exitCode = problems.length > 0 ? 1 : 0;
