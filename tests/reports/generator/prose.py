"""Reports in running text: the ten sections of Chenzhou, and the structures of other provinces."""
from claims import Cap, Deduction, ExecutionScore, Mean, grade_word
from doc import Doc
from facts import DUTIES, MEASURES, PROBLEMS, REASONS, Facts, half_up, percent, shown, total_of


def title(d, f, words):
    d.field("department", f.department)
    d.field("year", f.year)
    d.p(words.format(y=f.year, dept=f.department))


def duties(d, f, count=5, heading="1、职能职责："):
    chosen = f.random.some(DUTIES, count)
    d.p(heading, f"{f.department}是{f.county}人民政府工作部门，主要职责是：")
    for i, duty in enumerate(chosen, 1):
        d.p(f"（{i}）⟨sentence:duty{i}⟩{duty}。⟨/sentence:duty{i}⟩")


def staffing(d, f):
    """Posts and staff of the bureau and of one institution under it."""
    r, centre = f.random, f.county + f.bureau[:2] + "服务中心"
    units = [(f.department, r.between(12, 25), r.between(5, 12)), (centre, 0, r.between(8, 20))]
    text = ""
    for index, (name, admin, institution) in enumerate(units):
        have = (max(admin - r.between(0, 2), 0), institution - r.between(0, 3))
        text += (f"{name}核定行政编制{d.n(admin, '人')}，事业编制{d.n(institution, '人')}，"
                 f"实有行政编制{d.n(have[0], '人')}，事业编制{d.n(have[1], '人')}。")
        for kind, posts, staff in (("administrative", admin, have[0]), ("institution", institution, have[1])):
            d.field(f"staffing[{name}].rows[{kind}].authorised", posts)
            d.field(f"staffing[{name}].rows[{kind}].inPost", staff)
    d.p("2、机构设置：", f"{f.department}内设办公室、计划财务股、业务一股、业务二股等股室，下设{centre}。人员情况：" + text)


def offices(d, f):
    names = ["办公室", "计划财务股", "政策法规股", "业务指导股", "监督检查股", "信息统计股"]
    names = f.random.some(names, f.random.between(3, 5))
    text = f"内设{d.n(len(names), '个', 'offices')}内设机构：" + "、".join(names) + "。"
    return text


def basic(d, f, year=True, names_only=False, shares=True, introduce="主要包括"):
    """基本支出 with both halves, their shares and what they mainly consist of."""
    lead = f"⟨year:basic⟩{f.year}⟨/year:basic⟩年度" if year else ""
    halves = []
    for key, label, value, items in (("personnel", "人员经费", f.personnel, f.personnel_items),
                                     ("operating", "公用经费", f.operating, f.operating_items)):
        text = f"{label}{d.money(value, key)}"
        if shares:
            text += f"，占基本支出的{d.pct(percent(value, f.basic), key + '%')}"
            d.share(key, "basic", key + "%")
            d.field(f"expenditure.{key}.share", percent(value, f.basic))
        if names_only:
            text += f"，{introduce}：" + "、".join(name for name, _ in items)
        else:
            named = [(n, v, f"{key}{i}") for i, (n, v) in enumerate(items)]
            text += f"，{introduce}" + d.listing(named)
            d.sum("SUM-04", key, [n for _, _, n in named], complete=False, also=["SUM-03"])
            for i, (n, v) in enumerate(items):
                d.field(f"expenditure.{key}.items[{n}].amount", v)
        d.field(f"expenditure.{key}.amount", value)
        halves.append(text)
    d.sum("SUM-01", "basic", ["personnel", "operating"])
    d.field("expenditure.basic.amount", f.basic)
    return f"{lead}财政拨款基本支出{d.money(f.basic, 'basic')}，其中：" + "；".join(halves) + "。"


