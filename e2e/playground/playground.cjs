// Uses the page at /api-docs as a person does. Writes JUnit's XML, and a picture of the page for each failed case.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const server = process.env.MUSTER_URL;
const out = process.env.MUSTER_OUT;
const docs = `${server}/api-docs`;

/** The status that each of the nine calls of the workflow answers. */
const WORKFLOW = [204, 200, 200, 201, 200, 200, 200, 204, 204];

async function logIn(page, password = '') {
  await page.getByLabel('Login name').fill('Administrator');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

async function loggedIn(page) {
  await page.getByText('Logged in as Administrator.').waitFor();
}

/** Sends a step and returns its answer. */
async function send(page, number) {
  const step = page.locator('#steps > li').nth(number);
  if (!(await step.locator('details').getAttribute('open').then(open => open !== null))) {
    await step.locator('summary').click();
  }
  await step.getByRole('button', { name: 'Send' }).click();
  await step.locator('.answer').filter({ hasText: /^HTTP \d+/ }).waitFor();
  return step.locator('.answer').innerText();
}

const CASES = {
  async 'the workflow of nine calls is done by clicking'(page) {
    for (const [number, status] of WORKFLOW.entries()) {
      assert.match(await send(page, number), new RegExp(`^HTTP ${status}\\b`), `step ${number + 1}`);
    }
    assert.match(await page.locator('#steps > li').nth(6).locator('.answer').innerText(), /Demo Security Role/);
    await page.getByText('Logged out.').waitFor();
  },

  async 'after logging in once every call carries the token'(page) {
    await logIn(page);
    await loggedIn(page);
    const call = page.locator('.opblock', { has: page.locator('[data-path="/api/securityRoles"]') }).first();
    await call.locator('.opblock-summary-control').click();
    const asked = page.waitForRequest(request => /\/api\/securityRoles(\?|$)/.test(request.url()));
    await call.getByRole('button', { name: 'Execute' }).click();
    assert.match((await asked).headers()['x-mstr-authtoken'], /^[0-9a-v]{26}$/);
    const answer = await (await asked).response();
    assert.equal(answer.status(), 200);
    await call.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
  },

  async 'a session outlives a reload, and ends by logging out'(page) {
    await logIn(page);
    await loggedIn(page);
    await page.reload();
    await loggedIn(page);
    await page.getByRole('button', { name: 'Log out', exact: true }).click();
    await page.getByText('Logged out.').waitFor();
    await page.reload();
    await page.getByText('Not logged in.').waitFor();
  },

  async 'a wrong password is told, and nothing is sent in vain'(page) {
    await logIn(page, 'wrong');
    await page.getByText('ERR003: Login failed').waitFor();
    assert.equal(await page.getByLabel('Password').inputValue(), '');
    assert.match(await send(page, 1), /^HTTP 401\n[^]*ERR009/);
  },

  async 'every operation of the description is shown'(page) {
    const text = await (await page.request.get(`${docs}/openapi.yaml`)).text();
    const described = text.match(/^ {6}operationId: /gm).length;
    await page.locator('.opblock').first().waitFor();
    assert.equal(await page.locator('.opblock').count(), described);
    assert.equal(await page.locator('.errors-wrapper').count(), 0);
  },

  async 'what can be downloaded is there'(page) {
    const links = page.getByRole('navigation', { name: 'Downloads' }).getByRole('link');
    assert.equal(await links.count(), 3);
    for (const link of await links.all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      assert.ok(fs.statSync(await download.path()).size > 100);
    }
  },

  async 'with a slash at the end it is the same page'(page) {
    await page.goto(`${docs}/`);
    await page.locator('.opblock').first().waitFor();
    await logIn(page);
    await loggedIn(page);
  },

  async 'a step leads to its call in the reference'(page) {
    await page.locator('#steps > li').nth(3).locator('summary').click();
    await page.locator('#steps > li').nth(3).getByRole('link').click();
    await page.locator('#operations-Security_roles-createRole.is-open').waitFor();
  },

  async 'axe finds nothing in our part of the page'(page) {
    await logIn(page);
    await loggedIn(page);
    await send(page, 3);
    await send(page, 5);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run({ exclude: ['#swagger-ui'] }));
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html)}`), []);
  },
};

/** A complaint of the browser fails the case, and so does a call to another server. */
function watched(page) {
  const complaints = [];
  page.on('console', message => {
    // Some cases need a refused call.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('request', request => {
    if (!request.url().startsWith(`${server}/`) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) {
      complaints.push(`asked elsewhere: ${request.url()}`);
    }
  });
  return complaints;
}

const escape = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`).replace(/[^\t\n -\uFFFD]/g, '?');

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const results = [];
  for (const [name, run] of Object.entries(CASES)) {
    const context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const complaints = watched(page);
    let failure = '';
    try {
      await page.goto(docs);
      await run(page);
      assert.deepEqual(complaints, []);
    } catch (error) {
      failure = `${error.stack}\n${complaints.join('\n')}`;
      await page.screenshot({ path: path.join(out, `failed-${results.length + 1}.png`), fullPage: true });
    }
    await context.close();
    console.log(failure ? `FAILED ${name}\n${failure}` : `ok ${name}`);
    results.push({ name, failure });
  }
  await browser.close();
  const failed = results.filter(result => result.failure).length;
  const cases = results.map(({ name, failure }) => `<testcase classname="playground" name="${escape(name)}">${
    failure ? `<failure message="failed">${escape(failure)}</failure>` : ''}</testcase>`);
  fs.writeFileSync(path.join(out, 'playground.xml'), `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="playground" tests="${
    results.length}" failures="${failed}" errors="0" skipped="0">\n${cases.join('\n')}\n</testsuite>\n`);
  process.exitCode = failed ? 1 : 0;
}

main();
