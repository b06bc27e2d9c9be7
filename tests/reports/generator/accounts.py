"""Final accounts (部门决算) with their fixed sentences: shares, changes, completion rates, 三公, 采购, vehicles."""
from decimal import Decimal

from claims import Mean
from doc import Doc
from facts import SUBJECTS, Facts, half_up, percent

REASONS = ["人员变动及工资调整", "部分项目按合同进度付款", "压减一般性支出", "新增年度专项任务"]


def against(d, f, label, now, name, before_year=True):
    """与上年度相比，…增加x万元，增长y%。"""
    before = half_up(now * 100 / (f.random.between(103, 128) if f.random.below(2) else f.random.between(80, 97)))
    gap, rate, up = f.difference(now, before)
    first, second = ("增加", "增长") if up else ("减少", "下降")
    key = d.fresh("change")
    words = [f"trend:{key}a", f"trend:{key}b"]
    d.change(name, up, difference=key, rate=key + "%", words=words)
    return (f"与{f.year - 1}年度相比，{label}⟨{words[0]}⟩{first}⟨/{words[0]}⟩{d.money(gap, key)}，"
            f"⟨{words[1]}⟩{second}⟨/{words[1]}⟩{d.pct(rate, key + '%')}。主要原因：{f.random.pick(REASONS)}。")


def budgeted(d, f, actual, name, rated=True):
    """年初预算为a万元，支出决算为b万元，完成年初预算的c%。决算数小于预算数的主要原因：…"""
    way = f.random.below(3)
    budget = actual if way == 0 else half_up(actual * 100 / (f.random.between(85, 98) if way == 1 else f.random.between(103, 118)))
    base = name + ".budget"
    text = f"年初预算为{d.money(budget, base)}，支出决算为{d.money(actual, name)}"
    if rated:
        rate = percent(actual, budget)
        text += f"，完成年初预算的{d.pct(rate, name + '%')}"
        d.completion(name, base, name + "%")
    text += "。"
    if actual == budget:
        return text + "决算数与预算数持平。"
    word = "小于" if actual < budget else "大于"
    piece = f"compared:{base},{name}"
    return text + f"决算数⟨{piece}⟩{word}⟨/{piece}⟩预算数的主要原因：{f.random.pick(REASONS)}。"


