"""Score tables and self-evaluation forms, as tab, pipe, HTML, CSV, or one cell to a line."""
from decimal import Decimal

from claims import Cap, ExecutionScore, FullMarks, grade_word
from doc import Doc
from facts import Facts, half_up, percent, shown

OUTPUT = [("数量指标", "新建管护设施数量", "≥", 40, "处", 8), ("数量指标", "开展技术培训场次", "≥", 12, "场", 7),
          ("质量指标", "工程验收合格率", "≥", 95, "%", 15), ("时效指标", "项目按期完成率", "≥", 90, "%", 10),
          ("成本指标", "单处设施建设成本", "≤", 6, "万元", 10)]
BENEFIT = [("社会效益指标", "受益群众人数", "≥", 3000, "人", 15), ("可持续影响指标", "设施正常运行率", "≥", 90, "%", 15)]
SATISFACTION = [("服务对象满意度指标", "受益群众满意度", "≥", 90, "%", 10)]


class Rows:
    """Rows of a score table; sums of marks are claimed level by level."""

    def __init__(self, d, f):
        self.d, self.f, self.scores, self.fulls, self.made = d, f, [], [], []

    def actual(self, sign, target, full, lost):
        """A result that meets the target, or misses it by as much as costs `lost` marks."""
        r = self.f.random
        if lost:
            return Decimal(target) * (full - lost) / full
        if target == 100 or target >= 90 and target <= 100:
            return Decimal(r.between(target, 100))
        return Decimal(target) + (r.between(0, max(1, target // 12)) if sign == "≥" else -Decimal(r.between(0, 1)))

    def row(self, group, level2, name, sign, target, unit, full, lost=0, columns="national"):
        d, key = self.d, d_key(len(self.made))
        self.made.append(name)
        value = shown(self.actual(sign, target, full, lost))
        goal, result = f"{sign}{d.n(target, unit)}", d.n(value, unit)
        self.scores.append(key)
        self.fulls.append(key + ".full")
        d.claim(Cap(key + ".full", key))
        reason = f"受汛期影响，⟨not:{key}⟩未⟨/not:{key}⟩完成年度指标值，下年度提前安排。" if lost else ""
        if lost:
            reason = f"⟨reason:{key}⟩{reason}⟨/reason:{key}⟩"
        marks = [d.points(full, key + ".full", shown=False), d.points(full - lost, key, shown=False)]
        d.field(f"leaf[{name}].fullMarks", full)
        d.field(f"leaf[{name}].score", shown(Decimal(full - lost)))
        if columns == "sichuan":
            return [group, level2, name, sign, f"⟦{target}|{unit}⟧", unit, f"⟦{value}|{unit}⟧", *marks, reason]
        return [group, level2, name, goal, result, *marks, reason]

    def body(self, columns="national", lost=None, scale=None):
        lost = lost or {}
        rows = []
        for group, specs in (("产出指标", OUTPUT), ("效益指标", BENEFIT), ("满意度指标", SATISFACTION)):
            for i, (level2, name, sign, target, unit, full) in enumerate(specs):
                full = (scale or {}).get(name, full)
                rows.append(self.row(group if i == 0 else "", level2, name, sign, target, unit, full, lost.get(name, 0), columns))
        return rows


def d_key(index):
    return f"row{index}"


def funds(d, f, full=10, labels=("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"), rated=True, numeral=True):
    """The funds table: total row with marks and rate, and the sources below it, every column adding up."""
    r = f.random
    b = half_up(f.total)
    a = f.adjusted
    initial = f.initial
    split = lambda v: [v - half_up(v * 12 / 100), half_up(v * 12 / 100), Decimal("0.00")]
    columns = [split(initial), split(a), split(b)]
    score = half_up(f.rate * full / 100)
    rows = [[labels[0], d.cell(initial, "f0"), d.cell(a, "f1"), d.cell(b, "f2"), d.points(full, "f.full", shown=False),
             d.pct(f.rate, "f%"), d.points(score, "f.score", shown=False)]]
    for i, label in enumerate(labels[1:]):
        cells = [d.cell(columns[c][i], f"f{c}.{i}") for c in range(3)]
        rows.append([label, *cells, "—", "", "—"])
    for c in range(3):
        d.sum("SUM-08", f"f{c}", [f"f{c}.{i}" for i in range(3)], also=["SUM-03"])
    d.completion("f2", "f1", "f%", rules=("EXE-01", "PCT-06"))
    d.claim(ExecutionScore("f%", "f.full", "f.score"))
    d.claim(Cap("f.full", "f.score"))
    d.field("execution.total.initial", initial)
    d.field("execution.total.adjusted", a)
    d.field("execution.total.actual", b)
    d.field("execution.total.rate", f.rate)
    return rows, score


def put(d, rows, style):
    if style == "lines":
        # A page copied cell by cell: every cell on a line of its own, blank lines between.
        for row in rows:
            for cell in row:
                d.p(cell, "")
    else:
        d.table(rows, style)


def total_row(d, rows, score, executed, width, cell=-3):
    full = 100 if executed is not None else 90
    whole = score
    row = [""] * width
    row[0] = "总分"
    row[cell] = d.points(full, "total.full", shown=False)
    row[cell + 1] = d.points(whole, "total", shown=False)
    parts = rows.scores + (["f.score"] if executed is not None else [])
    fulls = rows.fulls + (["f.full"] if executed is not None else [])
    d.sum("SCO-03", "total", parts, also=["SCO-02"])
    d.claim(FullMarks(fulls, full))
    d.field("stated.total", shown(whole))
    return row


def national(name, seed, style="tab", lost=None):
    """项目支出绩效自评表 in the national form."""
    f, d = Facts(seed, 60), Doc(name, "national-form")
    d.field("year", f.year)
    rows = Rows(d, f)
    head, executed = funds(d, f)
    body = rows.body(lost=lost)
    score = executed + 90 - sum((lost or {}).values())
    d.p("项目支出绩效自评表", f"（{f.year}年度）", "单位：万元")
    grid = [["项目名称", "小型水利设施管护项目"], ["主管部门", f.department, "实施单位", f.department],
            ["项目资金（万元）", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"], *head]
    goal = [["年度总体目标", "预期目标", "实际完成情况"], ["", "完成设施管护和培训任务，群众用水得到保障。", "各项任务按计划推进。"]]
    marks = [["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"], *body,
             total_row(d, rows, score, executed, 8)]
    put(d, grid + goal + marks, style)
    return d


def sichuan(name, seed, style="tab"):
    f, d = Facts(seed, 50), Doc(name, "sichuan-form")
    d.field("year", f.year)
    rows = Rows(d, f)
    lost = {"设施正常运行率": 3}
    labels = ("总额", "其中：财政资金", "财政专户管理资金", "单位资金")
    head, executed = funds(d, f, labels=labels)
    body = rows.body("sichuan", lost)
    score = executed + 90 - 3
    d.p(f"{f.year}年度部门预算项目支出绩效自评表", "金额单位：万元")
    width = 10
    total = [""] * width
    total[0], total[7], total[8] = "合计", d.points(100, "total.full", shown=False), d.points(score, "total", shown=False)
    d.sum("SCO-03", "total", rows.scores + ["f.score"], also=["SCO-02"])
    d.claim(FullMarks(rows.fulls + ["f.full"], 100))
    d.field("stated.total", shown(score))
    grid = [["项目名称", "基层设施维护项目"], ["预算执行情况（10分）", "年初预算", "调整后预算数", "预算执行数", "权重", "预算执行率", "得分"], *head,
            ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析"], *body, total,
            ["评价结论", f"本项目自评得分{d.points(score, 'said')}，总体完成情况较好。"],
            ["存在问题", "个别设施受汛期影响停用时间较长。"], ["改进措施", "增加巡查频次，备足抢修物资。"]]
    d.same("said", "total")
    put(d, grid, style)
    return d


def hubei(name, seed, style="tab"):
    """Execution counts for twenty points."""
    f, d = Facts(seed, 70), Doc(name, "hubei-form")
    d.field("year", f.year)
    rate = percent(f.total, f.adjusted)
    executed = half_up(rate * 20 / 100)
    specs = [("产出指标", "数量指标", "完成普查单位数量", "≥", 240, "个", 15, 0), ("产出指标", "质量指标", "数据审核通过率", "≥", 98, "%", 15, 0),
             ("产出指标", "时效指标", "按期上报率", "=", 100, "%", 10, 0), ("效益指标", "社会效益指标", "数据资料利用次数", "≥", 50, "次", 20, 4),
             ("效益指标", "可持续影响指标", "基层台账建立率", "≥", 95, "%", 10, 0), ("满意度指标", "服务对象满意度指标", "使用单位满意度", "≥", 90, "%", 10, 0)]
    rows = Rows(d, f)
    body = [rows.row(g, l2, n, s, t, u, full, lost) for g, l2, n, s, t, u, full, lost in specs]
    score = executed + 80 - 4
    d.p(f"{f.year}年度项目绩效自评表", f"填报日期：{f.year + 1}年3月12日    总分：{d.points(score, 'first')}", "单位：万元")
    grid = [["项目名称", "专项普查工作经费"], ["预算执行情况（20分）", "预算数（A）", "执行数（B）", "执行率（B/A）", "得分（20分*执行率）"],
            ["年度财政资金总额", d.cell(f.adjusted, "a"), d.cell(f.total, "b"), d.pct(rate, "f%"), d.points(executed, "f.score", shown=False)],
            ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "分值", "得分", "偏差大或目标未完成原因分析"], *body]
    total = [""] * 8
    total[0], total[6] = "总分", d.points(score, "total", shown=False)
    d.completion("b", "a", "f%", rules=("EXE-01", "PCT-06"))
    d.sum("SCO-03", "total", rows.scores + ["f.score"], also=["SCO-02"])
    d.same("first", "total")
    d.field("stated.total", shown(score))
    put(d, grid + [total, ["改进措施及结果应用方案", "加强资料开发利用，把自评结果作为下年度预算安排的依据。"]], style)
    return d


def hunan_old(name, seed, style="tab"):
    """Cover, outline, and the 评分表 with full marks on every level."""
    f, d = Facts(seed, 500), Doc(name, "hunan-old")
    r = f.random
    d.field("year", f.year)
    d.p("附件2", "部门整体支出绩效评价自评报告", f"部门（单位）名称：{f.department}", "评价方式：部门（单位）绩效自评",
        f"报告日期：{f.year + 1}年4月18日", "一、部门（单位）基本概况", f"人员编制：{d.n(f.posts, '人')}", f"实有人数：{d.n(f.staff, '人')}")
    d.p("二、部门（单位）收支情况", f"{f.year}年收入合计：{d.money(f.adjusted)}。支出合计：{d.money(f.total, 'all')}，其中：基本支出{d.money(f.basic, 'basic')}，"
        f"项目支出{d.money(f.project, 'project')}。")
    d.sum("SUM-02", "all", ["basic", "project"])
    d.p("三、部门整体支出绩效评价评分表")
    spec = [("投入", 10, [("预算配置", 10, [("在职人员控制率", 5, 0), ("“三公经费”变动率", 5, 0)])]),
            ("过程", 60, [("预算执行", 20, [("预算完成率", 5, 2 if r.below(2) else 0), ("预算控制率", 5, 1), ("新建楼堂馆所控制率", 5, 0), ("结转结余率", 5, 0)]),
                        ("预算管理", 40, [("公用经费控制率", 8, 0), ("管理制度健全性", 8, 0), ("资金使用合规性", 12, 0), ("预决算信息公开性", 6, 0), ("政府采购执行率", 6, 0)])]),
            ("产出及效率", 30, [("职责履行", 15, [("重点工作实际完成率", 15, 0)]), ("履职效益", 15, [("社会效益", 10, 1), ("社会公众满意度", 5, 0)])])]
    rows, leaves, fulls, total = [["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"]], [], [], Decimal(0)
    tops, n = [], 0
    for one, full1, seconds in spec:
        k1 = f"one{len(tops)}.full"
        tops.append(k1)
        first, mids = True, []
        for two, full2, thirds in seconds:
            k2 = f"two{n}.full"
            mids.append(k2)
            second, leaf_fulls = True, []
            for three, full3, lost in thirds:
                n += 1
                key = f"leaf{n}"
                rows.append([one if first else "", d.points(full1, k1, shown=False) if first else "", two if second else "",
                             d.points(full2, k2, shown=False) if second else "", three, d.points(full3, key + ".full", shown=False),
                             d.points(full3 - lost, key, shown=False)])
                first = second = False
                leaves.append(key)
                leaf_fulls.append(key + ".full")
                d.claim(Cap(key + ".full", key))
                total += full3 - lost
                d.field(f"leaf[{three}].fullMarks", full3)
                d.field(f"leaf[{three}].score", full3 - lost)
            d.sum("SCO-04", k2, leaf_fulls)
        d.sum("SCO-04", k1, mids)
    rows.append(["总分", d.points(100, "total.full", shown=False), "", "", "", "", d.points(total, "total", shown=False)])
    d.claim(FullMarks(tops, 100))
    d.sum("SCO-03", "total", leaves, also=["SCO-02"])
    word = grade_word(total)
    d.field("stated.total", shown(total))
    d.field("stated.grade", word)
    put(d, rows, style)
    d.p(f"四、综合评价情况：本部门整体支出自评得分{d.points(total, 'said')}，评价等级为“⟨grade:said⟩{word}⟨/grade:said⟩”。")
    d.same("total", "said")
    d.p("五、存在的主要问题", "⟨sentence:problem⟩年初预算编制与年中追加之间衔接不够，预算控制需要加强。⟨/sentence:problem⟩", "六、改进措施和有关建议",
        "提前谋划年度重点工作，尽量在年初预算中安排到位。")
    return d


def hunan_new(name, seed, style="tab"):
    """部门整体支出绩效自评表: funds by source and by kind, then the indicators."""
    f, d = Facts(seed, 300), Doc(name, "hunan-new")
    d.field("year", f.year)
    rows = Rows(d, f)
    labels = ("年度资金总额", "其中：一般公共预算拨款", "政府性基金拨款", "其他资金")
    head, executed = funds(d, f, labels=labels)
    body = rows.body(lost={"受益群众人数": 3})
    score = executed + 87
    d.p(f"{f.year}年度部门整体支出绩效自评表", f"预算部门名称：{f.department}")
    grid = [["年度预算申请（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"], *head,
            ["年度总体目标", "预期目标", "实际完成情况"], ["", "保障机构运转，完成年度重点任务。", "年度任务按计划推进。"],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"], *body,
            total_row(d, rows, score, executed, 8)]
    put(d, grid, style)
    d.p(f"填报日期：{f.year + 1}年2月26日")
    return d


def tianjin(name, seed, style="tab"):
    """Indicators with the sign of comparison and the unit in columns of their own."""
    f, d = Facts(seed, 100), Doc(name, "tianjin-form")
    d.field("year", f.year)
    rows = Rows(d, f)
    body = []
    for group, specs in (("产出指标", OUTPUT), ("效益指标", BENEFIT), ("满意度指标", SATISFACTION)):
        for level2, label, sign, target, unit, full in specs:
            g, l2, n, s, t, u, v, full_mark, score, reason = rows.row(group, level2, label, sign, target, unit, full, columns="sichuan")
            body.append([l2, n, s, t, v, u, full_mark, score, reason])
    total = ["合计", "", "", "", "", "", d.points(90, "total.full", shown=False), d.points(90, "total", shown=False), ""]
    d.sum("SCO-03", "total", rows.scores, also=["SCO-02"])
    d.claim(FullMarks(rows.fulls, 90))
    d.p(f"{f.department}{f.year}年度项目绩效自评情况")
    put(d, [["年度绩效目标", "实际完成情况", "偏差原因分析及改进措施"], ["完成设施管护任务", "已按计划组织实施", ""],
            ["绩效指标", "指标名称", "计算符号", "指标值", "实际完成值", "计量单位", "分值", "得分", "偏差原因分析及改进措施"], *body, total], style)
    return d


def jiangxi(name, seed, style="tab"):
    """Ten points for execution, fifty for output with five for cost."""
    f, d = Facts(seed, 80), Doc(name, "jiangxi-form")
    d.field("year", f.year)
    rows = Rows(d, f)
    scale = {"新建管护设施数量": 12, "开展技术培训场次": 8, "单处设施建设成本": 5}
    head, executed = funds(d, f, labels=("资金总额", "其中：省级财政资金", "市县财政资金", "其他资金"))
    body = rows.body(scale=scale, lost={"新建管护设施数量": 3})
    score = executed + 87
    d.p(f"{f.year}年度项目支出绩效自评表", "单位：万元")
    grid = [["预算执行情况（10分）", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"], *head,
            ["一级指标", "二级指标", "三级指标", "目标值", "实际完成值", "分值", "得分", "未完成原因"], *body, total_row(d, rows, score, executed, 8)]
    put(d, grid, style)
    d.p(f"经自评，该项目得分{d.points(score, 'said')}，等级为“⟨grade:said⟩{grade_word(score)}⟨/grade:said⟩”。")
    d.field("stated.grade", grade_word(score))
    d.same("said", "total")
    return d
