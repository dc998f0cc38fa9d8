import { startControlsLanguage } from '../player/media-chrome.ts';
import '../elements/watch-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => {
  startControlsLanguage();
  return document.createElement('watch-page');
});
