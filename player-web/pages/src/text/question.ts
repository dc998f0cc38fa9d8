import { questionEn } from './question-en.ts';
import { questionFr } from './question-fr.ts';
import { addTexts } from './text.ts';

/* Those of the citizens' questions, which come with them. */
addTexts({ fr: questionFr, en: questionEn });
