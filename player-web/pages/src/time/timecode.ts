/** A place in a recording as it is written: 42, 12:05, 1:02:03, 1:02:03.5. */
const FORM = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?$/;

/** The seconds that {@link written} names; null if it names none. Minutes after hours, and seconds after minutes, are below 60. */
export function parseTimecode(written: string): number | null {
  const match = FORM.exec(written.trim());
  if (!match) return null;
  const [, hours, minutes, seconds, fraction] = match;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  if (hours !== undefined && Number(minutes) > 59) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(`${seconds}.${fraction ?? 0}`);
}

/** {@link seconds} as 1:02:03, with tenths (1:02:03.5) where there are any. */
export function timecode(seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10));
  const [whole, tenth] = [Math.floor(tenths / 10), tenths % 10];
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
  return tenth > 0 ? `${clock}.${tenth}` : clock;
}
