export { chineseNumber } from '../../bulletin/chinese-number.ts';
