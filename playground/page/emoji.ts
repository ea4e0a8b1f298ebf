/** The character of an emoji, or its name in colons where this small table doesn't have it. */
export const emojiOf = (name: string): string => characters.get(name.split('::')[0] ?? name) ?? `:${name}:`;

const names = `
👍 +1 thumbsup | ⏰ alarm_clock | ⬅️ arrow_left | ➡️ arrow_right | ⚖️ balance_scale scales | 🔔 bell | 🔕 no_bell
⚫ black_circle | 🔖 bookmark | 📚 books | 💡 bulb | 📅 calendar date | 🗓️ spiral_calendar_pad | 🇨🇳 cn | 📧 email
👀 eyes | ⚙️ gear | 🌐 globe_with_meridians | ⌛ hourglass | ⏳ hourglass_flowing_sand | 🏠 house | 📥 inbox_tray
ℹ️ information_source | 🧑‍⚖️ judge | 🔵 large_blue_circle | 🟢 large_green_circle | 🟠 large_orange_circle
🔴 large_red_circle red_circle | 🟡 large_yellow_circle | 🔗 link | 🔒 lock | 🔍 mag | 🔎 mag_right | 📝 memo | 🔇 mute
📰 newspaper | ⛔ no_entry | 🏢 office | 📄 page_facing_up | ✏️ pencil2 | 📌 pushpin | ❓ question | 🚨 rotating_light
📜 scroll | 🛡️ shield | 😴 sleeping | 🔹 small_blue_diamond | ✨ sparkles | 💬 speech_balloon | ⭐ star | ⏱️ stopwatch
🎉 tada | ⏲️ timer_clock | 👋 wave | ⚠️ warning | ✅ white_check_mark | ⚪ white_circle | 🔧 wrench | ❌ x | ⚡ zap`;

const characters: ReadonlyMap<string, string> = new Map(
  names.split(/[|\n]/).flatMap((line) => {
    const [character = '', ...names] = line.trim().split(' ');
    return names.map((name) => [name, character] as const);
  }),
);
