import { startPage } from './start-page.ts';
import '../elements/home-page.ts';

void startPage(() => document.createElement('home-page'));
