/** The quietest level on the meter's scale, in dBFS. */
export const QUIETEST = -60;

/** Where {@link decibels} stands on the scale: 0 (quietest) to 1 (full scale). */
export function onScale(decibels: number): number {
  return Math.min(1, Math.max(0, (decibels - QUIETEST) / -QUIETEST));
}

/** How a sound is, in a word. */
export type SoundWord = 'silent' | 'low' | 'good' | 'loud';

/**
 * The word for a mean level and a peak, in dBFS. A voice in a chamber is good from -36 on
 * (EBU R 128 aims at -23); above -3 the peaks begin to break.
 */
export function soundWord(rms: number, peak: number): SoundWord {
  if (peak > -3) return 'loud';
  if (rms < -55) return 'silent';
  return rms < -36 ? 'low' : 'good';
}
