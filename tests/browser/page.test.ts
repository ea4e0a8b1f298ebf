import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { livingLibrary } from '../bundled-library.ts';
import { ada, type Office, openOffice } from '../stories/open-office.ts';

const executablePath = inject('chromium');

describe.skipIf(!executablePath)('on the page of the playground, on the present day', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    office = await openOffice({ library: await livingLibrary(), now: new Date('2026-11-27T01:00:00Z') });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(20_000);
    await page.goto(office.workspace.url);
  });

  afterAll(async () => {
    await browser.close();
    await office[Symbol.asyncDispose]();
  });

  const deadlines = async (words: RegExp): Promise<void> => {
    const composer = page.getByTestId('composer').first();
    await composer.fill('/privacy-law deadlines');
    await composer.press('Escape');
    await composer.press('Enter');
    await page.getByTestId('message').filter({ hasText: words }).last().waitFor();
  };

  it('the deadlines of the corpus are listed', async () => {
    await deadlines(/\d{2,} upcoming deadlines/);
    if (process.env['PICTURE']) await page.screenshot({ path: 'docs/playground.png' });
  });

  it('one press goes to the sample of April 2019, another back', async () => {
    const entries = office.app.entries();
    await page.getByTestId('clock-period').click();
    await page.getByText('Monday 22 April 2019, 09:00').first().waitFor();
    await expect.poll(() => office.app.entries()).toBe(14);
    await deadlines(/3 upcoming deadlines/);
    await page.getByTestId('clock-period').click();
    await expect.poll(() => office.app.entries()).toBe(entries);
  });
});

