/** The captions of a recording: `recording.captions` is WebVTT by language, `recording.silent` where nothing may be heard. */
const TIMES = /^(?:(\d+):)?(\d+):(\d\d)\.(\d{3}) --> /m;

function cuesOf(text) {
  return text.trim().split(/\n\n+/).slice(1).map((block) => {
    const [, hours, minutes, seconds, millis] = TIMES.exec(block) ?? [];
    return { start: Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(millis) / 1000, block };
  });
}

/** As `GET /api/v1/recordings/{id}/captions` returns it. */
export function recordingCaptions({ id, title, seconds, captions = {} }) {
  return { id, title, duration: seconds,
    captions: Object.entries(captions).sort().map(([language, text]) => ({ language, cues: cuesOf(text).length, text, savedAt: '2026-11-26T08:00:00Z', savedBy: 'Mme Petit' })) };
}

/** As `GET /api/v1/recordings/{id}` returns it. */
export function captionTracks({ id, captions = {} }) {
  return Object.keys(captions).sort().map((language) => ({ language, address: `/hls/recordings/${id}/captions/${language}.vtt?version=1` }));
}

/** Takes or removes captions as the server does; what lies where nothing may be heard is left out. */
export function changeCaptions(recording, method, language, { text }) {
  const { [language]: _before, ...others } = recording.captions ?? {};
  if (method === 'DELETE') {
    recording.captions = others;
    return recordingCaptions(recording);
  }
  const isSilent = ({ start }) => start >= recording.seconds || (recording.silent ?? []).some(([from, to]) => start >= from && start < to);
  const cues = cuesOf(text);
  const kept = cues.filter((cue) => !isSilent(cue));
  recording.captions = { ...others, [language]: `${['WEBVTT', ...kept.map(({ block }) => block)].join('\n\n')}\n` };
  const left = cues.filter(isSilent).map(({ start }) => start);
  return { ...recordingCaptions(recording), leftOut: { count: left.length, places: left } };
}
