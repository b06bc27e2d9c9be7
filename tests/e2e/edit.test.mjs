// The form: what is typed, what follows from it, and taking it back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluation, field, focused, openEdit, pasteText, press, report, summary } from './edit-help.mjs';
import { misnamed } from './explore-help.mjs';

const PERSONNEL = 'expenditure.personnel';

describe('typing', () => {
  test('a score updates total, grade and the sums above', async (t) => {
    const page = await openEdit(t);
    assert.match(await summary(page), /91\s*\/ 100/);
    await field(page, 'indicators[2].children[0].score').fill('15');
    assert.match(await summary(page), /100\s*\/ 100/);
    await field(page, 'indicators[2].children[0].score').fill('1');
    assert.match(await summary(page), /86\s*\/ 100\s+等级\s*良/);
    assert.equal((await evaluation(page)).total, '86');
  });

  test('full-width digits, separators and units are understood and echoed when the field is left', async (t) => {
    const page = await openEdit(t);
    const amount = field(page, `${PERSONNEL}.amount`);
    await amount.fill('１，３１８．７４万元');
    assert.equal(await amount.inputValue(), '１，３１８．７４万元', 'nothing is reworded while typing');
    await amount.blur();
    assert.equal(await amount.inputValue(), '1318.74万元');
    assert.equal((await report(page)).expenditure.personnel.amount, '1318.74万元');
    await field(page, `${PERSONNEL}.share`).fill(' ８６．３８ ％');
    await field(page, `${PERSONNEL}.share`).blur();
    assert.equal((await report(page)).expenditure.personnel.share, '86.38');
    // Also where it is the figure that stood there before, so that nothing changes.
    await amount.fill('１，３１８．７４万元');
    await amount.blur();
    assert.equal(await amount.inputValue(), '1318.74万元');
  });

  test('of a text that cannot be read, its beginning is no figure', async (t) => {
    const page = await openEdit(t);
    const amount = field(page, `${PERSONNEL}.amount`);
    await amount.fill('');
    await amount.pressSequentially('8 00');
    assert.equal(await amount.getAttribute('aria-invalid'), 'true');
    assert.equal((await report(page)).expenditure.personnel.amount, '318.74');
    await amount.blur();
    assert.equal(await amount.inputValue(), '8 00');
    assert.match(await summary(page), /读不成数字/);
    await page.keyboard.press('Control+z');
    await amount.fill('320');
    assert.equal((await report(page)).expenditure.personnel.amount, '320');
  });

  test('of people there are whole numbers, and the message says so', async (t) => {
    const page = await openEdit(t);
    const posts = page.locator('jixiao-widget input[id^="staffing[0].rows[0].authorised"]').first();
    const says = async () => field(page, (await posts.getAttribute('aria-describedby')).split(' ')[0]).innerText();
    await posts.fill('1.5');
    await posts.blur();
    assert.equal(await posts.inputValue(), '1.5');
    assert.match(await says(), /整数/);
    await posts.fill('99999999999');
    await posts.blur();
    assert.match(await says(), /太大/);
  });

  test('an amount in another unit says what it comes to, and a negative one that it is one', async (t) => {
    const page = await openEdit(t);
    const amount = field(page, `${PERSONNEL}.amount`);
    const note = async () => field(page, await amount.getAttribute('aria-describedby')).innerText();
    await amount.fill('3187400元');
    await amount.blur();
    assert.match(await note(), /合 318\.74 万元/);
    await amount.fill('-20');
    await amount.blur();
    assert.match(await note(), /负数/);
    assert.equal(await amount.getAttribute('aria-invalid'), null);
    await amount.fill('318.74');
    await amount.blur();
    assert.equal(await amount.getAttribute('aria-describedby'), null);
  });

  test('what cannot be read stays, with the reason beside it, and the figure stays as it was', async (t) => {
    const page = await openEdit(t);
    const amount = field(page, `${PERSONNEL}.items[0].amount`);
    await amount.fill('一百');
    await amount.blur();
    assert.equal(await amount.inputValue(), '一百');
    assert.equal(await amount.getAttribute('aria-invalid'), 'true');
    const described = await amount.getAttribute('aria-describedby');
    assert.match(await field(page, described).innerText(), /不是数字/);
    assert.equal((await report(page)).expenditure.personnel.items[0].amount, '110.59');
    await page.keyboard.press('Control+z');
    await amount.fill('110.6');
    await amount.blur();
    assert.equal(await amount.getAttribute('aria-invalid'), null);
    assert.equal((await report(page)).expenditure.personnel.items[0].amount, '110.6');
  });

  test('a score outside its full marks is said beside the field and never changed', async (t) => {
    const page = await openEdit(t);
    const score = field(page, 'indicators[4].score');
    await score.fill('26');
    assert.equal(await score.getAttribute('aria-invalid'), 'true');
    assert.match(await field(page, 'indicators[4].score-e').innerText(), /26 超过分值 20/);
    await score.fill('-1');
    assert.match(await field(page, 'indicators[4].score-e').innerText(), /不能低于 0/);
    await score.blur();
    assert.equal((await report(page)).indicators[4].score, '-1');
  });

  test('nothing happens while an input method composes', async (t) => {
    const page = await openEdit(t);
    const department = field(page, 'department');
    await department.focus();
    await department.evaluate((input) => {
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
      input.value = 'cai';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    });
    assert.equal((await report(page)).department, '临武高新技术产业开发区管理委员会');
    assert.equal(await department.inputValue(), 'cai');
    await department.evaluate((input) => {
      input.value = '财政局';
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data: '财政局' }));
    });
    assert.equal((await report(page)).department, '财政局');
  });

  test('the new total is read out once it has settled', async (t) => {
    const page = await openEdit(t);
    const live = page.locator('jixiao-widget .jx > [aria-live=polite]');
    const before = await live.textContent();
    await field(page, 'indicators[2].children[0].score').pressSequentially('1', { delay: 10 });
    await page.waitForTimeout(300);
    assert.equal(await live.textContent(), before);
    await page.waitForTimeout(900);
    assert.match(await live.textContent(), /总分/);
  });
});

