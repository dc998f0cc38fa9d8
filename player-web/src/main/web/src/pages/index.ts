import { startPage } from './start-page.ts';
import '../elements/home-page.ts';

startPage(() => document.createElement('home-page'));
