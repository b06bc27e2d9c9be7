//! What a column holds, by the words of its head.

use crate::amount::Unit;
use crate::claims::Measure;
use crate::search::{any_of, has, many_of};

/// What the figures of a column are to those beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Names of rows, or other words.
    Words,
    /// 说明: which way it went, and by how much.
    Note,
    /// Amounts and numbers of things, which add up.
    Number,
    /// 结余: what is left of a budget.
    Balance,
    /// 增减额
    Difference,
    /// 增减率
    ChangeRate,
    /// 占比
    Share,
    /// 执行率
    Rate,
    /// Numbers of rows, prices, years: nothing that adds up.
    Other,
}

/// What an amount is, as far as the head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Now,
    Before,
    Budget,
    Actual,
    /// 本年增加, 本年减少: between the beginning and the end of a year.
    Opening,
    Increase,
    Decrease,
    Closing,
}

#[derive(Clone, Debug)]
pub(super) struct Head {
    pub name: String,
    pub role: Role,
    pub stages: Vec<Stage>,
    pub year: Option<u16>,
    /// The unit that the head itself sets.
    pub measure: Option<Measure>,
}

impl Head {
    pub fn of(text: &str) -> Head {
        let (name, bracket) = match text.strip_suffix('）').and_then(|inner| inner.rsplit_once('（')) {
            Some((name, bracket)) if !name.is_empty() => (name, bracket),
            _ => (text, ""),
        };
        let role = role(name, bracket);
        Head {
            name: name.to_owned(),
            role,
            stages: if matches!(role, Role::Words | Role::Number) { stages(name) } else { Vec::new() },
            year: year(name),
            measure: measure(name, bracket),
        }
    }

    pub fn is(&self, stage: Stage) -> bool {
        self.stages.contains(&stage)
    }
}

fn role(name: &str, bracket: &str) -> Role {
    if name.chars().count() > 16 {
        return Role::Words;
    }
    let changes = any_of!["增", "减", "变动", "下降", "升", "同比", "差异", "差额"].is_in(name);
    let rate = any_of!["率", "幅"].is_in(name) || name.contains('%') || bracket == "%";
    let moves = any_of!["本年增加", "本年减少", "本期增加", "本期减少", "年内增加", "年内减少"].starts(name).is_some();
    if any_of!["情况", "说明", "原因"].ends(name).is_some() {
        Role::Note
    } else if many_of![
        "序号",
        "行次",
        "栏次",
        "编码",
        "代码",
        "编号",
        "单价",
        "标准",
        "年份",
        "日期",
        "时间",
        "年限",
        "电话",
        "得分",
        "分值",
        "权重",
        "等级",
        "人均",
        "户均",
        "平均",
        "均",
        "名次",
        "排名",
        "指标值",
        "目标值",
        "完成值",
        "满分",
        "备注"
    ]
    .is_in(name)
    {
        Role::Other
    } else if changes && rate {
        Role::ChangeRate
    } else if changes && !moves && !matches!(name, "增加" | "减少") && !has(name, "增人") {
        if has(name, "追加") { Role::Number } else { Role::Difference }
    } else if is_of_budget(name) {
        Role::Rate
    } else if any_of!["占比", "比重", "比例"].is_in(name) || name.starts_with('占') {
        Role::Share
    } else if rate || any_of!["进度"].ends(name).is_some() {
        Role::Rate
    } else if any_of!["结余", "余额", "剩余", "未支付", "未执行", "未支出", "结转", "未完成"].is_in(name)
        && !any_of!["上年", "年初", "期初", "上期", "以前"].is_in(name)
    {
        Role::Balance
    } else if any_of!["合计", "小计", "总计", "金额", "数", "资金", "预算", "决算", "支出", "收入", "经费"]
        .ends(name)
        .is_some()
        || year(name).is_some()
    {
        Role::Number
    } else {
        Role::Words
    }
}

/// 完成年初预算, 决算占调整后预算比重, 占预算: how much of a budget was spent.
fn is_of_budget(name: &str) -> bool {
    let budget = any_of!["预算", "计划", "任务", "目标"].is_in(name);
    budget
        && (any_of!["完成", "占"].starts(name).is_some()
            || (has(name, "占") && any_of!["决算", "支出", "执行"].starts(name).is_some()))
}

fn stages(name: &str) -> Vec<Stage> {
    let mut found = Vec::new();
    if any_of!["本年", "本期", "当年", "今年"].is_in(name) {
        found.push(Stage::Now);
    }
    if any_of!["上年", "上期", "去年"].is_in(name) {
        found.push(Stage::Before);
    }
    let moves = |word: &str| has(name, word) && !has(name, "增减") && !has(name, "预算");
    if any_of!["年初数", "年初人数", "期初", "上年末", "年初余额", "年初实有", "年初在职"].is_in(name)
    {
        found.push(Stage::Opening);
    } else if any_of!["年末数", "年末人数", "期末", "年末余额", "年末实有", "年末在职", "本年末"].is_in(name)
    {
        found.push(Stage::Closing);
    } else if moves("增加") {
        found.push(Stage::Increase);
    } else if moves("减少") {
        found.push(Stage::Decrease);
    }
    if any_of!["决算", "执行", "实际", "支出数", "完成", "支付", "已支", "实支", "使用", "支出金额"].is_in(name)
    {
        found.push(Stage::Actual);
    } else if any_of!["预算", "计划", "安排", "下达", "到位", "任务", "目标", "批复", "指标数"].is_in(name)
    {
        found.push(Stage::Budget);
    }
    found
}

/// 2023年, 2023年度, 2023年决算数
fn year(name: &str) -> Option<u16> {
    let digits = name.get(..4)?;
    let rest = &name[4..];
    let year: u16 = digits.parse().ok()?;
    ((1990..=2100).contains(&year) && (rest.is_empty() || rest.starts_with('年'))).then_some(year)
}

fn measure(name: &str, bracket: &str) -> Option<Measure> {
    if let Some(unit) = Unit::from_label(bracket) {
        return Some(Measure::Money(unit));
    }
    if bracket == "%" || name.contains('%') {
        return Some(Measure::Percent);
    }
    let things = any_of!["人", "个", "台", "套", "户", "项", "名", "次", "件", "处", "辆", "家", "份", "亩", "公里"];
    let counted = any_of![
        "数量",
        "人数",
        "个数",
        "户数",
        "项目数",
        "编制",
        "在职",
        "退休",
        "离休",
        "台数",
        "件数",
        "次数",
        "辆数"
    ];
    let staff = matches!(name, "行政" | "事业" | "工勤" | "参公" | "参公事业" | "行政编" | "事业编" | "编外");
    (staff
        || things.starts(bracket).is_some()
        || (counted.is_in(name) && !any_of!["费", "支出", "经费", "金额"].is_in(name)))
    .then_some(Measure::Count)
}
