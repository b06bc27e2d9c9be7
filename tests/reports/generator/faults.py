"""Texts with faults as they occur in published reports (kinds of the domain notes §3.1), each with what must be found.

The texts are our own; only the kind of the fault is taken from life. `finding(rules, verdicts, places…)`: one finding
with one of these ids and verdicts must touch one of these places.
"""
from free import text

BAD = "inconsistent"
HINT = ["inconsistent", "undecidable"]


def funds_row():
    d = text("fault-funds-full-marks", "national-form", """
项目支出绩效自评表
（2021年度）
单位：万元
项目名称\t乡镇卫生院设备更新项目
项目资金（万元）\t年初预算数\t全年预算数（A）\t全年执行数（B）\t分值\t执行率（B/A）\t得分
年度资金总额\t⟦150|万元#_i⟧\t⟦150|万元#a⟧\t⟦125.25|万元#b⟧\t⟦10|points#full⟧\t⟦83.50%#rate⟧\t⟦9.8|points#score⟧
其中：当年财政拨款\t⟦150|万元⟧\t⟦150|万元⟧\t⟦125.25|万元⟧\t—\t\t—
""", clean=False)
    d.finding("EXE-02", BAD, "score", "full", "rate")
    d.finding(["EXE-01", "PCT-06"], "consistent", "rate", "a", "b")
    return d


def funds_zero_total():
    d = text("fault-funds-zero-total", "national-form", """
项目支出绩效自评表
（2022年度）
单位：万元
项目资金（万元）\t年初预算数\t全年预算数（A）\t全年执行数（B）\t分值\t执行率（B/A）\t得分
年度资金总额\t⟦0|万元#i⟧\t⟦0|万元#a⟧\t⟦0|万元#b⟧\t⟦10|points#full⟧\t⟦0%#rate⟧\t⟦0|points#score⟧
其中：当年财政拨款\t⟦60.00|万元#i1⟧\t⟦60.00|万元#a1⟧\t⟦59.98|万元#b1⟧\t—\t\t—
上年结转资金\t⟦0|万元⟧\t⟦0|万元⟧\t⟦0|万元⟧\t—\t\t—
其他资金\t⟦0|万元⟧\t⟦0|万元⟧\t⟦0|万元⟧\t—\t\t—
""", clean=False)
    d.finding(["SUM-08"], BAD, "b", "b1")
    return d


def amount_first_gap():
    d = text("fault-amount-first", "amount-first", """
青禾县溪口镇人民政府2022年度村级公益事业项目绩效自评报告
一、资金情况
项目到位资金⟦90.00万元#in⟧，实际支出⟦89.97万元#whole⟧，其中:⟦30万元#a⟧用于村道硬化;⟦30万元#b⟧用于路灯安装;⟦29.99万元#c⟧用于沟渠清淤。
""", clean=False)
    d.finding(["SUM-03", "SUM-05"], BAD, "whole", "a", "b", "c")
    return d


def heavy_cost():
    d = text("fault-one-indicator-90", "sichuan-form", """
2023年度部门预算项目支出绩效自评表
金额单位：万元
预算执行情况（10分）\t年初预算\t调整后预算数\t预算执行数\t权重\t预算执行率\t得分
总额\t⟦30.00|万元#i⟧\t⟦30.00|万元#a⟧\t⟦30.00|万元#b⟧\t⟦10|points#f⟧\t⟦100%#r⟧\t⟦10|points#s⟧
一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\t权重\t得分\t未完成原因分析
成本指标\t经济成本指标\t项目总成本\t≤\t⟦30|万元⟧\t万元\t完成\t⟦90|points#cf⟧\t⟦80|points#cs⟧\t
合计\t\t\t\t\t\t\t⟦100|points#tf⟧\t⟦90|points#t⟧\t
存在问题\t无
""", clean=False)
    d.finding("SCO-11", ["inconsistent", "partial", "undecidable", "consistent", "rounding"], "cf", "cs")
    d.finding(["RSN-01", "RSN-04"], HINT, "cs", "cf", "t")
    return d


