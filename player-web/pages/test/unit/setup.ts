import '../../src/text/staff.ts';
import { bringTexts } from '../../src/text/text.ts';

await bringTexts('en');