test('amounts, shares and kinds of listings are read out with the name of what they belong to', async (t) => {
  const texts = {
    'zh-CN': ['人员经费：金额（万元）', '人员经费：报告写的占基本支出的比例（%）', '人员经费：明细是怎么列的'],
    en: ['Personnel: Amount (10,000 yuan)', 'Personnel: Stated share of Basic expenditure (%)', 'Personnel: How the items are listed'],
  };
  for (const [lang, [amount, share, listing]] of Object.entries(texts)) {
    const page = await openEdit(t, { lang });
    const id = (role, name) => page.getByRole(role, { name, exact: true }).getAttribute('id');
    assert.equal(await id('textbox', amount), `${PERSONNEL}.amount`);
    assert.equal(await id('textbox', share), `${PERSONNEL}.share`);
    assert.equal(await id('combobox', listing), `${PERSONNEL}.listing`);
    const names = await page.evaluate(() => {
      const fields = document.querySelector('jixiao-widget').shadowRoot.querySelectorAll(':is(#s-basic, #s-project, #s-total) .fields .input');
      return [...fields].map((field) => field.getAttribute('aria-label') || field.labels[0].textContent);
    });
    assert.ok(names.length > 10);
    assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), [], 'no two are called the same');
  }
});

test('in English the words of the report say that they are Chinese', async (t) => {
  const page = await openEdit(t, { lang: 'en' });
  await page.locator('jixiao-widget .form-checks > summary').click();
  await page.locator('jixiao-widget .form-checks li').first().waitFor();
  assert.deepEqual(await misnamed(page, 'h1, .form-checks .findings, .indicators .reason'), []);
});