def projects(d, f, nested=False, comma="，"):
    items = [(n, v, f"project.{i}") for i, (n, v) in enumerate(f.project_items)]
    d.sum("SUM-05", "project", [n for _, _, n in items], also=["SUM-03"])
    d.field("expenditure.project.amount", f.project)
    for n, v, _ in items:
        d.field(f"expenditure.project.items[{n}].amount", v)
    text = d.listing(items, comma)
    if nested:
        # The last project is listed further: 其中 inside 其中.
        last = f.random.split(items[-1][1], 3)
        inner = [(n, v, f"inner{i}") for i, (n, v) in enumerate(zip(["设备购置费", "安装调试费", "监理费"], last))]
        d.sum("SUM-03", items[-1][2], [n for _, _, n in inner], also=["SUM-05"])
        text += "（其中：" + d.listing(inner) + "）"
    return (f"⟨year:project⟩{f.year}⟨/year:project⟩年度项目支出{d.money(f.project, 'project')}，其中：" + text + "。")


def execution(d, f):
    """Budget and its execution in one sentence; the rate is stated."""
    d.completion("actual", "adjusted", "rate", rules=("EXE-01", "PCT-06"))
    d.field("execution.total.initial", f.initial)
    d.field("execution.total.adjusted", f.adjusted)
    d.field("execution.total.actual", f.total)
    return (f"年初预算数{d.money(f.initial, 'initial')}，全年预算数{d.money(f.adjusted, 'adjusted')}，"
            f"全年执行数{d.money(f.total, 'actual')}，预算执行率{d.pct(f.rate, 'rate')}。")


def scores(d, f, groups, own="我部门", grade="评定等级", long_grade=False, rate=True):
    """One clause per group, with the groups below it, what was lost and why; then the total and its grade."""
    lines = []
    for code, name, full, score, children in groups:
        d.claim(Cap(code + ".full", code))
        d.field(f"indicators[{code}].fullMarks", full)
        d.field(f"indicators[{code}].score", shown(score))
        text = f"{name}{d.points(full, code + '.full')}，{own}自评得分{d.points(score, code)}"
        if code == "execution" and rate:
            d.claim(ExecutionScore("rate", code + ".full", code))
        if len(children) > 1:
            parts = [(n.removesuffix("指标") + "指标得分", s, f"{code}.{i}") for i, (n, _, s) in enumerate(children)]
            text += "，其中：" + "，".join(f"{n}{d.points(s, key)}" for n, s, key in parts)
            d.sum("SCO-02", code, [key for _, _, key in parts])
        if full > score and code != "execution":
            k = f.random.below(len(REASONS))
            inner = children[0][0] if len(children) > 1 else name
            reason = REASONS[k].format(k=code)
            if len(children) == 1:
                d.claim(Deduction(code + ".full", code, code + ".lost"))
                text += f"，扣{d.points(full - score, code + '.lost')}"
            else:
                d.claim(Deduction(code + ".full", code, code + ".lost"))
                text += f"。其中{inner}扣{d.points(full - score, code + '.lost')}"
            text += f"，⟨reason:{code}⟩原因为{reason}⟨/reason:{code}⟩"
        lines.append(text)
    total = total_of(groups)
    word = grade_word(total)
    word = {"优": "优秀", "良": "良好", "中": "中等"}[word] if long_grade else word
    d.sum("SCO-03", "total", [g[0] for g in groups])
    d.field("stated.total", shown(total))
    d.field("stated.grade", word)
    d.p("；\n".join(lines) + "。",
        f"自评总得分{d.points(total, 'total')}，综合{grade}为“⟨grade:total⟩{word}⟨/grade:total⟩”。")


def closing(d, f, numbers=("七", "八", "九", "十")):
    a, b, c, e = numbers
    d.p(f"{a}、存在的问题及原因分析", "⟨sentence:problem⟩" + "；".join(n + "是" + p for n, p in zip("一二三", PROBLEMS)) + "。⟨/sentence:problem⟩",
        f"{b}、下一步改进措施", "⟨sentence:measure⟩" + "；".join(MEASURES) + "。⟨/sentence:measure⟩",
        f"{c}、部门整体支出绩效自评结果拟应用和公开情况",
        f"本次自评结果将作为{f.year + 1}年度预算安排的参考，并按规定在{f.county}人民政府门户网站公开，接受社会监督。",
        f"{e}、其他需要说明的情况", "无。")


def chenzhou(name, seed, nested=False, names_only=False, fund=False, long_grade=True, scheme="101", lost=None, **more):
    f, d = Facts(seed, **more), Doc(name, "chenzhou")
    return chenzhou_on(d, f, nested, names_only, fund, long_grade, scheme, lost)