def early_date():
    d = text("fault-report-date", "hunan-old", """
部门整体支出绩效评价自评报告
部门（单位）名称：云溪市统计局
评价年度：2021年
报告日期：⟨date⟩2021年5月20日⟨/date⟩
一、部门（单位）基本概况
人员编制：⟦24人#posts⟧
实有人数：⟦32人#staff⟧
二、部门（单位）收支情况
2021年度支出合计⟦412.30万元#all⟧，其中：基本支出⟦352.30万元#basic⟧，项目支出⟦60.00万元#proj⟧。
三、部门整体支出绩效评价评分表
一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t得分
投入\t⟦10|points#one⟧\t预算配置\t⟦10|points#two⟧\t在职人员控制率\t⟦5|points#cf⟧\t⟦5|points#cs⟧
\t\t\t\t“三公经费”变动率\t⟦5|points#tf⟧\t⟦5|points#ts⟧
""", clean=False)
    d.finding("YR-02", BAD, "date")
    d.finding("SCO-13", HINT, "posts", "staff", "cs", "cf")
    return d


def numbering():
    d = text("fault-numbering", "numbering", """
安岭区林业局2022年度部门整体支出绩效自评报告
一、部门基本情况
1、贯彻执行林业法律法规。
2、组织造林绿化和森林资源保护。
3、负责野生动植物保护监督管理。
4、负责森林防火和病虫害防治。
⟨again⟩4、负责林业产业发展和技术推广。⟨/again⟩
5、承办上级交办的其他事项。
二、支出情况
2022年度基本支出⟦300.00万元#basic⟧，其中：人员经费⟦260.00万元#p⟧，公用经费⟦40.00万元#o⟧。
""", clean=False)
    d.finding("TXT-02", ["inconsistent", "partial", "rounding", "undecidable"], "again")
    d.finding("SUM-01", "consistent", "basic")
    return d


def two_values():
    d = text("fault-two-values", "henan", """
望川县档案局2022年度部门整体支出绩效自评报告
一、预算执行情况
2022年度项目支出⟦46.25万元#a⟧，全部用于档案数字化加工和库房维护。
二、项目绩效情况
2022年度项目支出⟦46.00万元#b⟧，各项指标均按年初目标完成，整体绩效自评为优秀。
""", clean=False)
    d.finding("REP-01", BAD, "a", "b")
    return d


def wrong_count():
    d = text("fault-project-count", "yunnan", """
柳泽县水利局2024年度项目绩效自评报告
一、总体情况
2024年度共开展⟦15个#n⟧项目绩效自评，平均得分⟦92.10分#mean⟧，其中：优⟦8个#g1⟧，良⟦8个#g2⟧，中⟦0个#g3⟧，差⟦0个#g4⟧。
二、资金到位情况
项目预算资金⟦861.46万元#plan⟧，实际到位资金⟦334.67万元#got⟧，资金到位率为⟦58.85%#rate⟧。
""", clean=False)
    d.finding("GRD-03", BAD, "n", "g1", "g2")
    d.finding(["PCT-06", "EXE-01", "PCT-01"], BAD, "rate", "plan", "got")
    return d


def rule_full_marks():
    d = text("fault-rule-full-marks", "hunan-old", """
2020年度部门整体支出绩效评价评分表
部门名称：清湾县政务服务中心
一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t评价标准\t得分
投入\t⟦10|points#o⟧\t预算配置\t⟦10|points#t⟧\t在职人员控制率\t⟦5|points#af⟧\t在职人员控制率小于等于100%的，计5分；每超过一个百分点扣0.5分，扣完为止。\t⟦5|points#as⟧
\t\t\t\t“三公经费”变动率\t⟦5|points#bf⟧\t“三公经费”变动率小于等于0的，计⟨rule⟩8分⟨/rule⟩；每超过一个百分点扣0.8分，扣完为止。\t⟦5|points#bs⟧
""", clean=False)
    d.finding("SCO-09", HINT, "rule", "bf")
    return d