describe('taking back', () => {
  test('keys in one field are one step; undo and redo say what they do', async (t) => {
    const page = await openEdit(t);
    const name = field(page, 'department');
    await name.click();
    await page.keyboard.press('End');
    await name.pressSequentially('（试）');
    assert.ok(await page.getByRole('button', { name: '撤销：改部门（单位）' }).isVisible());
    await page.keyboard.press('Control+z');
    assert.equal((await report(page)).department, '临武高新技术产业开发区管理委员会');
    await page.keyboard.press('Control+Shift+z');
    assert.match((await report(page)).department, /（试）$/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    assert.match((await report(page)).department, /（试）$/);
  });

  test('adding, moving, removing, pasting and converting are one step each', async (t) => {
    const page = await openEdit(t);
    const before = await report(page);
    await page.locator('jixiao-widget [id="add-expenditure.personnel.amount"]').click();
    assert.equal((await report(page)).expenditure.personnel.items.length, 9);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id.endsWith('items[8].name'));
    await page.getByRole('button', { name: '下移：基本工资' }).click();
    assert.equal((await report(page)).expenditure.personnel.items[1].name, '基本工资');
    await page.getByRole('button', { name: '删除：津贴补贴' }).click();
    assert.equal((await report(page)).expenditure.personnel.items[0].name, '基本工资');
    await field(page, `${PERSONNEL}.items[0].name`).focus();
    await pasteText(page, '甲\t1\r\n乙\t2万元\r\n');
    assert.deepEqual((await report(page)).expenditure.personnel.items.slice(0, 3).map((item) => item.name), ['甲', '乙', '基本工资']);
    await page.getByRole('radio', { name: '元', exact: true }).check();
    const yuan = await report(page);
    assert.equal(yuan.unit, '元');
    assert.equal(yuan.expenditure.personnel.items[2].amount, '1105900');
    assert.equal(yuan.expenditure.personnel.items[1].amount, '2万元', 'an amount with its own unit keeps it');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
    assert.deepEqual(await report(page), before);
    assert.equal(await page.getByRole('button', { name: '撤销', exact: true }).getAttribute('aria-disabled'), 'true');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+y');
    assert.deepEqual(await report(page), yuan);
  });

  test('undo withdraws a text that never became a figure', async (t) => {
    const page = await openEdit(t);
    const amount = field(page, `${PERSONNEL}.amount`);
    await amount.fill('abc');
    await page.keyboard.press('Control+z');
    assert.equal(await amount.inputValue(), '318.74');
    assert.equal(await amount.getAttribute('aria-invalid'), null);
  });

  test('what is taken back or done again is read out', async (t) => {
    const page = await openEdit(t);
    const live = page.locator('jixiao-widget .jx > [aria-live=polite]');
    await page.getByRole('button', { name: '删除：基本工资', exact: true }).click();
    await page.keyboard.press('Control+z');
    assert.equal(await live.textContent(), '已撤销：删除“基本工资”');
    await page.keyboard.press('Control+y');
    assert.equal(await live.textContent(), '已重做：删除“基本工资”');
    await page.getByRole('button', { name: '撤销：删除“基本工资”', exact: true }).click();
    assert.equal(await live.textContent(), '已撤销：删除“基本工资”');
    const amount = field(page, `${PERSONNEL}.items[0].amount`);
    await amount.fill('111');
    await page.keyboard.press('Control+z');
    assert.equal(await live.textContent(), '已撤销：改“基本工资”的金额');
    await amount.fill('一百');
    await page.keyboard.press('Control+z');
    assert.equal(await amount.inputValue(), '110.59');
    await page.getByRole('button', { name: '重做：改“基本工资”的金额', exact: true }).click();
    assert.equal(await live.textContent(), '已重做：改“基本工资”的金额');
  });

  test('after removing, the focus is on the next row and the reader is told', async (t) => {
    const page = await openEdit(t);
    await page.getByRole('button', { name: '删除：基本工资' }).click();
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id.endsWith('items[0].name-remove'));
    assert.match(await page.locator('jixiao-widget .jx > [aria-live=polite]').textContent(), /已删除“基本工资”，可以撤销/);
    await page.getByRole('button', { name: '删除：住房公积金' }).click();
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id.endsWith('items[5].name-remove'));
    assert.match(await focused(page), /items\[5\]/);
  });

  test('after the last row of a group the focus is on the name of the group, and the keys go on working', async (t) => {
    const page = await openEdit(t);
    const before = await report(page);
    const on = (id) => page.waitForFunction((wanted) => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === wanted, id);
    await page.getByRole('button', { name: '删除：经济效益指标', exact: true }).click();
    await page.getByRole('button', { name: '删除：社会效益指标', exact: true }).click();
    await on('indicators[2].name');
    await page.keyboard.press('Control+z');
    assert.deepEqual((await report(page)).indicators[2].children.map(({ name }) => name), ['社会效益指标']);
    // The group has its button again, so its row was drawn anew: the focus went to the buttons for the same keys.
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement);
    await page.keyboard.press('Control+z');
    assert.deepEqual(await report(page), before);
    await page.getByRole('button', { name: '在“基本工资”下加一项', exact: true }).click();
    await on('expenditure.personnel.items[0].items[0].name');
    await page.keyboard.type('岗位工资');
    await page.getByRole('button', { name: '删除：岗位工资', exact: true }).click();
    await on('expenditure.personnel.items[0].name');
    await page.keyboard.press('Control+z');
    assert.equal((await report(page)).expenditure.personnel.items[0].items[0].name, '岗位工资');
  });
});