def chenzhou_on(d, f, nested=False, names_only=False, fund=False, long_grade=True, scheme="101", lost=None):
    title(d, f, "{y}年度{dept}整体支出绩效自评报告")
    d.p("一、部门（单位）基本情况")
    duties(d, f)
    staffing(d, f)
    d.p("二、一般公共预算支出情况", "（一）基本支出情况", basic(d, f, names_only=names_only),
        "（二）项目支出情况", projects(d, f, nested), "三、政府性基金预算支出情况")
    if fund:
        income = f.random.cents(100, 900)
        spent = income - f.random.cents(0, 5)
        d.field("budgets.governmentFund.income", income)
        d.field("budgets.governmentFund.expenditure", spent)
        d.p(f"{f.year}年度本单位政府性基金预算收入{d.money(income)}，实际支出{d.money(spent)}。")
    else:
        d.field("budgets.governmentFund.declaredNone", "true")
        d.p(f"我单位{f.year}年无政府性基金预算支出。")
    d.field("budgets.stateCapital.declaredNone", "true")
    d.field("budgets.socialInsurance.declaredNone", "true")
    d.p("四、国有资本经营预算支出情况", f"我单位{f.year}年无国有资本经营预算支出。",
        "五、社会保险基金预算支出情况", f"我单位{f.year}年无社会保险基金预算支出。",
        "六、部门整体支出绩效情况", f"{f.year}年本部门按照年初批复的绩效目标组织实施各项工作，" + execution(d, f))
    scores(d, f, f.scores(scheme, lost), long_grade=long_grade)
    closing(d, f)
    return d


def nanxian(name, seed):
    """The score comes first."""
    f, d = Facts(seed), Doc(name, "nanxian")
    groups = f.scores("10", {"output": 2})
    total = total_of(groups)
    title(d, f, "{dept}{y}年度部门整体支出绩效自评报告")
    d.p("一、自评得分情况",
        f"根据部门整体支出绩效评价指标体系，我局{f.year}年度部门整体支出绩效自评综合评分为{d.points(total, 'first')}。具体如下：")
    d.p("二、单位基本概况", "（一）机构情况", f"{f.department}为正科级行政单位，" + offices(d, f),
        "（二）人员情况", f"编制人数{d.n(f.posts, '人')}，在职人数{d.n(f.staff, '人')}，离退休人数{d.n(f.random.between(5, 30), '人')}。",
        "（三）部门职责", f"⟨sentence:duty⟩{f.random.pick(DUTIES)}。⟨/sentence:duty⟩")
    d.p("三、部门整体支出情况", f"{f.year}年度支出合计{d.money(f.total, 'all')}，其中基本支出{d.money(f.basic, 'basic2')}，"
        f"占支出合计的{d.pct(percent(f.basic, f.total), 'b%')}；项目支出{d.money(f.project, 'project2')}，"
        f"占支出合计的{d.pct(percent(f.project, f.total), 'p%')}。")
    d.sum("SUM-02", "all", ["basic2", "project2"])
    d.share("basic2", "all", "b%")
    d.share("project2", "all", "p%")
    d.field("expenditure.total.amount", f.total)
    d.p("（一）基本支出", basic(d, f, shares=False, introduce="包括" if seed % 2 else "主要包括"),
        "（二）项目支出", projects(d, f, comma="；"), "四、预算执行情况", execution(d, f), "五、绩效指标完成情况")
    d.same("project", "project2")
    scores(d, f, groups, own="我局")
    d.same("first", "total")
    d.p("六、存在的问题", "⟨sentence:problem⟩" + PROBLEMS[0] + "；" + PROBLEMS[1] + "。⟨/sentence:problem⟩",
        "七、改进措施", "⟨sentence:measure⟩" + MEASURES[0] + "。⟨/sentence:measure⟩")
    return d