def grade():
    d = text("fault-grade", "chenzhou", """
2023年度白杉县交通运输局整体支出绩效自评报告
六、部门整体支出绩效情况
预算执行⟦10分#ef⟧，我部门自评得分⟦10分#e⟧；
产出指标⟦40分#of⟧，我部门自评得分⟦40分#o⟧，其中：数量指标得分⟦15分#o1⟧，质量指标得分⟦15分#o2⟧，时效指标得分⟦10分#o3⟧；
效益指标⟦20分#bf⟧，我部门自评得分⟦13分#b⟧，其中：经济效益指标得分⟦8分#b1⟧，社会效益指标得分⟦5分#b2⟧。其中经济效益指标扣⟦6分#lost⟧，⟨reason⟩原因为农村客运补贴结算较晚，导致完成年度支出目标⟨/reason⟩；
满意度指标⟦10分#sf⟧，我部门自评得分⟦10分#s⟧；
成本指标⟦20分#cf⟧，我部门自评得分⟦20分#c⟧。
自评总得分⟦93分#t⟧，综合评定等级为⟨grade⟩良好⟨/grade⟩。
""", clean=False)
    d.finding("GRD-01", BAD, "grade", "t")
    d.finding("SCO-05", BAD, "lost", "bf", "b")
    d.finding("RSN-02", BAD, "reason")
    d.finding("SCO-03", "consistent", "t")
    return d


def duplicate_duty():
    d = text("fault-duplicate", "chenzhou", """
2022年度石泉岭区科学技术局整体支出绩效自评报告
一、部门（单位）基本情况
（1）负责拟订全区科技创新发展规划和年度计划并组织实施。
⟨first⟩（2）负责科技成果转化和技术市场管理，组织企业与高校院所开展产学研合作。⟨/first⟩
⟨second⟩（3）负责科技成果转化和技术市场管理，组织企业与高校院所开展产学研合作。⟨/second⟩
（4）承办区委、区政府交办的其他事项。
二、支出情况
2022年度项目支出⟦1520.40万元#proj⟧，其中：科技企业奖补⟦900.00万元#a⟧，创新平台建设⟦320.00万元#b⟧。
""", clean=False)
    d.finding("TXT-01", HINT, "first", "second")
    d.finding(["SUM-05", "SUM-03"], BAD, "proj", "a", "b")
    return d


def direction():
    d = text("fault-direction", "shanghai", """
北澜市民政局
2023年度部门决算
一、收入支出决算总体情况说明
北澜市民政局2023年度收入支出总计⟦1560.20万元#all⟧。与2022年度相比，收入支出总计减少⟦60.20万元#d⟧，增长⟦4.01%#r⟧。
二、支出决算情况说明
本年支出合计⟦1500.00万元#out⟧，其中：基本支出⟦900.00万元#b⟧，占⟦60.00%#bp⟧；项目支出⟦600.00万元#p⟧，占⟦42.00%#pp⟧。
三、机关运行经费
机关运行经费支出⟦88.30万元#run⟧，比2022年度增加⟦3.30万元#rd⟧，增长⟦13.95|percent#rr⟧。
""", clean=False)
    d.finding("PCT-04", BAD, "d", "r", "all")
    d.finding("PCT-01", BAD, "pp", "p", "out")
    d.finding(["PCT-07", "PCT-04"], BAD, "rr")
    d.finding("SUM-02", "consistent", "out")
    return d


def unit_slip():
    d = text("fault-unit-slip", "yunnan", """
河口洲区水利局2023年度部门整体支出绩效自评报告
一、支出情况
2023年度支出合计⟦986.40万元#all⟧，其中：基本支出⟦586.40万元#b⟧，项目支出⟦400.00元#p⟧。
二、项目情况
项目支出中，水毁工程修复⟦250.00万元#x⟧、⟨residue⟩XX项目XX万元⟨/residue⟩。
与上年相比，项目支出⟨unchosen⟩增长（下降）⟨/unchosen⟩⟦3.20%#r⟧。
""", clean=False)
    d.finding(["SUM-02", "UNT-01"], BAD, "p", "all")
    d.finding("TXT-03", BAD, "residue")
    d.finding(["TXT-03", "PCT-04"], BAD, "unchosen")
    return d


def zero_base():
    d = text("fault-zero-base", "shanghai", """
青禾县文化旅游局
2024年度部门决算
一、一般公共预算财政拨款支出决算情况说明
1、文化旅游体育与传媒支出（类）文物（款）文物保护（项）。年初预算为⟦0.00万元#a⟧，支出决算为⟦35.60万元#b⟧，完成年初预算的⟦100%#r⟧。
2、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。年初预算为⟦50.00万元#c⟧，支出决算为⟦48.50万元#e⟧，完成年初预算的⟦98.50%#s⟧。决算数⟨word⟩大于⟨/word⟩预算数的主要原因：人员减少。
""", clean=False)
    d.finding("PCT-05", BAD, "r", "a")
    d.finding("PCT-06", BAD, "s", "c", "e")
    return d


