/* Follows a rendition by blocking reloads: how long after its last frame's end is a part in the playlist? */

/** Follows until {@link stop}; `lags` are milliseconds. */
export function followParts(playlist) {
  const following = { lags: [], stopped: false };
  const run = async () => {
    let next = null;
    while (!following.stopped) {
      const query = next ? `?_HLS_msn=${next.segment}&_HLS_part=${next.part}` : '';
      try {
        const answer = await fetch(playlist + query, { signal: AbortSignal.timeout(10_000) });
        const text = await answer.text();
        const now = Date.now();
        const edge = edgeOf(text);
        if (next && edge.end !== null) following.lags.push(now - edge.end);
        next = { segment: edge.segment, part: edge.parts };
        if (edge.end === null) await new Promise((resolve) => setTimeout(resolve, 200));
      } catch {
        next = null;
      }
    }
  };
  void run();
  return following;
}

/** The next segment's number, how many parts it has, and when the last part ends. */
function edgeOf(text) {
  let segment = 0;
  let parts = 0;
  let clock = null;
  for (const line of text.split('\n')) {
    const [, tag, value] = line.match(/^#EXT-X-([A-Z-]+):(.*)$/) ?? [];
    if (tag === 'MEDIA-SEQUENCE') segment += Number(value);
    if (tag === 'SKIP') segment += Number(value.match(/SKIPPED-SEGMENTS=(\d+)/)[1]);
    if (tag === 'PROGRAM-DATE-TIME') {
      clock = Date.parse(value);
      parts = 0;
    }
    if (tag === 'PART') {
      parts++;
      if (clock !== null) clock += Number(value.match(/DURATION=([\d.]+)/)[1]) * 1000;
    }
    if (/^[^#\s]/.test(line)) {
      segment++;
      parts = 0;
    }
  }
  return { segment, parts, end: clock };
}

/** The media playlists of a multivariant one: the fullest picture's and the sound's. */
export async function renditionsOf(stream) {
  const text = await (await fetch(stream)).text();
  const lines = text.split('\n');
  const variants = lines.flatMap((line, index) => {
    const height = line.match(/^#EXT-X-STREAM-INF:.*RESOLUTION=\d+x(\d+)/);
    return height ? [{ height: Number(height[1]), uri: lines[index + 1] }] : [];
  });
  const fullest = variants.sort((one, other) => other.height - one.height)[0];
  const sound = text.match(/^#EXT-X-MEDIA:TYPE=AUDIO.*URI="([^"]+)"/m);
  return {
    heights: [...new Set(variants.map((variant) => variant.height))],
    picture: new URL(fullest.uri, stream).href,
    sound: sound ? new URL(sound[1], stream).href : null,
  };
}