def yunnan(name, seed, decimals=True):
    """Amounts in 元 with thousands separators."""
    f, d = Facts(seed), Doc(name, "yunnan")
    d.unit, d.thousands = "元", True
    # Down to the 分 or to whole 元, so that the figures are not all round.
    shift = lambda v: v * 10000 + (f.random.cents(0, 99) if decimals else f.random.below(100))
    f.adjusted, f.initial = shift(f.adjusted), shift(f.initial)
    f.personnel_items = [(n, shift(v)) for n, v in f.personnel_items]
    f.operating_items = [(n, shift(v)) for n, v in f.operating_items]
    f.project_items = [(n, shift(v)) for n, v in f.project_items]
    f.personnel, f.operating, f.project = (
        sum(v for _, v in items) for items in (f.personnel_items, f.operating_items, f.project_items))
    f.basic, f.total = f.personnel + f.operating, f.personnel + f.operating + f.project
    f.rate = percent(f.total, f.adjusted)
    title(d, f, "{dept}{y}年度部门整体支出绩效自评报告")
    d.p("摘要", f"{f.department}{f.year}年度部门整体支出绩效自评得分{d.points(total_of(f.scores('10', {'benefit': 4})), 'first')}。",
        "一、部门概况", f"⟨sentence:duty⟩{f.department}{f.random.pick(DUTIES)}。⟨/sentence:duty⟩",
        "二、绩效目标", "保障机构正常运转，完成县委、县政府下达的年度重点任务。",
        "三、评价思路和过程", "成立自评工作小组，收集核对财务和业务资料，对照指标逐项打分。",
        "四、评价结论和绩效分析", "（一）资金使用情况")
    d.p(f"{f.year}年度总支出{d.money(f.total, 'all')}，其中：基本支出{d.money(f.basic, 'basic2')}，占总支出的"
        f"{d.pct(percent(f.basic, f.total), 'b%')}；项目支出{d.money(f.project, 'project2')}，占总支出的"
        f"{d.pct(percent(f.project, f.total), 'p%')}。")
    d.sum("SUM-02", "all", ["basic2", "project2"])
    d.share("basic2", "all", "b%")
    d.share("project2", "all", "p%")
    d.p(basic(d, f), projects(d, f, comma="；"), execution(d, f), "（二）得分情况")
    d.same("project", "project2")
    scores(d, f, f.scores("10", {"benefit": 4}), own="本部门", long_grade=True)
    d.same("first", "total")
    d.p("五、主要经验做法", "⟨sentence:good⟩坚持先有项目再安排预算，做到资金跟着项目走，项目跟着规划走。⟨/sentence:good⟩",
        "六、存在的问题", "⟨sentence:problem⟩" + PROBLEMS[0] + "。⟨/sentence:problem⟩", "七、改进措施及建议", MEASURES[1] + "。")
    return d


def henan(name, seed, projects_count=6):
    """Management first, then the results of the whole and of each project."""
    f, d = Facts(seed), Doc(name, "henan")
    r = f.random
    good = r.between(1, 2)
    counts = [("优", projects_count - good), ("良", good), ("中", 0), ("差", 0)]
    mean = half_up(r.cents(90, 94) + 1)
    title(d, f, "{dept}{y}年度绩效自评工作情况报告")
    d.p("一、绩效管理工作开展情况", f"按照县财政局关于开展{f.year}年度绩效自评工作的要求，我局对部门整体和"
        f"{d.n(projects_count, '个', 'n1')}项目开展了绩效自评，涉及预算资金{d.money(f.project)}。")
    d.p("二、整体和项目绩效自评结果", "（一）部门整体绩效自评结果")
    d.p(f"全年预算数{d.money(f.adjusted, 'adjusted')}，全年执行数{d.money(f.total, 'actual')}，执行率{d.pct(f.rate, 'rate')}。"
        f"其中基本支出{d.money(f.basic, 'basic')}，项目支出{d.money(f.project, 'project')}。")
    d.completion("actual", "adjusted", "rate", rules=("EXE-01", "PCT-06"))
    d.sum("SUM-02", "actual", ["basic", "project"], also=["SUM-03"])
    groups = f.scores("10", {"benefit": 6, "output": 6})
    scores(d, f, groups, own="我局", long_grade=True)
    d.p("（二）项目绩效自评结果",
        f"{f.year}年度项目绩效自评项目{d.n(projects_count, '个', 'n2')}，平均得分{d.points(mean, 'mean')}，其中："
        + "，".join(f"评价等级为“{g}”的项目{d.n(c, '个', 'g' + g)}" for g, c in counts) + "。")
    d.claim(Mean("mean", [(g, "g" + g) for g, _ in counts]))
    d.sum("GRD-03", "n2", ["g" + g for g, _ in counts])
    d.p("三、绩效自评中发现的主要问题", "⟨sentence:problem⟩" + PROBLEMS[1] + "。⟨/sentence:problem⟩",
        "四、下一步工作打算", "⟨sentence:measure⟩" + MEASURES[2] + "。⟨/sentence:measure⟩")
    return d


