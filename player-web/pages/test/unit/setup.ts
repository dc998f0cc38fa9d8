import '../../src/text/console.ts';
import { bringTexts } from '../../src/text/text.ts';

await bringTexts('en');
