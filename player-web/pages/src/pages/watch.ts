import { startControlsLanguage } from '../player/media-chrome.ts';
import '../elements/recording/replay-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => {
  startControlsLanguage();
  return document.createElement('replay-page');
});