def guangdong(name, seed):
    f, d = Facts(seed), Doc(name, "guangdong")
    r = f.random
    project = r.pick(["农村供水保障工程", "社区养老服务提升项目", "基层应急能力建设项目"])
    d.field("year", f.year)
    d.p(f"{f.year}年度{f.department}{project}绩效自评报告", "一、项目基本情况及自评结论", "（一）项目基本情况")
    d.p(f"{project}由{f.department}组织实施，⟨year:a⟩{f.year}⟨/year:a⟩年度预算安排{d.money(f.adjusted, 'budget')}，实际到位资金"
        f"{d.money(f.adjusted, 'received')}，资金到位率{d.pct('100', 'arrive%')}；实际支出{d.money(f.total, 'spent')}，"
        f"预算执行率{d.pct(f.rate, 'rate')}。")
    parts = r.split(f.total, 3)
    d.p(f"支出明细为：{d.money(parts[0], 'a1')}用于工程建设，{d.money(parts[1], 'a2')}用于设备采购，{d.money(parts[2], 'a3')}用于运行维护，"
        f"合计{d.money(f.total, 'sum')}。")
    d.completion("spent", "budget", "rate", rules=("EXE-01", "PCT-06"))
    d.completion("received", "budget", "arrive%", rules=("PCT-06", "EXE-01"))
    d.p("（二）自评结论", "经对照绩效指标逐项评分，本项目自评情况如下。")
    scores(d, f, f.scores("10", {"output": 3}), own="", long_grade=False)
    d.p("二、绩效分析", "⟨sentence:analysis⟩项目按实施方案推进，竣工后移交乡镇管护，群众用水用能条件得到改善。⟨/sentence:analysis⟩",
        "三、存在问题和改进建议", "⟨sentence:problem⟩" + PROBLEMS[2] + "。⟨/sentence:problem⟩" + MEASURES[2] + "。")
    return d


def hunan_final(name, seed, number="十三"):
    """The section on performance inside a final account of Hunan."""
    f, d = Facts(seed), Doc(name, "hunan-final")
    r = f.random
    n = r.between(4, 9)
    mean = half_up(r.cents(93, 98))
    d.field("year", f.year)
    d.p(f"{f.department}{f.year}年度部门决算", f"{number}、关于{f.year}年度预算绩效情况的说明", "（一）绩效管理工作开展情况")
    d.p(f"根据预算绩效管理要求，我局组织对{f.year}年度一般公共预算项目支出全面开展绩效自评，共涉及项目{d.n(n, '个', 'n')}，"
        f"涉及资金{d.money(f.project, 'project0')}，占一般公共预算项目支出总额的{d.pct('100', 'all%')}。"
        f"自评平均得分{d.points(mean, 'mean')}，其中评为优的{d.n(n - 1, '个', 'g1')}，评为良的{d.n(1, '个', 'g2')}，"
        f"评为中的{d.n(0, '个', 'g3')}，评为差的{d.n(0, '个', 'g4')}。")
    d.claim(Mean("mean", [("优", "g1"), ("良", "g2"), ("中", "g3"), ("差", "g4")]))
    d.sum("GRD-03", "n", ["g1", "g2", "g3", "g4"])
    d.p("（二）部门整体支出绩效自评结果", basic(d, f), projects(d, f), execution(d, f))
    scores(d, f, f.scores("101", {"benefit": 2, "cost": 1}), own="我单位", long_grade=True)
    d.p("（三）存在的问题", "⟨sentence:problem⟩" + PROBLEMS[0] + "；" + PROBLEMS[2] + "。⟨/sentence:problem⟩")
    return d
