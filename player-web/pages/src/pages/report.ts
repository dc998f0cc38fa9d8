import { startControlsLanguage } from '../player/media-chrome.ts';
import '../elements/video/report-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => {
  startControlsLanguage();
  return document.createElement('report-page');
});