describe('indicators', () => {
  test('a method calculates, a written score stands by hand, and can be given back', async (t) => {
    const page = await openEdit(t);
    const at = 'indicators[3]';
    await field(page, `${at}.target`).fill('≥90');
    await field(page, `${at}.actual`).fill('45');
    await field(page, `${at}.method.kind`).selectOption('ratioForward');
    assert.equal(await field(page, `${at}.score`).inputValue(), '5');
    assert.match(await summary(page), /86\s*\/ 100/);
    await field(page, `${at}.score`).fill('7');
    await field(page, `${at}.score`).blur();
    const badge = page.getByRole('button', { name: '满意度指标：得分是手动填的，改回自动 5' });
    assert.ok(await badge.isVisible());
    assert.deepEqual([(await report(page)).indicators[3].score, (await report(page)).indicators[3].byHand], ['7', true]);
    await badge.click();
    assert.equal(await field(page, `${at}.score`).inputValue(), '5');
    await page.keyboard.press('Control+z');
    assert.equal(await field(page, `${at}.score`).inputValue(), '7');
    await page.keyboard.press('Control+z');
    assert.equal(await field(page, `${at}.score`).inputValue(), '5', 'score and mark are one step');
    await field(page, `${at}.actual`).fill('很好');
    assert.equal(await field(page, `${at}.actual`).getAttribute('aria-invalid'), 'true');
  });

  test('the parameters of each method can be set, and the working is shown', async (t) => {
    const page = await openEdit(t);
    const at = 'indicators[3]';
    await field(page, `${at}.target`).fill('100');
    await field(page, `${at}.actual`).fill('92.8');
    await field(page, `${at}.method.kind`).selectOption('deduction');
    await page.getByRole('button', { name: '计分参数：满意度指标' }).click();
    await field(page, `${at}.method.step`).fill('5');
    await field(page, `${at}.method.points`).fill('2');
    assert.equal(await field(page, `${at}.score`).inputValue(), '8');
    const panel = page.locator(`jixiao-widget [id="panel-${at}.name"]`);
    assert.match(await panel.innerText(), /每差一整档扣一次/);
    await field(page, `${at}.method.kind`).selectOption('bands');
    assert.equal(await field(page, `${at}.score`).inputValue(), '10');
    await panel.getByRole('button', { name: '加一段' }).click();
    assert.equal((await report(page)).indicators[3].method.bands.length, 4);
    await panel.getByRole('button', { name: '删除 60 这一段' }).click();
    assert.equal((await report(page)).indicators[3].method.bands.length, 3);
    await field(page, `${at}.method.kind`).selectOption('levels');
    await panel.getByRole('radio', { name: /部分达成/ }).check();
    await field(page, `${at}.method.percent`).fill('70');
    assert.equal(await field(page, `${at}.score`).inputValue(), '7');
    await field(page, `${at}.method.percent`).fill('95');
    assert.equal(await field(page, `${at}.method.percent`).getAttribute('aria-invalid'), 'true');
    await field(page, `${at}.method.kind`).selectOption('direct');
    await panel.getByRole('radio', { name: '未达到' }).check();
    assert.equal(await field(page, `${at}.score`).inputValue(), '0');
  });

  test('an indicator that does not apply leaves the base and the rest is scaled up', async (t) => {
    const page = await openEdit(t);
    await page.getByRole('button', { name: '计分参数：满意度指标' }).click();
    await page.getByRole('checkbox', { name: /不适用/ }).check();
    // 81 of 90 is 90 of 100.
    assert.match(await summary(page), /90\s*\/ 100/);
    await page.keyboard.press('Control+z');
    assert.match(await summary(page), /91\s*\/ 100/);
  });

  test('indicators can be added on three levels, moved and removed', async (t) => {
    const page = await openEdit(t);
    await page.getByRole('button', { name: '加指标：产出指标' }).click();
    assert.equal((await report(page)).indicators[1].children.length, 4);
    await field(page, 'indicators[1].children[3].name').fill('新指标');
    await page.getByRole('button', { name: '计分参数：新指标' }).click();
    await page.locator('jixiao-widget [id="panel-indicators[1].children[3].name"]').getByRole('button', { name: '在下面加指标：新指标' }).click();
    assert.equal((await report(page)).indicators[1].children[3].children.length, 1);
    await page.getByRole('button', { name: '上移：新指标' }).click();
    assert.equal((await report(page)).indicators[1].children[2].name, '新指标');
    await page.getByRole('button', { name: '删除：新指标' }).click();
    assert.equal((await report(page)).indicators[1].children.length, 3);
  });
});

