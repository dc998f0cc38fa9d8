/* What a live shows beside its picture, which over a thin line comes after the first second: controls, chapters, dialogs. */
import '../../styles/live-later.css';
import './chapter-list.ts';
import './latency-badge.ts';
import './live-position.ts';
import '../sitting/now-item.ts';
import './player-controls.ts';
import '../sitting/sitting-brief.ts';

export { startControlsLanguage } from '../../player/media-chrome.ts';
