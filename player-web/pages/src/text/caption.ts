import { captionEn } from './caption-en.ts';
import { captionFr } from './caption-fr.ts';
import { addTexts } from './text.ts';

/* Those of captions, which come with what shows them. */
addTexts({ fr: captionFr, en: captionEn });
