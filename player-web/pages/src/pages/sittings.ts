import '../elements/sitting/sitting-page.ts';
import '../elements/sitting/sittings-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement(location.pathname.split('/').filter(Boolean).length > 1 ? 'sitting-page' : 'sittings-page'));
