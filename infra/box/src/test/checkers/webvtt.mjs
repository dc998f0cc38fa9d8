/*
 * Looks at captions with the W3C's validator of WebVTT: node webvtt.mjs ADDRESS…, of files, and of HLS presentations, of which every
 * segment and part that is listed is read. Prints as JSON how many files and cues there were, and what is wrong; the status is 1 if
 * anything is.
 */
import webvtt from 'webvtt-parser';

const seen = { files: 0, parts: 0, cues: 0, problems: [] };
for (const address of process.argv.slice(2)) await (new URL(address).pathname.endsWith('.m3u8') ? presentation(address) : file(address));
console.log(JSON.stringify(seen));
process.exitCode = seen.problems.length === 0 ? 0 : 1;

async function presentation(address) {
  const multivariant = await text(address);
  for (const [, rendition] of multivariant.matchAll(/^#EXT-X-MEDIA:TYPE=SUBTITLES,.*?URI="([^"]+)"/gm)) {
    const playlist = new URL(rendition, address);
    let isGap = false;
    for (const line of (await text(playlist)).split('\n')) {
      const part = /^#EXT-X-PART:(?!.*GAP=YES).*URI="([^"]+)"/.exec(line)?.[1];
      if (part) {
        await segment(new URL(part, playlist));
        seen.parts++;
      }
      if (line === '#EXT-X-GAP') isGap = true;
      if (line === '' || line.startsWith('#')) continue;
      if (!isGap) await segment(new URL(line, playlist));
      isGap = false;
    }
  }
}

/** RFC 8216, 3.5: behind the signature stands how its clock is the media's; WebVTT itself knows no such line. */
async function segment(address) {
  const written = await text(address);
  const bare = written.replace(/^WEBVTT\nX-TIMESTAMP-MAP=(LOCAL:\d\d+:\d\d:\d\d\.\d{3},MPEGTS:\d+|MPEGTS:\d+,LOCAL:\d\d+:\d\d:\d\d\.\d{3})\n/, 'WEBVTT\n');
  if (bare === written) seen.problems.push(`${address}: no X-TIMESTAMP-MAP in ${written.slice(0, 100)}`);
  validate(address, bare);
}

async function file(address) {
  validate(address, await text(address));
}

function validate(address, written) {
  const { cues, errors } = new webvtt.WebVTTParser().parse(written, 'captions');
  seen.files++;
  seen.cues += cues.length;
  for (const { message, line, col } of errors) seen.problems.push(`${address}, line ${line}:${col ?? 0}: ${message} ${written.split('\n')[line - 1]}`);
}

async function text(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}
