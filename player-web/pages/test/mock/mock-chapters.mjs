/** What the public sees of the chapters of a broadcast, as the API returns it; {@link known} says what is marked. */
export function broadcastChapters(broadcast, known = {}) {
  const { sitting = null, version = 1, chapters = [], speakers = [], hiddenSince = null } = known;
  return {
    broadcast, hiddenSince, sitting: broadcast ? sitting : null, version: broadcast ? version : 0,
    chapters: chapters.map((one) => ({ item: null, numbering: '', start: null, end: null, startedAt: '2026-11-25T17:30:00Z', ...one })),
    speakers: speakers.map((one) => ({ endedAt: null, start: null, end: null, startedAt: '2026-11-25T17:30:00Z', ...one })),
  };
}

/** Chapters of a recording of {@link seconds}, from titles with the second at which each begins. */
export function recordedChapters(recording, seconds, titles) {
  return titles.map(([start, numbering, title, item = null], index) => ({
    id: `m-${index + 1}`, item, numbering, title, start, end: titles[index + 1]?.[0] ?? seconds,
    startedAt: new Date(Date.parse(recording.startedAt) + start * 1000).toISOString(),
  }));
}

export function chapterTrack(chapters) {
  const time = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);
  return `WEBVTT\n${chapters.map((one) => `\n${time(one.start)} --> ${time(one.end)}\n${one.numbering} ${one.title}\n`).join('')}`;
}
