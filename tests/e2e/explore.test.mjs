// The explore view of the founding report: every figure that a reader must find, with its working, and what can be
// done with it. The expected values are those of the published report and of the domain notes (§0), never our output.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { axe, openPage, shot } from './harness.mjs';
import { NAME, barButton, display, figure, level, misnamed, openExplore, row, section, sideways, table, unfoldAll } from './explore-help.mjs';

const flat = (text) => text.replaceAll(/\s+/g, ' ').trim();
const textOf = async (locator) => flat(await locator.innerText());

describe('what the report states and what follows', () => {
  test('total, computed grade, and the grade that the report gives itself', async (t) => {
    const page = await openExplore(t);
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    assert.match(await textOf(figure(page, '自评总分')), /91 \/ 100 分.*相符/);
    assert.match(await textOf(figure(page, '按规则计算的等级')), /优.*财预〔2021〕101号/);
    const stated = await textOf(figure(page, '报告自称'));
    assert.match(stated, /良好.*不一致/);
    assert.match(stated, /优/, 'names the other side');
    await shot(page, 'explore');
  });

  test('where scores are missing no grade is told, and nothing is called lost or contradictory for it', async (t) => {
    const page = await openExplore(t);
    const report = {
      version: 1,
      department: '青山县水利局',
      indicators: [
        { name: '产出指标', code: 'output', fullMarks: '50', score: '20.5' },
        { name: '效益指标', code: 'benefit', fullMarks: '50' },
      ],
      stated: { total: '88.98', grade: '良' },
    };
    await page.evaluate((given) => document.querySelector('jixiao-widget').load(given), report);
    await page.getByRole('heading', { level: 1, name: '青山县水利局' }).waitFor();
    assert.match(await textOf(figure(page, '自评总分')), /88\.98 \/ 100 分.*还有 1 个指标没有得分.*无法判断.*现有得分合计 20\.5 分/);
    assert.match(await textOf(figure(page, '按规则计算的等级')), /—/);
    assert.match(await textOf(figure(page, '报告自称')), /良.*无法判断.*得分不全/);
    assert.deepEqual(await row(page, '得分表', '合计'), ['合计', '100', '20.5', '—']);
  });

  test('scores: 9 lost in 效益 with the reason, nothing lost elsewhere', async (t) => {
    const page = await openExplore(t);
    const scores = section(page, '得分');
    const benefit = await textOf(scores.getByRole('listitem').filter({ hasText: '效益指标' }).first());
    assert.match(benefit, /11 \/ 20 ?−9/);
    assert.match(benefit, /经济效益指标.*因资金调度原因导致完成年初设定支出目标/);
    for (const [name, marks] of [['预算执行', '10 / 10'], ['产出指标', '40 / 40'], ['满意度指标', '10 / 10'], ['成本指标', '20 / 20']]) {
      const bar = await textOf(scores.getByRole('listitem').filter({ hasText: name }).first());
      assert.ok(bar.includes(marks), `${name}: ${bar}`);
      assert.ok(!bar.includes('−'), `${name}: ${bar}`);
    }
    assert.deepEqual(await row(page, '得分表', '效益指标'), ['效益指标', '20', '11', '9']);
    assert.deepEqual(await row(page, '得分表', '产出指标'), ['产出指标', '40', '40', '0']);
    assert.deepEqual((await row(page, '得分表', '数量指标'))[2], '16');
    assert.deepEqual((await row(page, '得分表', '质量指标'))[2], '15');
    assert.deepEqual((await row(page, '得分表', '时效指标'))[2], '9');
    assert.deepEqual((await row(page, '得分表', '社会效益指标'))[2], '5');
    assert.deepEqual(await row(page, '得分表', '合计'), ['合计', '100', '91', '9']);
  });

  test('the table of scores has the 9 points at 经济效益, where the report puts them', async (t) => {
    const page = await openExplore(t);
    const [, , score, lost] = await row(page, '得分表', '经济效益指标');
    assert.equal(score, '6');
    assert.match(lost, /9/);
  });

  test('expenditure: amounts, shares beside the stated ones, and of which whole', async (t) => {
    const page = await openExplore(t);
    assert.match(await textOf(section(page, '支出')), /38,847\.92 万元/);
    assert.deepEqual(await row(page, '支出表', '基本支出'), ['基本支出', '368.97', '0.95%', '—', '支出合计']);
    assert.deepEqual(await row(page, '支出表', '人员经费'), ['人员经费', '318.74', '86.39%', '86.38%', '基本支出']);
    assert.deepEqual(await row(page, '支出表', '公用经费'), ['公用经费', '50.23', '13.61%', '13.62%', '基本支出']);
    assert.deepEqual(await row(page, '支出表', '项目支出'), ['项目支出', '38,478.95', '99.05%', '—', '支出合计']);
    assert.deepEqual((await row(page, '支出表', '支出合计')).slice(0, 3), ['支出合计', '38,847.92', '100.00%']);
    const basic = level(page, '基本支出');
    const personnel = await textOf(basic.getByRole('listitem').filter({ hasText: '人员经费' }).first());
    assert.match(personnel, /318\.74 ?86\.39%.*尾差.*86\.38%.*86\.39%/);
    const operating = await textOf(basic.getByRole('listitem').filter({ hasText: '公用经费' }).first());
    assert.match(operating, /50\.23 ?13\.61%.*尾差.*13\.62%.*13\.61%/);
  });

  test('a share of 0.95 % is as readable as one of 99.05 %', async (t) => {
    for (const width of [320, 1366]) {
      const page = await openExplore(t, { width });
      const top = level(page, '支出合计');
      for (const [name, share] of [['基本支出', '0.95%'], ['项目支出', '99.05%']]) {
        const bar = top.getByRole('listitem').filter({ hasText: name }).first();
        assert.ok((await textOf(bar)).includes(share));
        assert.ok(await bar.getByText(share).isVisible());
        const [mark, box] = [await bar.locator('.bar-fill').boundingBox(), await bar.locator('.bar').boundingBox()];
        assert.ok(mark.width >= 1, `${name} can be seen at ${width} px: ${mark.width}`);
        assert.ok(mark.width <= box.width + 2, `${name} stays in its bar`);
        const size = await bar.getByText(share).evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
        assert.ok(size >= 14, `${share} in ${size} px`);
      }
    }
  });

  test('the list of projects is 12,420.32 short, and the page says so without being asked', async (t) => {
    const page = await openExplore(t);
    const said = await textOf(section(page, '支出'));
    assert.match(said, /不一致[^▲]*26,058\.63[^▲]*12,420\.32/);
    assert.match(said, /列举不全[^▲]*260\.13[^▲]*81\.61%/);
  });

  test('what each listing covers stands with its bars', async (t) => {
    const page = await openExplore(t);
    await barButton(page, '人员经费').click();
    const personnel = await textOf(level(page, '人员经费'));
    assert.match(personnel, /人员经费 318\.74 万元 ＝ 100%/);
    assert.match(personnel, /未列明 58\.61 ?18\.39%/);
    assert.match(personnel, /列举不全 .*8 项.*260\.13.*人员经费 81\.61%.*58\.61.*主要包括/);
    await barButton(page, '公用经费').click();
    assert.match(await textOf(level(page, '公用经费')), /相符 .*9 项.*50\.23/);
    await barButton(page, '项目支出').click();
    const project = await textOf(level(page, '项目支出'));
    assert.match(project, /项目支出 38,478\.95 万元 ＝ 100%/);
    assert.match(project, /未列明 12,420\.32 ?32\.28%/);
    assert.match(project, /不一致 .*6 项.*26,058\.63.*12,420\.32.*其中/);
  });

  test('the other three budgets and the staff', async (t) => {
    const page = await openExplore(t);
    const [, income, expenditure, remark] = await row(page, '收入与支出', '政府性基金预算');
    assert.deepEqual([income, expenditure], ['16,349.87', '16,349.86']);
    assert.match(remark, /0\.01/);
    for (const name of ['国有资本经营预算', '社会保险基金预算']) {
      assert.match((await row(page, '收入与支出', name)).join(' '), /声明没有/, name);
    }
    const staff = section(page, '人员');
    assert.match(await textOf(staff.locator('caption')), /编制 45 人.*实有 31 人/);
    const text = await textOf(staff.getByRole('table'));
    for (const figures of ['事业编制 28 20', '事业编制 12 9', '事业编制 5 2']) assert.ok(text.includes(figures), `${figures} in ${text}`);
  });

  test('the execution rate is not verifiable, and the page says why', async (t) => {
    const page = await openExplore(t);
    assert.match(await textOf(section(page, '预算执行')), /没有写全年预算数和全年执行数.*无法计算/);
  });
});

