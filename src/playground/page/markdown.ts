/**
 * Standard markdown, as a `markdown` block has it, said in Slack's mrkdwn: headings and strong words become bold, links
 * and bullets Slack's own. Enough to read a text by; tables and nested lists stay as they are typed.
 */
export function markdownToMrkdwn(markdown: string): string {
  return markdown
    .split('```')
    .map((part, index) => (index % 2 === 1 ? escaped(part) : part.split('\n').map(lineToMrkdwn).join('\n')))
    .join('```');
}

function lineToMrkdwn(line: string): string {
  const quote = /^> ?/u.exec(line)?.[0] ?? '';
  const words = line.slice(quote.length);
  const heading = /^#{1,6} +/u.exec(words)?.[0];
  if (heading !== undefined)
    return `${quote}*${inlineToMrkdwn(words.slice(heading.length).replaceAll('*', ''))}*`;
  return quote + inlineToMrkdwn(words.replace(/^( {0,8})[-*+] /u, '$1• '));
}

const inlineToMrkdwn = (line: string): string =>
  escaped(line)
    .replace(/\*\*|__|~~|\*/gu, (mark) => marks[mark] ?? mark)
    .replace(/\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})\)/gu, '<$2|$1>');

const marks: Readonly<Record<string, string>> = { '**': '*', __: '*', '~~': '~', '*': '_' };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
