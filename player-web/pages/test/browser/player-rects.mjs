/*
 * What is measured of a player in the page itself: functions that stand alone, so that Chromium and Firefox are both given their text.
 */

/**
 * What is wrong with the place of the player's controls, in sentences; and where each of them is. A control is seen whole within the
 * picture, over no other, or is in the menu "More", whose button then is.
 */
export async function controlFaults() {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const player = document.querySelector('media-controller');
  const picture = player.getBoundingClientRect();
  const bar = player.querySelector('control-bar');
  const more = bar.shadowRoot.querySelector('.more');
  const faults = [];
  const name = (element) => element.dataset.rank ? `${element.localName}${element.className ? `.${element.className.split(' ').at(-1)}` : ''}` : element.className;
  const box = (element) => element.getBoundingClientRect();
  const whole = (element) => {
    const { left, right, top, bottom, width } = box(element);
    const out = Math.max(picture.left - left, right - picture.right, picture.top - top, bottom - picture.bottom);
    if (out > 0.6) faults.push(`${name(element)} is ${out.toFixed(1)} pixels outside of a picture of ${picture.width} × ${picture.height}`);
    return width;
  };
  const controls = [...bar.children].filter((one) => one.dataset.rank);
  const isMissing = (one) => one.hidden || ['mediapipunavailable', 'mediafullscreenunavailable', 'mediavolumeunavailable'].some((attribute) => one.hasAttribute(attribute)) || (one.localName === 'latency-badge' && one.childElementCount === 0);
  const inMore = controls.filter((one) => one.slot === 'more' && !isMissing(one));
  const inBar = controls.filter((one) => one.slot !== 'more' && !isMissing(one));
  for (const one of [...inBar, player.querySelector('.seek-range'), player.querySelector('.seek-track'), ...(inMore.length > 0 ? [more] : [])]) {
    if (whole(one) < 12) faults.push(`${name(one)} is not to be seen`);
  }
  const placed = [...inBar, ...(inMore.length > 0 ? [more] : [])].sort((one, other) => box(one).left - box(other).left);
  placed.forEach((one, index) => {
    if (index > 0 && box(one).left < box(placed[index - 1]).right - 0.6) faults.push(`${name(one)} lies over ${name(placed[index - 1])} in a picture ${picture.width} wide`);
  });
  if (inMore.length === 0 && !more.hidden) faults.push('an empty menu is offered');
  // What lies over the picture's middle may scroll, but not sideways.
  const over = player.querySelector('player-scene, replay-scene');
  if (over.scrollWidth > over.clientWidth + 1) faults.push(`what is over the picture is ${over.scrollWidth} wide in ${over.clientWidth}`);
  return { faults, width: picture.width, inBar: inBar.map(name), inMore: inMore.map(name) };
}

/** The widths of players that are tried: closely where most things happen. */
export const WIDTHS = [...Array.from({ length: 86 }, (_one, index) => 280 + index * 8), 416, 440, 479, 480, 500, 671, 672, 700, 1024, 1152, 1280, 1344, 1440, 1600, 1760, 1920];

/** The rectangles of the captions and of the bars, and whether these are seen. */
export function captionRects() {
  const rect = (selector) => {
    const found = document.querySelector(selector)?.getBoundingClientRect();
    return found && { left: found.left, right: found.right, top: found.top, bottom: found.bottom };
  };
  const opacity = Number(getComputedStyle(document.querySelector('.control-bar')).opacity);
  return { caption: rect('.captions-below .caption'), seek: rect('seek-bar'), bar: rect('.control-bar'), player: rect('media-controller'), barsSeen: opacity };
}