describe('each figure opens its working', () => {
  test('total and grades', async (t) => {
    const page = await openExplore(t);
    for (const [label, ...expected] of [
      ['自评总分', /10 \+ .*40 \+ .*11 \+ .*10 \+ .*20 = 91/],
      ['按规则计算的等级', /91 分/, /优.*90/],
      ['报告自称', /良好.*80.*91/, /不判断/],
    ]) {
      const details = figure(page, label);
      assert.equal(await details.evaluate((node) => node.open), false, label);
      await details.locator('summary').click();
      const working = await textOf(details.locator('.inset'));
      for (const pattern of expected) assert.match(working, pattern, label);
    }
  });

  test('groups of scores', async (t) => {
    const page = await openExplore(t);
    await barButton(page, '效益指标').click();
    const benefit = await textOf(section(page, '得分').getByRole('listitem').filter({ hasText: '效益指标' }).first());
    assert.match(benefit, /经济效益指标 6 \+ 社会效益指标 5 = 11/);
    assert.match(benefit, /20 − 11 = 9/);
    assert.match(benefit, /扣 9 分/);
    await barButton(page, '产出指标').click();
    const output = await textOf(section(page, '得分').getByRole('listitem').filter({ hasText: '产出指标' }).first());
    assert.match(output, /16 \+ .*15 \+ .*9 = 40/);
  });

  test('sums and shares of expenditure', async (t) => {
    const page = await openExplore(t);
    await barButton(page, '项目支出').click();
    await unfoldAll(page);
    const project = await textOf(section(page, '支出'));
    assert.match(project, /368\.97 \+ .*38,478\.95 = 38,847\.92/);
    assert.match(project, /368\.97 ÷ 38,847\.92 × 100% = 0\.95%/);
    assert.match(project, /32 \+ 9,000 \+ 30 \+ 5,342 \+ 11,640\.63 \+ 14 = 26,058\.63/);
    assert.match(project, /38,478\.95 − 26,058\.63 = 12,420\.32/);
    await barButton(page, '基本支出').click();
    await barButton(page, '人员经费').click();
    await unfoldAll(page);
    const basic = await textOf(section(page, '支出'));
    assert.match(basic, /318\.74 ÷ 368\.97 × 100% = 86\.39%/);
    assert.match(basic, /50\.23 ÷ 368\.97 × 100% = 13\.61%/);
    assert.match(basic, /318\.74 \+ 50\.23 = 368\.97/);
    assert.match(basic, /260\.13 ÷ 318\.74 × 100% = 81\.61%/);
  });

  test('shares of single items', async (t) => {
    const page = await openExplore(t);
    await barButton(page, '人员经费').click();
    await unfoldAll(page);
    assert.match(await textOf(level(page, '人员经费')), /110\.59 ÷ 318\.74 × 100% = 34\.70%/);
  });

  test('the difference of the fund budget, and the staff', async (t) => {
    const page = await openExplore(t);
    await unfoldAll(page);
    assert.match(await textOf(section(page, '其他三本预算')), /16,349\.87 − 16,349\.86 = 0\.01/);
    const staff = await textOf(section(page, '人员'));
    assert.match(staff, /28 \+ .*12 \+ .*5 = 45/);
    assert.match(staff, /20 \+ .*9 \+ .*2 = 31/);
  });
});

