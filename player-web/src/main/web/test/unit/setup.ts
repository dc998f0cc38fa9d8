import '../../src/text/staff.ts';
