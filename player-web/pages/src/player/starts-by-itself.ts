/** Whether a live begins to play without being asked: a visitor who wants calm or few data starts it themselves. */
export function startsByItself(): boolean {
  const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  return !saves && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
