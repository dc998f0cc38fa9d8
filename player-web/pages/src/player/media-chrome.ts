import { addTranslation, setLanguage as setControlsLanguage } from 'media-chrome/dist/utils/i18n.js';
import { En } from 'media-chrome/dist/lang/en.js';
import { Fr } from 'media-chrome/dist/lang/fr.js';
import 'media-chrome/dist/media-controller.js';
import 'media-chrome/dist/media-control-bar.js';
import 'media-chrome/dist/media-fullscreen-button.js';
import 'media-chrome/dist/media-mute-button.js';
import 'media-chrome/dist/media-pip-button.js';
import 'media-chrome/dist/media-play-button.js';
import 'media-chrome/dist/media-seek-backward-button.js';
import 'media-chrome/dist/media-seek-forward-button.js';
import 'media-chrome/dist/media-volume-range.js';
import { language, onLanguage } from '../text/language.ts';

/** Media Chrome's own French where it is not what a French speaker would say. */
const better = {
  Play: 'Lecture',
  play: 'lecture',
  'Enter picture in picture mode': 'Image dans l’image',
  'Exit picture in picture mode': 'Quitter l’image dans l’image',
  'enter picture in picture mode': 'image dans l’image',
  'exit picture in picture mode': 'quitter l’image dans l’image',
  'Enter fullscreen mode': 'Plein écran',
  'Exit fullscreen mode': 'Quitter le plein écran',
  'enter fullscreen mode': 'plein écran',
  'exit fullscreen mode': 'quitter le plein écran',
  Mute: 'Couper le son',
  mute: 'couper le son',
  'media loading': 'chargement',
  seek: 'se déplacer dans la retransmission',
  '{time} remaining': '{time} restantes',
};

/** Names as they are read in a menu: with a capital. */
function capitalised(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, word.charAt(0).toUpperCase() + word.slice(1)]));
}

/** Gives Media Chrome's controls our language, now and at each change. */
export function startControlsLanguage(): void {
  addTranslation('en', capitalised(En));
  addTranslation('fr', capitalised({ ...Fr, ...better }));
  setControlsLanguage(language());
  onLanguage(() => setControlsLanguage(language()));
}
