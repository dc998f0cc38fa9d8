import type { RecordingDetail } from '../../src/api/recording.ts';

export const recording: RecordingDetail = {
  id: 'r-1',
  channel: { id: 'chamber', name: 'Salle du conseil' },
  title: 'Budget',
  kind: 'sitting',
  state: 'complete',
  startedAt: '2026-11-25T18:30:00Z',
  endedAt: '2026-11-25T21:30:00Z',
  duration: 10_800,
  watch: '/watch/r-1',
  hls: '/hls/recordings/r-1/index.m3u8',
  poster: null,
  storyboard: null,
  renditions: [],
  live: null,
  downloads: [],
  chapters: null,
  captions: [],
  pauses: [],
  revision: 1,
};
