// Warns from 60 days before the last year of China's holidays that chinese-days knows ends: the State Council publishes those of a
// year in the autumn before it. It never fails, since no change of the code would be at fault; cards say by themselves that the
// holidays of a year are not yet known.
//   npx tsx scripts/check-holidays.ts
import { plusDays, todayIn } from '../src/time/calendar-date.ts';
import { isBeyondHolidays } from '../src/time/working-days.ts';

const ahead = plusDays(todayIn('Asia/Shanghai', new Date()), 60);
if (isBeyondHolidays(ahead, 'CN')) {
  console.warn(
    `::warning::The holidays of China in ${ahead.slice(0, 4)} are not known. Run npm update chinese-days; where it has none yet, give them with HOLIDAYS_FILE.`,
  );
}