def three_public():
    d = text("fault-three-public", "county-accounts", """
2022年度南塘县统计局部门决算公开说明
一、“三公”经费支出情况
“三公”经费支出⟦8.60万元#tp⟧，其中：因公出国（境）费⟦0.00万元#t1⟧；公务用车购置及运行维护费⟦5.20万元#t2⟧；公务接待费⟦2.40万元#t3⟧。
二、政府采购情况
2022年度政府采购支出总额⟦120.00万元#buy⟧，其中：政府采购货物支出⟦40.00万元#b1⟧、政府采购工程支出⟦0.00万元#b2⟧、政府采购服务支出⟦85.00万元#b3⟧。
三、国有资产占用情况
截至⟨until⟩2021年12月31日⟨/until⟩，共有车辆⟦5辆#car⟧，其中：机要通信用车⟦1辆#c1⟧、执法执勤用车⟦3辆#c2⟧。
""", clean=False)
    d.finding("SUM-06", BAD, "tp", "t1", "t2", "t3")
    d.finding("SUM-07", BAD, "buy", "b1", "b2", "b3")
    d.finding("YR-01", BAD, "until")
    d.finding(["SUM-09", "SUM-03"], BAD, "car", "c1", "c2")
    return d


def satisfaction():
    d = text("fault-praise-and-blame", "guangdong", """
清湾县农村供水工程2023年度项目绩效自评报告
一、自评结论
产出指标⟦50分#of⟧，自评得分⟦50分#o⟧；效益指标⟦30分#bf⟧，自评得分⟦32分#b⟧；满意度指标⟦10分#sf⟧，自评得分⟦10分#s⟧；预算执行⟦10分#ef⟧，自评得分⟦8分#e⟧。自评总分⟦98分#t⟧，等级为优。
二、存在的问题
⟨problem⟩用水户反映水压不稳，群众满意度不高，有待进一步提升。⟨/problem⟩
""", clean=False)
    d.finding("SCO-01", BAD, "b", "bf")
    d.finding("SCO-03", BAD, "t", "o", "b", "s", "e")
    d.finding("RSN-03", HINT, "problem", "s")
    return d


def whole_table():
    d = text("fault-table-total", "national-form", """
<p>2023年度项目绩效自评表</p><p>单位：万元</p>
<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td><td>偏差原因分析及改进措施</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>巡查次数</td><td>≥⟦100次⟧</td><td>⟦120次⟧</td><td>⟦30|points#af⟧</td><td>⟦30|points#a⟧</td><td></td></tr>
<tr><td></td><td>质量指标</td><td>问题整改率</td><td>≥⟦95%⟧</td><td>⟦97%⟧</td><td>⟦30|points#bf⟧</td><td>⟦30|points#b⟧</td><td></td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>群众投诉下降率</td><td>≥⟦10%⟧</td><td>⟦8%⟧</td><td>⟦20|points#cf⟧</td><td>⟦16|points#c⟧</td><td>投诉渠道增加</td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>群众满意度</td><td>≥⟦90%⟧</td><td>⟦112%#over⟧</td><td>⟦20|points#df⟧</td><td>⟦20|points#d⟧</td><td></td></tr>
<tr><td>总分</td><td></td><td></td><td></td><td></td><td>⟦100|points#tf⟧</td><td>⟦98|points#t⟧</td><td></td></tr></table>
""", clean=False)
    d.finding(["SCO-03", "SCO-02"], BAD, "t", "a", "b", "c", "d")
    d.finding("PCT-08", HINT, "over")
    return d


def all_texts():
    return [funds_row(), funds_zero_total(), amount_first_gap(), heavy_cost(), early_date(), numbering(), two_values(), wrong_count(),
            rule_full_marks(), grade(), duplicate_duty(), direction(), unit_slip(), zero_base(), three_public(), satisfaction(), whole_table()]
