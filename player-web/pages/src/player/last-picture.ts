/** What {@link video} shows, as wide as is needed behind words; null if it has no picture. */
export function lastPicture(video: HTMLVideoElement): HTMLCanvasElement | null {
  const { videoWidth, videoHeight, readyState } = video;
  if (videoWidth === 0 || readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const canvas = document.createElement('canvas');
  canvas.className = 'last-picture';
  canvas.ariaHidden = 'true';
  canvas.width = Math.min(videoWidth, 960);
  canvas.height = Math.round((canvas.width * videoHeight) / videoWidth);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}