def three_public(d, f, zero=False):
    r = f.random
    if zero:
        none = lambda label, key: f"{label}支出决算为{d.money('0.00')}"
        d.p(f"{f.department}{f.year}年度“三公”经费财政拨款支出年初预算为{d.money('1.20', '3p.budget')}，支出决算为{d.money('0.00', '3p')}，"
            f"完成预算的{d.pct('0')}，其中：" + "；".join(none(l, "") for l in ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"))
            + f"。{f.year}年度“三公”经费财政拨款支出决算数与{f.year - 1}年度持平。")
        return
    abroad, buy = Decimal("0.00"), Decimal("0.00")
    run, host = r.cents(2, 9), r.cents(1, 5)
    whole = abroad + buy + run + host
    budget = half_up(whole * 100 / r.between(80, 96))
    d.p(f"“三公”经费财政拨款支出年初预算为{d.money(budget, '3p.budget')}，支出决算为{d.money(whole, '3p')}，完成预算的"
        f"{d.pct(percent(whole, budget), '3p%')}，其中：因公出国（境）费支出决算为{d.money(abroad, '3p.abroad')}；公务用车购置及运行维护费"
        f"支出决算为{d.money(buy + run, '3p.car')}；公务接待费支出决算为{d.money(host, '3p.host')}。")
    d.completion("3p", "3p.budget", "3p%")
    d.sum("SUM-06", "3p", ["3p.abroad", "3p.car", "3p.host"], also=["SUM-03"])
    d.p(f"公务用车购置及运行维护费{d.money(buy + run, '3p.car2')}，其中：公务用车购置费{d.money(buy, 'car.buy')}，"
        f"公务用车运行维护费{d.money(run, 'car.run')}。")
    d.sum("SUM-06", "3p.car2", ["car.buy", "car.run"], also=["SUM-03"])


def procurement(d, f, rounding=False):
    r = f.random
    goods, works, services = r.cents(4, 60), Decimal("0.00"), r.cents(40, 260)
    whole = goods + works + services - (Decimal("0.01") if rounding else 0)
    d.p(f"{f.department}{f.year}年度政府采购金额（以合同签订为准）为{d.money(whole, 'buy')}，其中：货物采购金额{d.money(goods, 'buy.g')}、"
        f"工程采购金额{d.money(works, 'buy.w')}、服务采购金额{d.money(services, 'buy.s')}。")
    d.sum("SUM-07", "buy", ["buy.g", "buy.w", "buy.s"], also=["SUM-03"])


def vehicles(d, f):
    parts = [("机要通信用车", 1), ("应急保障用车", f.random.between(1, 2)), ("执法执勤用车", f.random.between(2, 6)), ("其他用车", 0)]
    whole = sum(c for _, c in parts)
    d.p(f"截至⟨year:until⟩{f.year}⟨/year:until⟩年12月31日，{f.department}共有车辆{d.n(whole, '辆', 'cars')}，其中：" +
        "、".join(f"{l}{d.n(c, '辆', f'cars{i}')}" for i, (l, c) in enumerate(parts)) +
        f"。单价{d.n(100, '万元')}（含）以上设备（不含车辆）{d.n(f.random.between(0, 3), '台（套）')}。")
    d.sum("SUM-09", "cars", [f"cars{i}" for i in range(len(parts))], also=["SUM-03"])


def performance(d, f, fail="不合格", fair="合格"):
    r = f.random
    n = r.between(3, 9)
    good = r.between(0, 2) if n > 3 else 0
    amount = r.cents(200, 2000)
    mean = half_up(r.cents(93, 95) if good else r.cents(97, 99))
    d.p(f"{f.department}{f.year}年度预算绩效管理工作开展情况如下：编报绩效目标的{f.year}年度项目{d.n(n, '个', 'pn0')}，涉及预算金额"
        f"{d.money(amount, 'pa0')}；绩效跟踪评价的{f.year}年度项目{d.n(n, '个')}，涉及预算金额{d.money(amount)}；绩效自评的{f.year}年度项目"
        f"{d.n(n, '个', 'pn')}，涉及预算金额{d.money(amount)}，平均得分{d.points(mean, 'mean')}（其中，绩效评级为“优”的项目{d.n(n - good, '个', 'ga')}；"
        f"绩效评级为“良”的项目{d.n(good, '个', 'gb')}；绩效评级为“{fair}”的项目{d.n(0, '个', 'gc')}；绩效评级为“{fail}”的项目{d.n(0, '个', 'gd')}）。")
    d.sum("GRD-03", "pn", ["ga", "gb", "gc", "gd"])
    d.claim(Mean("mean", [("优", "ga"), ("良", "gb"), (fair, "gc"), (fail, "gd")]))


def shanghai(name, seed, zero_public=False, rounding=False, size=900):
    f, d = Facts(seed, size), Doc(name, "shanghai")
    r = f.random
    other = r.cents(3, 40)
    d.field("year", f.year)
    d.field("department", f.department)
    d.p(f.department, f"{f.year}年度部门决算", "", f"第三部分 {f.department}{f.year}年度部门决算情况说明", "",
        "一、收入支出决算总体情况说明", "")
    # Every part of the account says its own figure once.
    grand = f.total + other + r.cents(5, 60)
    d.p(f"{f.department}{f.year}年度收入支出总计{d.money(grand, 'grand')}。" + against(d, f, "收入支出总计", grand, "grand"), "",
        "二、收入决算情况说明", "")
    income = f.total + other
    a = f.total
    d.p(f"本年收入合计{d.money(income, 'income')}，其中：财政拨款收入{d.money(a, 'grant')}，占{d.pct(percent(a, income), 'grant%')}；"
        f"其他收入{d.money(other, 'other')}，占{d.pct(percent(other, income), 'other%')}。", "", "三、支出决算情况说明", "")
    d.sum("SUM-03", "income", ["grant", "other"])
    d.share("grant", "income", "grant%")
    d.share("other", "income", "other%")
    d.p(f"本年支出合计{d.money(f.total, 'all')}，其中：基本支出{d.money(f.basic, 'basic')}，占{d.pct(percent(f.basic, f.total), 'b%')}；"
        f"项目支出{d.money(f.project, 'project')}，占{d.pct(percent(f.project, f.total), 'p%')}。", "",
        "四、财政拨款收入支出决算总体情况说明", "",
        f"{f.department}{f.year}年度财政拨款收入支出总计{d.money(f.total, 'grants')}。" + against(d, f, "财政拨款收入支出总计", f.total, "grants"), "",
        "五、一般公共预算财政拨款支出决算情况说明", "", "（一）一般公共预算财政拨款支出决算总体情况", "")
    d.sum("SUM-02", "all", ["basic", "project"])
    d.share("basic", "all", "b%")
    d.share("project", "all", "p%")
    for path, value in (("total", f.total), ("basic", f.basic), ("project", f.project)):
        d.field(f"expenditure.{path}.amount", value)
    d.p(f"一般公共预算财政拨款支出{d.money(f.total, 'gp')}，占本年支出合计的{d.pct('100.00', 'gp%')}。"
        + against(d, f, "一般公共预算财政拨款支出", f.total, "gp"), "", "（二）一般公共预算财政拨款支出决算结构情况", "")
    d.share("gp", "all", "gp%")
    subjects = r.some(SUBJECTS, 4)
    parts = r.split(f.total, 4)
    d.p(f"一般公共预算财政拨款支出{d.money(f.total, 'gp2')}，主要用于以下方面：" +
        "；".join(f"{s}（类）{d.money(v, f'class{i}')}，占{d.pct(percent(v, f.total), f'class{i}%')}"
                 for i, (s, v) in enumerate(zip(subjects, parts))) + "。", "",
        "（三）一般公共预算财政拨款支出决算具体情况", "")
    d.sum("SUM-04", "gp2", [f"class{i}" for i in range(4)], complete=False, also=["SUM-03"])
    for i in range(4):
        d.share(f"class{i}", "gp2", f"class{i}%")
    d.p("一般公共预算财政拨款支出" + budgeted(d, f, f.total, "gp3") + "其中：", "")
    for i, (s, v) in enumerate(zip(subjects, parts)):
        d.p(f"{i + 1}、{s}（类）{s[:-2]}事务（款）行政运行（项）。主要用于：保障本单位日常运转和履行职责。" + budgeted(d, f, v, f"item{i}", rated=False), "")
    d.p("六、一般公共预算财政拨款基本支出决算情况说明", "",
        f"一般公共预算财政拨款基本支出{d.money(f.basic, 'basic2')}。其中：人员经费{d.money(f.personnel, 'personnel')}，主要包括："
        + "、".join(n for n, _ in f.personnel_items) + f"；公用经费{d.money(f.operating, 'operating')}，主要包括："
        + "、".join(n for n, _ in f.operating_items) + "。", "", "七、财政拨款“三公”经费支出决算情况说明", "")
    d.sum("SUM-01", "basic2", ["personnel", "operating"])
    d.field("expenditure.personnel.amount", f.personnel)
    d.field("expenditure.operating.amount", f.operating)
    three_public(d, f, zero_public)
    d.p("", "八、政府性基金预算财政拨款收入支出决算情况说明", "", f"{f.department}{f.year}年度无政府性基金预算财政拨款收入和支出。", "",
        "九、国有资本经营预算财政拨款收入支出决算情况说明", "", f"{f.department}{f.year}年度无国有资本经营预算财政拨款收入和支出。", "",
        "十、预算绩效管理情况", "")
    d.field("budgets.governmentFund.declaredNone", "true")
    d.field("budgets.stateCapital.declaredNone", "true")
    performance(d, f)
    d.p("", "十一、其他重要事项的情况说明", "", "（一）机关运行经费支出情况", "",
        f"机关运行经费支出{d.money(f.operating, 'running')}，" + against(d, f, "机关运行经费支出", f.operating, "running").replace("与", "比", 1)
        .replace("相比，机关运行经费支出", ""), "", "（二）政府采购支出情况", "")
    procurement(d, f, rounding)
    d.p("", "（三）国有资产占有使用情况说明", "")
    vehicles(d, f)
    return d


def county(name, seed, both_years=True):
    """Final accounts of a county: the figures of both years, rates without the difference, 三公 by item."""
    f, d = Facts(seed, 700), Doc(name, "county-accounts")
    r = f.random
    d.field("department", f.department)
    d.field("year", f.year)
    d.p(f"{f.year}年度{f.department}部门决算公开说明", "一、收入支出决算总体情况")

    def years(label, now, key):
        before = half_up(now * 100 / (r.between(104, 125) if r.below(2) else r.between(82, 96)))
        gap, rate, up = f.difference(now, before)
        words = [f"trend:{key}a"]
        word = "增长" if up else "下降"
        d.change(key, up, before=key + ".before", rate=key + "%", words=words)
        return (f"⟨year:{key}⟩{f.year}⟨/year:{key}⟩年度{label}{d.money(now, key)}，上年度为{d.money(before, key + '.before')}，同比"
                f"⟨{words[0]}⟩{word}⟨/{words[0]}⟩{d.pct(rate, key + '%')}。")
    d.p(years("总收入", f.adjusted, "income") + years("总支出", f.total, "all"), "二、支出决算情况")
    d.p(f"本年支出合计{d.money(f.total, 'all2')}，其中：基本支出{d.money(f.basic, 'basic')}，占本年支出的{d.pct(percent(f.basic, f.total), 'b%')}；"
        f"项目支出{d.money(f.project, 'project')}，占本年支出的{d.pct(percent(f.project, f.total), 'p%')}。")
    d.sum("SUM-02", "all2", ["basic", "project"])
    d.share("basic", "all2", "b%")
    d.share("project", "all2", "p%")
    d.p(f"基本支出中，人员经费{d.money(f.personnel, 'personnel')}、公用经费{d.money(f.operating, 'operating')}，分别占基本支出的"
        f"{d.pct(percent(f.personnel, f.basic), 'pe%')}和{d.pct(percent(f.operating, f.basic), 'op%')}。", "三、“三公”经费支出决算情况")
    d.share("personnel", "basic", "pe%")
    d.share("operating", "basic", "op%")
    d.sum("SUM-01", "basic", ["personnel", "operating"])
    three_public(d, f)
    d.p("四、政府采购情况")
    procurement(d, f)
    d.p("五、国有资产占用情况")
    vehicles(d, f)
    d.p("六、预算绩效管理情况")
    performance(d, f, "差", "中")
    return d