describe('reading', () => {
  test('beside every chart stands a table with the same figures, however deep', async (t) => {
    const page = await openExplore(t);
    assert.equal(await page.getByRole('figure').count(), 2);
    for (const name of ['得分', '支出']) {
      assert.ok(await section(page, name).getByRole('figure').isVisible());
      assert.ok(await section(page, name).getByRole('table').isVisible());
    }
    await barButton(page, '人员经费').click();
    assert.deepEqual(await row(page, '支出表', '基本工资'), ['基本工资', '110.59', '34.70%', '—', '人员经费']);
    await barButton(page, '项目支出').click();
    const land = '储备用地征收、报批经费';
    assert.deepEqual(await row(page, '支出表', land), [land, '11,640.63', '30.25%', '—', '项目支出']);
  });

  test('every percentage names its whole', async (t) => {
    const page = await openExplore(t);
    await unfoldAll(page);
    const rows = await table(page, '支出表').locator('tbody tr').evaluateAll((found) =>
      found.filter((tr) => tr.checkVisibility()).map((tr) => [...tr.children].map((cell) => cell.innerText.trim())),
    );
    assert.ok(rows.length >= 4 + 8 + 9 + 6, `${rows.length} rows`);
    for (const [name, , share, , whole] of rows) assert.ok(share.endsWith('%') && whole, `${name}: ${share} of ${whole}`);
    for (const open of ['人员经费', '公用经费', '项目支出']) {
      await barButton(page, open).click();
      for (const head of await page.locator('jixiao-widget .level-head').allInnerTexts()) assert.match(flat(head), /^\S*(合计|支出|经费) .*＝ 100%$/);
    }
  });

  test('drilling down, and the way back up', async (t) => {
    const page = await openExplore(t);
    const crumbs = page.getByRole('navigation', { name: '支出层级' });
    const names = async () => (await crumbs.getByRole('listitem').allInnerTexts()).map(flat);
    const levels = () => page.locator('jixiao-widget .level').count();
    assert.deepEqual(await names(), ['支出合计', '基本支出']);
    assert.equal(await levels(), 2);
    await barButton(page, '人员经费').click();
    assert.deepEqual(await names(), ['支出合计', '基本支出', '人员经费']);
    assert.equal(await barButton(page, '人员经费').getAttribute('aria-expanded'), 'true');
    assert.equal(await levels(), 3);
    await barButton(page, '公用经费').click();
    assert.deepEqual(await names(), ['支出合计', '基本支出', '公用经费'], 'one at a time');
    await crumbs.getByRole('button', { name: '基本支出' }).click();
    assert.deepEqual(await names(), ['支出合计', '基本支出']);
    await barButton(page, '项目支出').click();
    assert.deepEqual(await names(), ['支出合计', '项目支出']);
    await barButton(page, '项目支出').click();
    assert.deepEqual(await names(), ['支出合计'], 'pressed again, it folds');
    assert.equal(await levels(), 1);
  });

  test('largest remainder is offered by name, makes every column 100.00, and says that it is no rounding', async (t) => {
    const page = await openExplore(t);
    await unfoldAll(page);
    const sums = () => table(page, '支出表').locator('tbody tr').evaluateAll((rows) => {
      const sums = {};
      for (const cells of rows.filter((tr) => tr.checkVisibility()).map((tr) => [...tr.children].map((cell) => cell.innerText.trim()))) {
        sums[cells[4]] = (sums[cells[4]] || 0) + Math.round(parseFloat(cells[2]) * 100);
      }
      return sums;
    });
    const plain = await sums();
    assert.deepEqual(Object.keys(plain).sort(), ['人员经费', '公用经费', '基本支出', '支出合计', '项目支出'].sort());
    assert.equal(plain['公用经费'], 10001, 'half-up shares of 公用经费 do not add up to 100.00 (7.96+3.98+1.00+7.96+1.00+11.95+11.95+16.30+37.91)');
    const box = page.getByRole('checkbox', { name: /最大余额法/ });
    await box.check();
    for (const [whole, sum] of Object.entries(await sums())) assert.equal(sum, 10000, whole);
    assert.match(await textOf(section(page, '支出')), /不是四舍五入/);
    await box.uncheck();
    assert.deepEqual(await sums(), plain);
  });

  test('the terms are explained where they stand', async (t) => {
    const page = await openExplore(t);
    assert.match(await textOf(section(page, '支出')), /基本支出是.*项目支出是/);
    assert.match(await textOf(section(page, '预算执行')), /执行率 = 全年执行数 ÷ 全年预算数/);
    await section(page, '得分').getByText('这些词是什么意思').click();
    const terms = await section(page, '得分').locator('dl').innerText();
    for (const word of ['预算执行', '产出指标', '效益指标', '满意度指标', '成本指标']) assert.ok(terms.includes(word), word);
  });
});

