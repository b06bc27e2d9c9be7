"""Clean texts that a generator would not think of: each written by hand, with what is true of it."""
from decimal import Decimal

from claims import Cap, Deduction, ExecutionScore, Mean
from doc import Doc


def text(name, layout, marked, clean=True):
    d = Doc(name, layout, clean)
    d.p(*marked.strip("\n").split("\n"))
    return d


def amount_first():
    d = text("free-amount-first", "amount-first", """
南塘县石渡镇人民政府2023年度农村人居环境整治项目绩效自评报告
一、项目概况
2023年度共投入资金⟦286.40万元#whole⟧用于农村人居环境整治，其中：⟦120.00万元#a⟧用于村内道路硬化，⟦86.40万元#b⟧用于污水管网建设，⟦50.00万元#c⟧用于公共厕所改造，⟦30.00万元#d⟧用于垃圾收运设备购置。
资金全部为县级财政资金，按工程进度分⟦3批#_b⟧拨付。
二、完成情况
硬化道路⟦4.2公里#_r⟧，铺设管网⟦6.8公里#_p⟧，改造公厕⟦9座#_t⟧，购置收运车辆⟦2辆#_v⟧。⟨sentence:done⟩各项工程已由镇人民政府组织验收，并移交村民委员会管护。⟨/sentence:done⟩
三、资金管理
⟨sentence:money⟩项目资金实行专账核算、专款专用，拨付手续齐全，未发现截留挪用情况。⟨/sentence:money⟩
""")
    d.sum("SUM-03", "whole", ["a", "b", "c", "d"], also=["SUM-05"])
    d.field("year", 2023)
    return d


def several_listings():
    d = text("free-several-listings", "several-listings", """
云溪市林业局2022年度部门整体支出绩效自评报告
一、基本情况
云溪市林业局核定编制⟦46人#posts⟧，其中行政编制⟦18人#pa⟧、事业编制⟦28人#pb⟧；年末实有在职人员⟦43人#staff⟧，其中行政人员⟦17人#sa⟧、事业人员⟦26人#sb⟧。
二、收支情况
⟨year:a⟩2022⟨/year:a⟩年度支出合计⟦1864.35万元#all⟧，其中：基本支出⟦812.60万元#basic⟧，包括人员经费⟦702.18万元#pers⟧、公用经费⟦110.42万元#oper⟧；项目支出⟦1051.75万元#proj⟧，包括森林抚育⟦640.00万元#x⟧、有害生物防治⟦215.30万元#y⟧、防火物资储备⟦196.45万元#z⟧。
基本支出、项目支出分别占支出合计的⟦43.59%#b%⟧和⟦56.41%#p%⟧。
三、绩效情况
全年完成森林抚育⟦3200亩#_m⟧，防治有害生物⟦5400亩#_n⟧，成灾率控制在⟦2.1‰|‰#_q⟧以内。
四、存在的问题
⟨sentence:problem⟩护林员队伍年龄偏大，巡护终端的使用培训跟不上，需要在下一年度补充人员。⟨/sentence:problem⟩
""")
    d.sum("SUM-02", "all", ["basic", "proj"])
    d.sum("SUM-01", "basic", ["pers", "oper"])
    d.sum("SUM-05", "proj", ["x", "y", "z"], also=["SUM-03", "SUM-04"], )
    d.sum("SUM-09", "posts", ["pa", "pb"])
    d.sum("SUM-09", "staff", ["sa", "sb"])
    d.share("basic", "all", "b%")
    d.share("proj", "all", "p%")
    for path, value in (("total", "1864.35"), ("basic", "812.60"), ("personnel", "702.18"), ("operating", "110.42"), ("project", "1051.75")):
        d.field(f"expenditure.{path}.amount", value)
    d.field("department", "云溪市林业局")
    d.field("year", 2022)
    # 包括 leaves open whether the listing is complete: only more than the whole would contradict.
    d.claims[1].complete = True
    d.claims[2].complete = False
    return d


