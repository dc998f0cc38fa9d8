import type { HlsConfig } from 'hls.js';
import { bringHls, hasMediaSource } from '../player/hls-script.ts';
import { LatePlayback } from '../player/late-playback.ts';
import { NativePlayback } from '../player/native-playback.ts';
import type { Playback, PlaybackListener } from '../player/playback.ts';

/** The playback of a picture that somebody works with, whose script comes at once; null if this browser can't play any. */
export function playbackAtOnce(video: HTMLVideoElement, listener: PlaybackListener, change: Partial<HlsConfig>): Playback | null {
  if (!hasMediaSource()) return NativePlayback.isSupported() ? new NativePlayback(video, listener) : null;
  const playback = new LatePlayback(video, listener, () => bringHls(video, listener, change));
  playback.warm();
  return playback;
}
