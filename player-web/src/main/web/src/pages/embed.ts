import { startControlsLanguage } from '../player/media-chrome.ts';
import { WatchPage } from '../elements/watch-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => {
  startControlsLanguage();
  return Object.assign(new WatchPage(), { embedded: true });
});
