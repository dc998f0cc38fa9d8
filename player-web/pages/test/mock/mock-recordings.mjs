import { captionTracks } from './mock-captions.mjs';
import { SEGMENT_SECONDS } from './recorded-media.mjs';

/** A recording as a test keeps it; {@link change} says what is else. */
export function newRecording(id, change = {}) {
  return { id, channel: { id: 'chamber', name: 'Salle du conseil' }, title: 'Conseil communautaire : budget primitif 2027', kind: 'sitting', watch: `/watch/${id}`,
    state: 'complete', startedAt: '2026-11-25T17:30:00Z', seconds: 120, poster: true, gaps: [], corrected: [], gone: [], revision: 0, corrections: [], closedSessions: [], ...change };
}

/** As `GET /api/v1/recordings` returns it. */
export function publicRecording(recording) {
  const { id, channel, title, kind, state, startedAt, seconds, poster, watch } = recording;
  return { id, channel, title, kind, state, startedAt, endedAt: state === 'recording' ? null : new Date(Date.parse(startedAt) + seconds * 1000).toISOString(),
    duration: seconds, watch, hls: `/hls/recordings/${id}/index.m3u8`, poster: poster ? `/hls/recordings/${id}/poster.jpg` : null };
}

/** As `GET /api/v1/recordings/{id}` returns it, with what the program says of its chapters; null while it grows. */
export function recordingDetail(recording, media, chapters) {
  const { id, state, seconds, channel, revision } = recording;
  const renditions = media.renditions(seconds);
  const file = (kind, rendition, bytes) => ({ kind, rendition, url: `/api/v1/recordings/${id}/download/${rendition ?? 'archive'}`, bytes });
  return { ...publicRecording(recording), storyboard: `/hls/recordings/${id}/storyboard.vtt?revision=${revision}`, renditions, revision, pauses: recording.pauses ?? [], captions: captionTracks(recording),
    chapters,
    live: state === 'recording' ? `/live/${channel.id}` : null,
    downloads: [...renditions.map((one) => file(one.kind, one.id, one.bytes)), file('archive', null, renditions[0].bytes + 480_000)] };
}

/** As `GET /api/v1/operator/recordings` returns it. */
export function operatorRecording(recording, media) {
  const bytes = media.renditions(recording.seconds).reduce((sum, one) => sum + one.bytes, 0);
  return { ...publicRecording(recording), bytes, corrections: recording.corrections, withholdings: recording.withholdings ?? [], closedSessions: recording.closedSessions };
}

/** The text of a playlist of the recording, null if it has none of that name. */
export function recordingPlaylist(recording, name, media) {
  if (name === 'index.m3u8') return media.multivariant();
  const [, rendition] = /^(v720|v180|sound)\.m3u8$/.exec(name) ?? [];
  return rendition ? media.playlist(rendition, { ...recording, startedAt: Date.parse(recording.startedAt), count: Math.ceil(recording.seconds / SEGMENT_SECONDS), ended: true }) : null;
}

/** Takes a correction as the server does: withheld at once, carried out a moment later. */
export function requestCorrection(recording, request, millis) {
  const filmedAt = (seconds) => new Date(Date.parse(recording.startedAt) + seconds * 1000).toISOString();
  const correction = { ...request, id: recording.corrections.length + 1, fromAt: filmedAt(request.from), toAt: filmedAt(request.to), requestedBy: 'operator',
    requestedAt: new Date().toISOString(), state: 'requested', finishedAt: null, failure: null, sealedUntil: null };
  recording.corrections.push(correction);
  const touched = [];
  for (let number = Math.floor(request.from / SEGMENT_SECONDS); number * SEGMENT_SECONDS < request.to; number++) touched.push(number);
  recording.gaps = [...recording.gaps, ...touched];
  recording.gone = [...recording.gone, ...touched];
  setTimeout(() => {
    recording.gaps = recording.gaps.filter((number) => !touched.includes(number));
    recording.corrected = [...recording.corrected, ...touched];
    recording.revision += 1;
    Object.assign(correction, { state: 'done', finishedAt: new Date().toISOString() });
  }, millis).unref();
  return correction;
}
