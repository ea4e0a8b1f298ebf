import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { monthsOf, type Timeline } from '../bot/timeline.ts';
import { currentLanguage } from '../messages/language.ts';
import { parseCalendarDate } from '../time/calendar-date.ts';
import { formatMonth } from '../time/format-date.ts';

/** What a picture shows. */
type Drawn = Pick<Timeline, 'start' | 'counts'>;

/** Pictures of timelines. Slack loads a picture of App Home from a public address, and takes no SVG. */
export interface TimelinePictures {
  /**
   * The address of a picture, drawn by then: Slack loads it while it takes the view. Null in Chinese: the font has no Chinese characters, and
   * one that has them takes some 10 MB, so Home has the timeline as text.
   */
  readonly addressOf: (timeline: Timeline) => Promise<string | null>;
  /** The picture at a path; null if the app has not given out that path. */
  readonly at: (path: string) => Promise<Uint8Array | null>;
}

/**
 * The path says all that is drawn, twelve numbers, and is signed: each process can serve it at any time, nobody can make up
 * another one, and it tells nothing that the picture does not. It lies where calendars do: proxies let Slack reach them already.
 * @param publicUrl without a trailing slash
 * @param secret known to every process of the app
 */
export function createTimelinePictures(publicUrl: string, secret: string): TimelinePictures {
  const drawn = new Map<string, Promise<Uint8Array>>();
  const signed = (shown: string): string =>
    createHmac('sha256', secret).update(`timeline|${shown}`).digest('base64url').slice(0, 32);
  const draw = (shown: string, timeline: Drawn): Promise<Uint8Array> => {
    if (drawn.size >= mostKept) drawn.clear();
    const picture = drawn.get(shown) ?? render(svgOf(timeline));
    drawn.set(shown, picture);
    picture.catch(() => drawn.delete(shown));
    return picture;
  };
  return {
    addressOf: async (timeline) => {
      if (currentLanguage() !== 'en') return null;
      const shown = [timeline.start.slice(0, 7), ...timeline.counts].join('.');
      await draw(shown, timeline);
      return `${publicUrl}/calendar/${shown}.${signed(shown)}.png`;
    },
    at: async (path) => {
      const [, shown = '', month = '', numbers = '', signature = ''] = pathPattern.exec(path) ?? [];
      const start = parseCalendarDate(`${month}-01`);
      if (!start || !timingSafeEqual(Buffer.from(signature), Buffer.from(signed(shown)))) return null;
      return draw(shown, { start, counts: numbers.slice(1).split('.').map(Number) });
    },
  };
}

const pathPattern = /^\/calendar\/((\d{4}-\d{2})((?:\.\d{1,6}){12}))\.([\w-]{32})\.png$/;

/** Each takes some 10 KB. */
const mostKept = 50;

// Slack shows it 340 to 600 wide: letters of 32 are readable on a phone. Its ground is light in both themes.
const size = { width: 880, height: 270, column: 70, base: 180, tallest: 110 };

function svgOf({ start, counts }: Drawn): string {
  const most = Math.max(1, ...counts);
  const left = (size.width - counts.length * size.column) / 2;
  const columns = monthsOf({ start }).map((day, i) => {
    const [month = '', year] = formatMonth(day).split(' ');
    const count = counts[i] ?? 0;
    const height = (count / most) * size.tallest;
    const [x, y] = [left + (i + 0.5) * size.column, size.base - height];
    return [
      ...(count > 0
        ? [
            `<rect x="${x - 20}" y="${y}" width="40" height="${height}" rx="4" fill="#1f5f52"/>`,
            `<text x="${x}" y="${y - 12}" fill="#1d1c1d">${count}</text>`,
          ]
        : []),
      `<text x="${x}" y="${size.base + 40}" fill="${count > 0 ? '#1d1c1d' : '#8a8a86'}">${month.slice(0, 3)}</text>`,
      ...(i === 0 || month === 'January'
        ? [`<text x="${x}" y="${size.base + 76}" font-size="26" fill="#5c5c58">${year}</text>`]
        : []),
    ].join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" font-family="Lato" font-size="32" text-anchor="middle"><rect width="100%" height="100%" fill="#f6f6f4"/><path d="M${left} ${size.base}H${size.width - left}" stroke="#b9b9b4" stroke-width="2"/>${columns.join('')}</svg>`;
}

let renderer: Promise<Uint8Array> | null = null;

async function render(svg: string): Promise<Uint8Array> {
  renderer ??= openRenderer();
  const fontBuffers = [await renderer];
  const picture = new Resvg(svg, { font: { fontBuffers, loadSystemFonts: false } });
  try {
    return picture.render().asPng();
  } finally {
    picture.free();
  }
}

/** Loads the renderer, which can be done once in a process. Resolves to the font. */
async function openRenderer(): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return readFile(require.resolve('@fontsource/lato/files/lato-latin-400-normal.woff2'));
}