describe('reasons of lost marks', () => {
  const FIRST = 'indicators[2].children[0].reason';
  const SECOND = 'indicators[2].children[1].reason';
  const LONG = '园区企业用工不足，就业带动人数没有达到年初设定的目标；下一步将加强与企业对接，按季度调度项目进度。';
  const lines = (page) => page.locator('jixiao-widget .indicators .reason');

  test('one that is longer than its field stands in full below the row', async (t) => {
    const page = await openEdit(t, { width: 1366, height: 768 });
    assert.equal(await lines(page).count(), 1);
    assert.ok((await lines(page).innerText()).includes(await field(page, FIRST).inputValue()));
    await field(page, SECOND).fill('用工不足');
    assert.equal(await lines(page).count(), 1, 'what fits is not said twice');
    await field(page, SECOND).fill(LONG);
    assert.equal(await lines(page).count(), 2);
    assert.ok((await lines(page).last().innerText()).includes(LONG));
    assert.equal(await focused(page), SECOND);
    const cut = await lines(page).last().evaluate((line) => line.scrollWidth > line.clientWidth);
    assert.equal(cut, false);
    await field(page, SECOND).fill('');
    assert.equal(await lines(page).count(), 1);
  });

  test('the keys go past it from field to field', async (t) => {
    const page = await openEdit(t);
    await field(page, FIRST).focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), SECOND);
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(page), FIRST);
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), SECOND);
    await field(page, 'indicators[2].children[0].name').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), 'indicators[2].children[1].name');
  });

  test('of a group it stands below the name of the group, its field in the panel', async (t) => {
    const page = await openEdit(t);
    await page.evaluate((reason) => {
      const widget = document.querySelector('jixiao-widget');
      const report = widget.report;
      report.indicators[2].reason = reason;
      widget.load(report);
    }, LONG);
    await lines(page).filter({ hasText: LONG }).waitFor();
    assert.equal(await lines(page).filter({ hasText: LONG }).getAttribute('aria-hidden'), null);
  });
});

describe('pasting', () => {
  test('the panel reads rows, names the bad one and loses nothing', async (t) => {
    const page = await openEdit(t);
    const button = page.locator('jixiao-widget [id="paste-button-add-expenditure.operating.amount"]');
    await button.click();
    const text = page.locator('jixiao-widget [id="paste-text-add-expenditure.operating.amount"]');
    await text.fill('名称\t金额\n\n会议费\t1.5\n培训费\t若干\n咨询费\t２万元');
    const panel = page.locator('jixiao-widget [id="paste-panel-add-expenditure.operating.amount"]');
    assert.match(await panel.innerText(), /读到 2 行，合计 3\.5 万元/);
    assert.match(await panel.innerText(), /第 4 行“若干”/);
    await panel.getByRole('button', { name: '加到末尾' }).click();
    const items = (await report(page)).expenditure.operating.items;
    assert.deepEqual(items.slice(9).map((item) => [item.name, item.amount]), [['会议费', '1.5'], ['咨询费', '2万元']]);
    assert.equal(await text.inputValue(), '培训费\t若干', 'what could not be read stays to be mended');
    await text.fill('培训费\t3');
    await panel.getByRole('button', { name: '替换现有各行' }).click();
    assert.equal((await report(page)).expenditure.operating.items.length, 1);
    await page.keyboard.press('Control+z');
    assert.equal((await report(page)).expenditure.operating.items.length, 11);
    await page.keyboard.press('Control+z');
    assert.equal((await report(page)).expenditure.operating.items.length, 9);
  });

  test('a column of figures goes down the amounts', async (t) => {
    const page = await openEdit(t);
    await field(page, 'expenditure.operating.items[7].amount').focus();
    await pasteText(page, '1\n2\n3\n');
    const items = (await report(page)).expenditure.operating.items;
    assert.deepEqual(items.slice(7).map((item) => item.amount), ['1', '2', '3']);
    await page.keyboard.press('Control+z');
    assert.equal((await report(page)).expenditure.operating.items.length, 9);
  });

  test('indicators come with target, result, marks and level', async (t) => {
    const page = await openEdit(t);
    await page.locator('jixiao-widget [id="paste-button-add-indicators"]').click();
    const text = page.locator('jixiao-widget [id="paste-text-add-indicators"]');
    await text.fill('级别\t指标\t年度指标值\t实际完成值\t分值\t得分\n1\t产出\t\t\t40\t\n2\t数量\t≥50\t50\t16\t16\n2\t质量\t好\t好\t24\t20');
    await press(page, '替换现有各行');
    const { indicators } = await report(page);
    assert.equal(indicators.length, 1);
    assert.deepEqual(indicators[0].children.map((child) => [child.name, child.target, child.score]), [['数量', '≥50', '16'], ['质量', '好', '20']]);
    assert.match(await summary(page), /36\s*\/ 40/);
  });
});

