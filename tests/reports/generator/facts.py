"""Invented departments with consistent figures: places, names, amounts, marks. Nothing here exists."""
from decimal import Decimal

from rng import CENT, Random, half_up, percent

COUNTIES = ["青禾县", "云溪市", "安岭区", "望川县", "南塘县", "北澜市", "柳泽县", "石泉岭区", "清湾县", "白杉县",
            "松原坪县", "河口洲区"]
BUREAUS = ["农业农村局", "文化旅游局", "市场监督管理局", "林业局", "水利局", "交通运输局", "民政局", "审计局", "统计局",
           "科学技术局", "应急管理局", "自然资源局"]
PERSONNEL = ["基本工资", "津贴补贴", "奖金", "绩效工资", "机关事业单位基本养老保险缴费", "职业年金缴费",
             "职工基本医疗保险缴费", "其他社会保障缴费", "住房公积金", "生活补助"]
OPERATING = ["办公费", "印刷费", "水费", "电费", "邮电费", "差旅费", "维修（护）费", "会议费", "培训费", "工会经费",
             "福利费", "其他交通费用"]
PROJECTS = ["农村饮水安全巩固提升项目", "文物保护单位修缮项目", "食品快检设备购置项目", "森林防火视频监控项目",
            "小型水库维修养护项目", "农村公路安防工程", "社区助餐点运营补助", "业务信息系统运行维护费",
            "重点普查工作经费", "科技特派员工作经费", "应急物资储备库建设项目", "耕地质量监测经费"]
SUBJECTS = ["一般公共服务支出", "教育支出", "社会保障和就业支出", "卫生健康支出", "农林水支出", "住房保障支出"]
DUTIES = ["贯彻执行国家和省有关本行业的方针政策和法律法规，拟订本县发展规划并组织实施",
          "负责本行业行政许可事项的受理和审查，规范办理流程，公开办理结果",
          "组织开展行业统计调查和运行分析，为县委、县政府决策提供依据",
          "指导基层单位开展业务工作，组织从业人员培训和技术推广",
          "负责本行业安全生产监督管理，组织隐患排查和应急处置",
          "承担行业信用体系建设，受理群众咨询和投诉",
          "管理本部门及所属单位的国有资产，监督资金使用"]
PROBLEMS = ["基层业务人员力量不足，部分岗位一人多责", "预算编制的细化程度还不够，个别项目前期论证不充分",
            "绩效目标的量化程度有待加强，个别指标设置偏宏观"]
MEASURES = ["下一步将加强业务培训，合理调配人员，充实一线岗位",
            "完善项目库管理，提前开展前期论证，提高预算编制的准确性",
            "细化绩效指标，做到可衡量、可核查，并把评价结果用于下一年度预算安排"]
REASONS = ["因汛期施工受阻导致⟨not:{k}⟩未⟨/not:{k}⟩完成年初设定目标", "由于设备到货较晚，⟨not:{k}⟩未⟨/not:{k}⟩达到年度指标值",
           "因配套资金到位较迟，项目⟨not:{k}⟩未⟨/not:{k}⟩按计划完成"]

SCHEMES = {"101": [("execution", "预算执行", 10), ("output", "产出指标", 40), ("benefit", "效益指标", 20),
                   ("satisfaction", "满意度指标", 10), ("cost", "成本指标", 20)],
           "10": [("execution", "预算执行", 10), ("output", "产出指标", 50), ("benefit", "效益指标", 30),
                  ("satisfaction", "满意度指标", 10)]}
LEVEL2 = {"output": ["数量指标", "质量指标", "时效指标"], "benefit": ["经济效益指标", "社会效益指标"],
          "satisfaction": ["服务对象满意度指标"], "cost": ["经济成本指标"], "execution": ["预算执行率"]}


class Facts:
    """Figures of one department and year, all consistent."""

    def __init__(self, seed, size=400, projects=5):
        r = self.random = Random(seed)
        self.county, self.bureau = COUNTIES[seed % len(COUNTIES)], BUREAUS[(seed * 5) % len(BUREAUS)]
        self.department = self.county + self.bureau
        self.year = 2021 + seed % 4
        self.basic = r.cents(size, size * 3)
        self.personnel = half_up(self.basic * r.between(70, 92) / 100)
        self.operating = self.basic - self.personnel
        names = r.some(PERSONNEL, r.between(6, 9))
        self.personnel_items = list(zip(names, r.split(self.personnel, len(names))))
        names = r.some(OPERATING, r.between(6, 10))
        self.operating_items = list(zip(names, r.split(self.operating, len(names))))
        self.project = r.cents(size, size * 8)
        names = r.some(PROJECTS, projects)
        self.project_items = list(zip(names, r.split(self.project, projects)))
        self.total = self.basic + self.project
        self.adjusted = half_up(self.total * 1000 / r.between(955, 995))
        self.initial = half_up(self.adjusted * r.between(90, 99) / 100)
        self.rate = percent(self.total, self.adjusted)
        up = r.below(2) == 0
        self.before = half_up(self.total * 100 / (r.between(103, 128) if up else r.between(80, 97)))
        self.posts = r.between(20, 60)
        self.staff = self.posts - r.between(1, 8)

    def difference(self, now, before):
        return abs(now - before), percent(abs(now - before), before), now > before

    def scores(self, scheme="101", lost=None, execution=None):
        """(code, name, full, score, [(name, full, score)]) for every group; marks are lost in one or two of them."""
        r, groups = self.random, []
        lost = {"benefit": 3} if lost is None else lost
        for code, name, full in SCHEMES[scheme]:
            names = LEVEL2[code]
            fulls = [full] if len(names) == 1 else self.fives(full, len(names))
            scores, gone = list(fulls), lost.get(code, 0)
            scores[0] -= gone
            if code == "execution":
                scores = [execution if execution is not None else half_up(self.rate / 10)]
            groups.append((code, name, Decimal(full), sum(Decimal(s) for s in scores),
                           list(zip(names, map(Decimal, fulls), map(Decimal, scores)))))
        return groups

    def fives(self, full, count):
        each = full // count // 5 * 5 or full // count
        return [full - each * (count - 1)] + [each] * (count - 1)


def total_of(groups):
    return sum(g[3] for g in groups)


def shown(value):
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