describe('without a report', () => {
  test('the page says what to do, in both languages, and leads to the form', async (t) => {
    const page = await openPage(t, { src: '' });
    const empty = page.locator('jixiao-widget .empty');
    await empty.waitFor();
    assert.match(await empty.innerText(), /还没有报告/);
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'English', exact: true }).click();
    assert.match(await empty.innerText(), /no report/);
    assert.doesNotMatch(await empty.innerText(), /\p{Script=Han}/u);
    await empty.getByRole('button').click();
    await page.locator('jixiao-widget .summary').waitFor();
  });

  test('a report with nothing in it but a name shows what is missing in every section', async (t) => {
    const page = await openExplore(t);
    await page.evaluate(() => document.querySelector('jixiao-widget').load({ version: 1, department: '空白局' }));
    await page.getByRole('heading', { level: 1, name: '空白局' }).waitFor();
    const text = await textOf(page.locator('jixiao-widget .explore'));
    for (const words of ['没有写指标和得分', '没有写支出', '没有写人员', '没有写总分']) assert.ok(text.includes(words), words);
    assert.ok(!/NaN|undefined|null/.test(text));
    assert.deepEqual(await axe(page), []);
  });
});

test('groups that lost equally much are all named', async (t) => {
  const page = await openExplore(t, { src: './reports/yunze-water-2024.json' });
  assert.match(await textOf(section(page, '得分')), /5 组里有 1 组得满分，扣分最多的是产出指标、效益指标，各扣 1\.5 分。/);
});