def respectively():
    d = text("free-respectively", "分别为", """
清湾县审计局2024年度部门决算情况说明
一、支出情况
2024年度支出合计⟦655.20万元#all⟧，其中基本支出、项目支出分别为⟦498.75万元#basic⟧、⟦156.45万元#proj⟧，分别占⟦76.12%#b%⟧、⟦23.88%#p%⟧。
项目支出中，重点项目审计、审计信息化、干部培训分别为⟦98.00万元#x⟧、⟦46.45万元#y⟧、⟦12.00万元#z⟧。
二、与上年对比
2024年度支出合计比⟨year:b⟩2023⟨/year:b⟩年度⟨trend:a⟩增加⟨/trend:a⟩⟦31.20万元#diff⟧，⟨trend:b⟩增长⟨/trend:b⟩⟦5.00%#rate⟧，主要是人员工资正常晋升。
三、其他
⟨sentence:other⟩本部门无下属预算单位，决算范围与上年度一致，报表数据与账簿核对相符。⟨/sentence:other⟩
""")
    del d.lines[0:0]
    d.sum("SUM-02", "all", ["basic", "proj"])
    d.sum("SUM-05", "proj", ["x", "y", "z"], also=["SUM-03"])
    d.share("basic", "all", "b%")
    d.share("proj", "all", "p%")
    d.change("all", True, difference="diff", rate="rate", words=["trend:a", "trend:b"])
    d.field("year", 2024)
    return d


def mixed_units():
    d = text("free-mixed-units", "亿元/万元/元", """
北澜市交通运输局2023年度部门整体支出绩效自评报告
一、收支总体情况
2023年度全年收入⟦2.15亿元#_in⟧，支出合计⟦2.08亿元#all⟧，其中：基本支出⟦2800.00万元#basic⟧，项目支出⟦1.80亿元#proj⟧。
基本支出中人员经费⟦24,600,000.00元#pers⟧、公用经费⟦3,400,000.00元#oper⟧。
二、项目支出
项目支出⟦18000.00万元#proj2⟧，其中：国省道养护⟦9200.00万元#x⟧，农村公路建设⟦7350.00万元#y⟧，公交运营补贴⟦1450.00万元#z⟧。
三、效果
⟨sentence:effect⟩国省道优良路率保持稳定，农村公路通达深度进一步提高，群众出行条件改善。⟨/sentence:effect⟩
""")
    d.sum("SUM-02", "all", ["basic", "proj"])
    d.sum("SUM-01", "basic", ["pers", "oper"])
    d.sum("SUM-05", "proj2", ["x", "y", "z"], also=["SUM-03"])
    d.same("proj", "proj2")
    d.field("year", 2023)
    d.field("department", "北澜市交通运输局")
    return d


def names_only():
    d = text("free-names-only", "names-only", """
白杉县统计局2022年度部门整体支出绩效自评报告
一、基本支出
2022年度基本支出⟦388.06万元#basic⟧。其中：人员经费⟦341.20万元#pers⟧，主要包括：基本工资、津贴补贴、奖金、绩效工资、机关事业单位基本养老保险缴费、住房公积金；公用经费⟦46.86万元#oper⟧，主要包括：办公费、印刷费、邮电费、差旅费、工会经费、其他交通费用。
二、项目支出
2022年度项目支出⟦65.00万元#proj⟧，主要用于开展人口变动抽样调查、住户调查、企业统计人员培训等工作。
三、三公经费
2022年度无“三公”经费财政拨款支出。
四、其他预算
我单位2022年度无政府性基金预算支出，无国有资本经营预算支出，无社会保险基金预算支出。
""")
    d.sum("SUM-01", "basic", ["pers", "oper"])
    for path, value in (("basic", "388.06"), ("personnel", "341.20"), ("operating", "46.86"), ("project", "65.00")):
        d.field(f"expenditure.{path}.amount", value)
    for budget in ("governmentFund", "stateCapital", "socialInsurance"):
        d.field(f"budgets.{budget}.declaredNone", "true")
    d.field("year", 2022)
    return d


def withheld():
    d = text("free-withheld", "withheld", """
松原坪县保密服务中心2021年度部门整体支出绩效自评报告
一、基本情况
根据有关规定，本部门整体支出绩效自评的相关内容涉密，按规定不予公开。
二、附表
部门整体支出绩效自评表涉密，故本表为空表。
""")
    d.field("year", 2021)
    return d


