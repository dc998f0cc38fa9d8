/** On a window this small a menu is a sheet over its foot: the picture alone would show two of its rows. */
const SMALL = '(max-width: 30rem), (max-height: 20rem)';

/** Shows what a menu of the player opened: above the bar, within the picture, or as a sheet, which the picture does not cut off. */
export function showPanel(panel: HTMLElement): void {
  if (!('showPopover' in panel) || !matchMedia(SMALL).matches) return;
  panel.popover = 'manual';
  panel.showPopover();
}

export function hidePanel(panel: HTMLElement): void {
  // A popover that is none any more is hidden.
  panel.removeAttribute('popover');
}
