import '../text/question.ts';
import '../elements/own-question-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement('own-question-page'));