def nothing_but_none():
    d = text("free-negatives", "negatives", """
石泉岭区档案馆2023年度部门决算情况说明
一、收入支出情况
本馆2023年度本年收入⟦92.40万元#in⟧，其中：财政拨款收入⟦92.40万元#grant⟧，占⟦100%#g%⟧；无事业收入，无经营收入，无其他收入。
本年支出⟦90.15万元#out⟧，其中：基本支出⟦90.15万元#basic⟧，占⟦100%#b%⟧；项目支出⟦0.00万元#proj⟧，占⟦0%#_p⟧。
二、政府性基金预算
本馆2023年度无政府性基金预算财政拨款收入和支出，故本表为空表。
三、国有资本经营预算
本馆2023年度无国有资本经营预算财政拨款支出。
四、社会保险基金预算
无社会保险基金预算支出。
五、“三公”经费
“三公”经费支出⟦0万元#_tp⟧，其中因公出国（境）费⟦0万元#_t1⟧、公务用车购置及运行费⟦0万元#_t2⟧、公务接待费⟦0万元#_t3⟧，与上年度持平。
六、其他
截至⟨year:u⟩2023⟨/year:u⟩年12月31日，本馆共有车辆⟦0辆#_c⟧。
""")
    d.sum("SUM-02", "out", ["basic", "proj"])
    d.share("basic", "out", "b%")
    d.share("grant", "in", "g%")
    d.sum("SUM-03", "in", ["grant"], complete=False, also=["SUM-04"])
    d.claims.pop()
    d.field("year", 2023)
    return d


def staffing_by_unit():
    d = text("free-staffing", "staffing", """
河口洲区应急管理局2024年度部门整体支出绩效自评报告
一、部门（单位）基本情况
1、机构设置：河口洲区应急管理局设⟦4个#offices⟧内设机构：1、办公室；2、安全监管科；3、应急指挥科；4、减灾救灾科。
2、人员情况：区应急管理局机关编制⟦22人#a⟧，在职⟦21人#_a⟧、离休⟦0人#_a2⟧、退休⟦12人#_a3⟧；区综合应急救援大队编制⟦36人#b⟧，在职⟦35人#_b⟧、退休⟦4人#_b2⟧；区防灾减灾服务中心编制⟦10人#c⟧，在职⟦9人#_c⟧、退休⟦3人#_c2⟧。
二、支出情况
2024年度总支出⟦2136.50万元#all⟧，其中：基本支出⟦1486.20万元#basic⟧，项目支出⟦650.30万元#proj⟧。
项目支出⟦650.30万元#proj2⟧，其中：应急物资储备⟦280.00万元#x⟧；救援装备更新⟦240.30万元#y⟧；安全生产宣传教育⟦130.00万元#z⟧。
三、自评结论
经自评，我局部门整体支出绩效自评得分⟦93.5分#score⟧，评定等级为⟨grade:score⟩优秀⟨/grade:score⟩。
""")
    d.sum("SUM-02", "all", ["basic", "proj"])
    d.sum("SUM-05", "proj2", ["x", "y", "z"], also=["SUM-03"])
    d.same("proj", "proj2")
    d.field("stated.total", "93.5")
    d.field("stated.grade", "优秀")
    d.field("year", 2024)
    return d


def grade_counts():
    d = text("free-grade-counts", "grade-counts", """
柳泽县农业农村局2023年度项目绩效自评情况说明
一、总体情况
按照绩效管理要求，我局对2023年度预算安排的⟦12个#n⟧项目进行了绩效自评，涉及财政资金⟦3860.75万元#m⟧，项目自评平均得分⟦91.36分#mean⟧。其中：优⟦8个#g1⟧，良⟦3个#g2⟧，中⟦1个#g3⟧，差⟦0个#g4⟧。
二、资金投向
涉及资金中，种植业⟦1520.00万元#x⟧，养殖业⟦940.75万元#y⟧，农产品加工业⟦1400.00万元#z⟧。
三、结果应用
⟨sentence:use⟩对评价等级为中的项目，要求承担单位提交整改报告，并相应调减下一年度预算。⟨/sentence:use⟩
""")
    d.sum("GRD-03", "n", ["g1", "g2", "g3", "g4"])
    d.claim(Mean("mean", [("优", "g1"), ("良", "g2"), ("中", "g3"), ("差", "g4")]))
    d.field("year", 2023)
    return d