describe.skipIf(!executablePath)('on the page of the playground', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    office = await openOffice({ roles: { [ada]: 'curator' } });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(office.workspace.url);
  });

  afterAll(async () => {
    await browser.close();
    await office[Symbol.asyncDispose]();
  });

  const send = async (text: string): Promise<void> => {
    const composer = page.getByTestId('composer').first();
    await composer.fill(text);
    await composer.press('Escape');
    await composer.press('Enter');
  };
  const lastMessage = (text: string): Locator => page.getByTestId('message').filter({ hasText: text }).last();

  it('a banner says that it is not Slack', async () => {
    await page.getByTestId('banner').getByText('Not Slack').waitFor();
  });

  it('a typed command is completed, sent and answered with a card', async () => {
    const composer = page.getByTestId('composer').first();
    await composer.pressSequentially('/priv');
    await page
      .getByRole('option', { name: /\/privacy-law/ })
      .first()
      .waitFor();
    await composer.press('Enter');
    await composer.pressSequentially('facial recognition');
    await composer.press('Enter');
    const card = lastMessage('MIIT pilots electronic identity checks');
    await card.getByText('Pilot ends 31 December 2019 (China), in 253 days').waitFor();
    expect(await card.getByText('Only visible to you').count()).toBe(1);
    if (process.env['PICTURE']) await page.screenshot({ path: 'docs/question.png' });
  });

  it('a button opens the full entry', async () => {
    await send('/privacy-law fined');
    await lastMessage('for “fined”').getByRole('button', { name: 'Open' }).first().click();
    await lastMessage('Authorities').waitFor();
  });

  it('a card turns to its next page', async () => {
    await send('/privacy-law personal information');
    await lastMessage('page 1 of').getByRole('button', { name: 'Next' }).click();
    await lastMessage('page 2 of').waitFor();
  });

  it('a mention is answered in its thread', async () => {
    await send('@Privacy Law civil code');
    await lastMessage('civil code')
      .getByRole('button', { name: /1 reply/ })
      .click();
    await page.getByTestId('thread-pane').getByText('1 entry for “civil code”').waitFor();
  });

  const openSearch = async (): Promise<Locator> => {
    await page.locator('summary', { hasText: 'Shortcuts' }).first().click();
    await page
      .getByRole('button', { name: /^Search privacy law/ })
      .first()
      .click();
    return page.getByTestId('modal');
  };
  const closeModal = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await page.getByTestId('modal').waitFor({ state: 'detached' });
  };

  it('half a name typed into the search modal finds the entry', async () => {
    const modal = await openSearch();
    await modal.getByRole('combobox').pressSequentially('guardian con');
    await modal.getByRole('option', { name: /^Search for “guardian con”/ }).waitFor();
    await modal.getByRole('option', { name: /campaign targets misuse/ }).click();
    await modal.getByText('Campaign ends 30 September 2019 (China), in 161 days').waitFor();
    await closeModal();
  });

  it('Enter searches for what was typed', async () => {
    const modal = await openSearch();
    await modal.getByRole('combobox').pressSequentially('facial recognition');
    await modal.getByRole('option', { name: 'Search for “facial recognition”' }).waitFor();
    await page.keyboard.press('Enter');
    await modal.getByText('MIIT pilots electronic identity checks').first().waitFor();
    await closeModal();
  });

  it('a form takes a file, and the page says who is a curator', async () => {
    await send('/privacy-law import');
    const modal = page.getByTestId('modal');
    const bulletin = '1. Draft rules on doorbells\n\nThe authority asks for comments until 12 June 2019.\n';
    const file = { name: 'bulletin.txt', mimeType: 'text/plain', buffer: Buffer.from(bulletin) };
    await modal.locator('input[type=file]').setInputFiles(file);
    await modal.getByText('bulletin.txt').waitFor();
    await closeModal();
    expect(await page.getByTestId('user-switcher').locator('option').allTextContents()).toEqual([
      'Ada Chen (curator)',
      'Ben Okafor',
      'Wei Lin 林薇 (中文)',
    ]);
  });

  it('on App Home a name is chosen and searched', async () => {
    await page.getByTestId('open-home').click();
    const home = page.getByTestId('home');
    await home.getByRole('combobox').first().pressSequentially('mii');
    await home.getByRole('option').filter({ hasText: 'Ministry of Industry' }).click();
    await page.getByTestId('modal').getByText('for “MIIT”').first().waitFor();
    await closeModal();
    await page.getByTestId('channel-privacy').click();
  });

  it('after the clock is moved by a day, deadlines are a day closer', async () => {
    await page.getByTestId('clock-next-day').click();
    await page.getByText('Tuesday 23 April 2019').first().waitFor();
    await send('/privacy-law deadlines');
    await lastMessage('3 upcoming deadlines').getByText('consultation closes in 7 days').waitFor();
  });

  it('when the clock passes the time of a reminder, the channel gets it and acknowledges it', async () => {
    await send('/privacy-law subscribe consultations');
    await lastMessage('set up deadline reminders').waitFor();
    await page.getByTestId('clock-next-day').click();
    const reminder = lastMessage('Consultation closes Tuesday 30 April 2019 (China), in 6 days');
    await reminder.getByRole('button', { name: 'Acknowledge' }).waitFor();
    if (process.env['PICTURE']) await page.screenshot({ path: 'docs/reminder.png' });
    await reminder.getByRole('button', { name: 'Acknowledge' }).click();
    await lastMessage('Acknowledged by').waitFor();
  });

  it('another user does not see ephemeral messages', async () => {
    await page.getByTestId('user-switcher').selectOption({ label: 'Ben Okafor' });
    await expect.poll(() => page.getByText('Only visible to you').count()).toBe(0);
    expect(await page.getByTestId('message').filter({ hasText: 'civil code' }).count()).toBeGreaterThan(0);
  });

  it('markup in a question is shown as text', async () => {
    await send('/privacy-law <img src=x onerror=alert()> <!channel> zzyzx');
    await lastMessage('<img src=x onerror=alert()>').waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it('on a phone the sidebar opens on request, and closes when a channel is chosen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const general = page.getByTestId('channel-general');
    await general.waitFor({ state: 'hidden' });
    await page.getByTestId('open-side').click();
    await general.click();
    await page.getByRole('heading', { name: '#general' }).waitFor();
    await general.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });

  it('there are no errors in the browser', () => {
    expect(errors).toEqual([]);
  });
});