test('in English the words of the report say that they are Chinese, and nothing else does', async (t) => {
  const page = await openExplore(t, { lang: 'en' });
  await barButton(page, 'Personnel').click();
  await unfoldAll(page);
  assert.deepEqual(await misnamed(page), []);
  const lang = (locator) => locator.evaluate((node) => node.closest('[lang]').lang);
  assert.equal(await lang(page.locator('jixiao-widget h1.title')), 'zh-CN');
  assert.equal(await lang(page.locator('jixiao-widget #jx-scores-say')), 'en');
  await page.getByRole('button', { name: '中文', exact: true }).click();
  assert.equal(await page.locator('jixiao-widget h1.title').getAttribute('lang'), null, 'where the page is Chinese nothing has to be said');
});

test('scores with decimals, and what they lost, stay inside their column', async (t) => {
  for (const type of ['', 'large']) {
    const page = await openExplore(t, { width: 1366, height: 900 });
    await page.evaluate((given) => {
      const widget = document.querySelector('jixiao-widget');
      if (given) widget.setAttribute('type', given);
      const scores = [['预算执行', '10', '9.48'], ['产出指标', '40', '11.02'], ['效益指标', '120', '100.25']];
      widget.load({ ...widget.report, indicators: scores.map(([name, fullMarks, score]) => ({ name, fullMarks, score })) });
    }, type);
    await page.getByText('−28.98').waitFor();
    const beyond = await page.evaluate(() => {
      const values = [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.bars:not(.money) .bar-value')];
      const wide = values.filter((value) => value.scrollWidth > value.clientWidth + 1 || value.getBoundingClientRect().right > value.closest('.bars').getBoundingClientRect().right + 1);
      return [values.length, wide.map((value) => value.textContent)];
    });
    assert.deepEqual(beyond, [3, []]);
  }
});

test('money in English says its unit without two figures in a row', async (t) => {
  const page = await openExplore(t, { lang: 'en' });
  assert.match(await textOf(section(page, 'Expenditure')), /General public budget, total 38,847\.92 × 10,000 yuan\. Of every 100 yuan/);
  assert.match(await textOf(section(page, 'Expenditure')), /are not listed\. The report says/);
});

describe('nothing excludes anybody', () => {
  const states = {
    light: [{ theme: 'light' }],
    dark: [{ theme: 'dark' }],
    contrast: [{ theme: 'contrast' }],
    'dark by the system': [{ colorScheme: 'dark' }],
    English: [{ lang: 'en' }],
    'large type': [{}, (page) => display(page, 'checkbox', '大字')],
    'a phone': [{ width: 360, height: 740 }],
  };
  for (const [name, [options, act]] of Object.entries(states)) {
    test(`axe finds no violation: ${name}, folded and unfolded`, async (t) => {
      const page = await openExplore(t, options);
      if (act) await act(page);
      assert.deepEqual(await axe(page), []);
      await barButton(page, options.lang ? 'Personnel' : '人员经费').click();
      await unfoldAll(page);
      assert.deepEqual(await axe(page), []);
    });
  }

  for (const [name, lang, large] of [['Chinese', 'zh-CN', false], ['English', 'en', false], ['large type', 'zh-CN', true], ['large English', 'en', true]]) {
    test(`no sideways scroll at 320 px: ${name}`, async (t) => {
      const page = await openExplore(t, { width: 320, height: 640, lang });
      if (large) await display(page, 'checkbox', lang === 'en' ? 'Large type' : '大字');
      assert.equal(await sideways(page), 0);
      for (const menu of await page.locator('jixiao-widget details.menu > summary').all()) {
        await menu.click();
        assert.equal(await sideways(page), 0, `menu ${await menu.innerText()}`);
        await page.keyboard.press('Escape');
      }
      await barButton(page, lang === 'en' ? 'Project' : '项目支出').click();
      await unfoldAll(page);
      assert.equal(await sideways(page), 0, 'unfolded');
    });
  }

  test('no text is smaller than 12 px, and what is pressed on a phone is 24 px at least, buttons 44', async (t) => {
    const page = await openExplore(t, { width: 360, height: 740 });
    await unfoldAll(page);
    const small = await page.evaluate(() => {
      const root = document.querySelector('jixiao-widget').shadowRoot;
      const texts = [...root.querySelectorAll('*')].filter((node) => [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && node.checkVisibility());
      const tiny = texts.filter((node) => parseFloat(getComputedStyle(node).fontSize) < 12).map((node) => node.outerHTML.slice(0, 80));
      const targets = [...root.querySelectorAll('button, summary, label, a')].filter((node) => node.checkVisibility());
      const low = (node) => node.getBoundingClientRect().height < (node.matches('.btn, .mode, .menu-item, .bar-button, .tree') ? 44 : 24);
      return [...tiny, ...targets.filter(low).map((node) => `${node.getBoundingClientRect().height} ${node.outerHTML.slice(0, 80)}`)];
    });
    assert.deepEqual(small, []);
  });
});