def numbering():
    d = text("free-numbering", "numbering", """
望川县民政局2022年度部门整体支出绩效自评报告
1.部门基本情况
1.1 主要职能
(一)拟订民政事业发展规划并监督实施；
(二)负责最低生活保障、特困人员救助供养和临时救助工作；
(三)负责社会组织登记管理和基层政权建设。
1.2 机构人员
(1)机关行政编制⟦15名#_a⟧，实有⟦14名#_b⟧；
(2)下属事业单位⟦3个#_c⟧，事业编制⟦27名#_d⟧，实有⟦25名#_e⟧。
2.部门支出情况
①2022年度支出总额:⟦4,215.60万元#all⟧;
②其中:基本支出:⟦905.60万元#basic⟧,项目支出:⟦3,310.00万元#proj⟧。
③项目支出中:困难群众救助补助⟦2,680.00万元#x⟧,养老服务补助⟦410.00万元#y⟧,殡葬设施建设⟦220.00万元#z⟧。
3.自评得分
(1)预算执行:分值⟦10分#e.full⟧,得分⟦10分#e⟧;
(2)产出:分值⟦50分#o.full⟧,得分⟦48分#o⟧;
(3)效益:分值⟦30分#b.full⟧,得分⟦30分#b⟧;
(4)满意度:分值⟦10分#s.full⟧,得分⟦10分#s⟧;
合计得分⟦98分#total⟧,等级为⟨grade:total⟩优⟨/grade:total⟩。
产出扣分原因:⟨reason:o⟩个别村级公墓因选址调整⟨not:o⟩未⟨/not:o⟩按期完工⟨/reason:o⟩。
""")
    d.sum("SUM-02", "all", ["basic", "proj"])
    d.sum("SCO-03", "total", ["e", "o", "b", "s"])
    for key in "eobs":
        d.claim(Cap(key + ".full", key))
    d.field("stated.total", "98")
    d.field("stated.grade", "优")
    d.field("year", 2022)
    return d


def truncated():
    d = text("free-rounding", "rounding", """
青禾县水利局2024年度部门整体支出绩效自评报告
一、支出情况
2024年度财政拨款基本支出⟦501.23万元#basic⟧，其中：人员经费⟦433.08万元#pers⟧，占基本支出的⟦86.40%#pe%⟧；公用经费⟦68.16万元#oper⟧，占基本支出的⟦13.60%#op%⟧。
2024年度项目支出⟦1000.00万元#proj⟧，其中：水库维修养护⟦333.33万元#x⟧，农村供水⟦333.33万元#y⟧，河道清淤⟦333.33万元#z⟧。
二、说明
⟨sentence:note⟩本报告金额以万元为单位保留两位小数，个别合计数与分项之和存在尾差。⟨/sentence:note⟩
""")
    d.sum("SUM-01", "basic", ["pers", "oper"])
    d.sum("SUM-05", "proj", ["x", "y", "z"], also=["SUM-03"])
    d.share("pers", "basic", "pe%")
    d.share("oper", "basic", "op%")
    d.field("year", 2024)
    return d


def deductions():
    d = text("free-deductions", "deductions", """
安岭区文化旅游局2023年度部门整体支出绩效自评报告
一、预算执行情况
全年预算数⟦1250.00万元#a⟧，全年执行数⟦1187.50万元#b⟧，预算执行率为⟦95.00%#r⟧。
二、自评得分
满分⟦100分#_100⟧，自评得分⟦88.5分#total⟧，评价等级为“⟨grade:total⟩良⟨/grade:total⟩”。
预算执行⟦10分#e.full⟧，自评得分⟦9.5分#e⟧，扣⟦0.5分#e.lost⟧。
产出指标⟦40分#o.full⟧，自评得分⟦35分#o⟧，扣⟦5分#o.lost⟧，其中：数量指标得分⟦12分#o1⟧，质量指标得分⟦13分#o2⟧，时效指标得分⟦10分#o3⟧。⟨reason:o⟩扣分原因为文物普查点位调整，数量指标⟨not:o⟩未⟨/not:o⟩完成年初设定目标。⟨/reason:o⟩
效益指标⟦20分#f.full⟧，自评得分⟦17分#f⟧，扣⟦3分#f.lost⟧，其中：社会效益指标得分⟦9分#f1⟧，经济效益指标得分⟦8分#f2⟧。⟨reason:f⟩扣分原因为演出场次受天气影响⟨not:f⟩未⟨/not:f⟩达到预期。⟨/reason:f⟩
满意度指标⟦10分#s.full⟧，自评得分⟦10分#s⟧。
成本指标⟦20分#c.full⟧，自评得分⟦17分#c⟧，扣⟦3分#c.lost⟧，⟨reason:c⟩原因为布展材料涨价，单项成本⟨not:c⟩未⟨/not:c⟩控制在定额以内。⟨/reason:c⟩
""")
    for key in "eofsc":
        d.claim(Cap(key + ".full", key))
        if key != "s":
            d.claim(Deduction(key + ".full", key, key + ".lost"))
    d.sum("SCO-03", "total", list("eofsc"))
    d.sum("SCO-02", "o", ["o1", "o2", "o3"])
    d.sum("SCO-02", "f", ["f1", "f2"])
    d.completion("b", "a", "r", rules=("EXE-01", "PCT-06"))
    d.claim(ExecutionScore("r", "e.full", "e"))
    d.field("stated.total", "88.5")
    d.field("stated.grade", "良")
    d.field("year", 2023)
    d.field("indicators[output].score", "35")
    return d