describe('the other parts', () => {
  test('staff by unit and kind', async (t) => {
    const page = await openEdit(t);
    await press(page, '加一个单位');
    await field(page, 'staffing[3].name').fill('新单位');
    await field(page, 'staffing[3].rows[0].authorised').fill('５人');
    await page.getByRole('button', { name: '加类别：新单位' }).click();
    await field(page, 'staffing[3].rows[1].inPost').fill('7');
    const { staffing } = await report(page);
    assert.deepEqual(staffing[3], {
      name: '新单位',
      rows: [{ kind: 'administrative', authorised: 5 }, { kind: 'logistics', inPost: 7 }],
    });
    await field(page, 'staffing[3].rows[0].inPost').fill('1.5');
    assert.equal(await field(page, 'staffing[3].rows[0].inPost').getAttribute('aria-invalid'), 'true');
  });

  test('budget figures give the execution rate and its score', async (t) => {
    const page = await openEdit(t);
    await field(page, 'execution.total.adjusted').fill('200');
    await field(page, 'execution.total.actual').fill('150');
    await field(page, 'execution.total.rate').fill('76');
    const row = page.locator('jixiao-widget section#s-exec tbody tr').first();
    assert.match(await row.innerText(), /75\.00%/);
    assert.match(await row.innerText(), /不一致/);
    await field(page, 'indicators[0].method.kind').selectOption('execution');
    assert.equal(await field(page, 'indicators[0].score').inputValue(), '7.5');
  });

  test('a budget can be declared as none', async (t) => {
    const page = await openEdit(t);
    await page.getByRole('checkbox', { name: '没有：政府性基金预算' }).check();
    assert.equal((await report(page)).budgets.governmentFund.declaredNone, true);
    assert.equal(await field(page, 'budgets.governmentFund.income').inputValue(), '16349.87', 'what was written stays in sight');
  });

  test('own rules: a fault stands beside its field and is not applied', async (t) => {
    const page = await openEdit(t);
    await field(page, 'rules').selectOption('custom');
    const marks = field(page, 'rule-weights.groups[0].fullMarks');
    await marks.fill('20');
    await marks.blur();
    assert.equal((await report(page)).customRules.fullMarks, '110');
    const cut = field(page, 'rule-grades.bands[0].atLeast');
    await cut.fill('70');
    await cut.blur();
    assert.equal((await report(page)).customRules.grades.bands[0].atLeast, '90', 'not applied');
    assert.equal(await cut.inputValue(), '70', 'but kept');
    assert.equal(await page.locator('jixiao-widget section#s-rules .error').count(), 1);
    await cut.fill('95');
    await cut.blur();
    assert.equal((await report(page)).customRules.grades.bands[0].atLeast, '95');
    assert.equal(await page.locator('jixiao-widget section#s-rules .error').count(), 0);
    // Full marks of 110 in the rule and of 100 in the report: points and proportion give two grades.
    assert.match(await summary(page), /等级\s*—/);
    await marks.fill('10');
    await marks.blur();
    assert.match(await summary(page), /等级\s*良/);
    // The keys belong to the widget while the focus is in it.
    await cut.focus();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
    assert.equal((await report(page)).rules, 'cn-2021-101');
  });

  test('what the report states stands beside what follows', async (t) => {
    const page = await openEdit(t);
    assert.match(await field(page, 'expenditure.personnel.share-h').innerText(), /尾差.*86\.39%/s);
    assert.match(await field(page, 'stated.grade-h').innerText(), /不一致.*“优”/s);
    assert.match(await page.locator('jixiao-widget section#s-project').innerText(), /不一致\s*比总数少 12,420\.32/);
    assert.match(await page.locator('jixiao-widget section#s-basic').innerText(), /列举不全\s*比总数少 58\.61/);
  });
});
