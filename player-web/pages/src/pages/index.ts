import { startPage } from './start-page.ts';
import '../elements/portal/home-page.ts';

void startPage(() => document.createElement('home-page'));
