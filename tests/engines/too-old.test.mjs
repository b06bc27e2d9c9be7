// A real browser from below the floor: Chromium 64 knows modules, but not the syntax of ours. What a reader sees there is
// taken from the page as the browser itself prints it; the protocols of the other tests are younger than it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { recordedSite } from './page.mjs';

const { CHROMIUM_64 } = process.env;
const FLAGS = ['--headless', '--no-sandbox', '--single-process', '--no-zygote', '--disable-gpu', '--dump-dom'];

for (const [name, address] of [['the standalone page', ''], ['the portal page', 'portal.html']]) {
  test(`Chromium 64, ${name}: why there is no widget, and the figures`, async (t) => {
    assert.ok(CHROMIUM_64, 'scripts/test --only engines sets it up');
    const site = await recordedSite();
    const profile = await mkdtemp(path.join(tmpdir(), 'jixiao-chromium-'));
    t.after(async () => {
      await site.close();
      await rm(profile, { recursive: true, force: true });
    });
    const { stdout: html } = await promisify(execFile)(path.join(CHROMIUM_64, 'chromium'), [...FLAGS, `--user-data-dir=${profile}`, site.url + address], {
      timeout: 60_000,
      maxBuffer: 10_000_000,
    });
    assert.match(html, /<p class="jixiao-notice" role="alert" data-code="browser-too-old">浏览器版本过旧[^<]*Chromium 86/);
    assert.match(html, /<caption>自评得分（单位：分）<\/caption>/);
    assert.match(html, /自评总得分<\/th><td>100<\/td><td>9[16]<\/td>/);
  });
}
