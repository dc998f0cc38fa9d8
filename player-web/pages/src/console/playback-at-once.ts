import type { HlsConfig } from 'hls.js';
import { latePlayback } from '../player/hls-script.ts';
import { LatePlayback } from '../player/late-playback.ts';
import type { Playback, PlaybackListener } from '../player/playback.ts';

/** The playback of a picture that somebody works with, whose script comes at once; null if this browser can't play any. */
export function playbackAtOnce(video: HTMLVideoElement, listener: PlaybackListener, change: Partial<HlsConfig>): Playback | null {
  const playback = latePlayback(video, listener, change);
  if (playback instanceof LatePlayback) playback.warm();
  return playback;
}
