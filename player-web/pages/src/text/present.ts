import { presentEn } from './present-en.ts';
import { presentFr } from './present-fr.ts';
import { addTexts } from './text.ts';

/* Those of who came, which come with the page of a sitting. */
addTexts({ fr: presentFr, en: presentEn });