def one_line():
    """Everything in one paragraph, as a system exports it."""
    d = text("free-one-paragraph", "one-paragraph", """
科学技术局2024年度绩效自评：我局全年预算⟦860.00万元#a⟧，实际支出⟦842.80万元#b⟧，执行率⟦98.00%#r⟧；其中人员经费⟦402.80万元#x⟧，公用经费⟦60.00万元#y⟧，科技项目经费⟦380.00万元#z⟧。“三公”经费支出⟦6.40万元#tp⟧，比上年⟨trend:a⟩减少⟨/trend:a⟩⟦1.60万元#d⟧，⟨trend:b⟩下降⟨/trend:b⟩⟦20.00%#dr⟧，其中公务用车运行维护费⟦4.10万元#t1⟧、公务接待费⟦2.30万元#t2⟧。完成科技型企业入库⟦26家#_1⟧，组织技术对接活动⟦8场#_2⟧，服务对象满意度⟦96%#_3⟧。自评得分⟦96分#s⟧，等级为⟨grade:s⟩优⟨/grade:s⟩。
""")
    d.completion("b", "a", "r", rules=("EXE-01", "PCT-06"))
    d.sum("SUM-03", "b", ["x", "y", "z"], also=["SUM-02"])
    d.sum("SUM-06", "tp", ["t1", "t2"], also=["SUM-03"])
    d.change("tp", False, difference="d", rate="dr", words=["trend:a", "trend:b"])
    d.field("year", 2024)
    d.field("stated.total", "96")
    return d


def spaced():
    """The text layer of a PDF with spread words and full-width figures."""
    d = text("free-spaced", "spaced-out", """
南塘县自然资源局２０２３年度部门整体支出绩效自评报告
一、 自 评 结 论
我局２０２３年度整体绩效自评得分 ⟦９４．６ 分#s⟧，评价等级为⟨grade:s⟩优⟨/grade:s⟩。
二、 支 出 情 况
基 本 支 出 ⟦ 612.40 万元#basic⟧，其中：人 员 经 费 ⟦ 540.10 万 元#pers⟧，公 用 经 费 ⟦ 72.30 万 元#oper⟧。
项 目 支 出 ⟦ 930.00 万元#proj⟧，其 中：地质灾害治理 ⟦ 610.00 万元#x⟧、 国土变更调查 ⟦ 200.00 万元#y⟧、 不动产登记信息化 ⟦ 120.00 万元#z⟧。
三、 绩 效 情 况
⟨sentence:e⟩全年完成地质灾害隐患点排查和治理任务，汛期无人员伤亡，登记业务办理时限进一步压缩。⟨/sentence:e⟩
""")
    d.sum("SUM-01", "basic", ["pers", "oper"])
    d.sum("SUM-05", "proj", ["x", "y", "z"], also=["SUM-03"])
    d.field("expenditure.basic.amount", "612.40")
    d.field("expenditure.project.amount", "930.00")
    d.field("stated.total", "94.6")
    d.field("year", 2023)
    return d


def all_texts():
    return [amount_first(), several_listings(), respectively(), mixed_units(), names_only(), withheld(), nothing_but_none(),
            staffing_by_unit(), grade_counts(), numbering(), truncated(), deductions(), one_line(), spaced()]
