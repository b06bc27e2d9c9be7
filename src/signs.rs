//! The words by which a reader of texts knows that a sentence may concern it.
//!
//! What belongs here: words without which a reader finds nothing in a sentence. What does not: how it reads one.
//!
//! Most readers leave most sentences alone, and to find that out took each of them a walk over the whole text. All their
//! words are looked for in one ([`Signs::of`]), and a reader asks what stands in a sentence.

use crate::claims::Span;
use crate::search::{Starts, Words};

/// What a word is a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Sign {
    /// An account of what came in, was spent and is left.
    Account,
    /// A grade follows.
    GradeLead,
    /// A grade.
    Grade,
    /// A target was reached.
    Reached,
    /// An upper limit was kept.
    Kept,
    /// A rate of execution.
    Rate,
    /// What weighs how much.
    Weights,
    /// Points.
    Points,
    /// What a rule of scoring gives.
    Ruled,
    /// There is none of something.
    Absent,
    /// A listing or a comparison that words alone tell.
    Telling,
    /// A figure is compared with another.
    Compared,
    /// Something is told apart in a way of its own.
    Division,
    /// What an amount was used for.
    UsedFor,
    /// The head of a form.
    Form,
    /// One of several kinds that leave nothing out.
    Kind,
    /// A target is said to be reached or not.
    Judged,
    /// The three public expenses, or one of them.
    ThreePublic,
}

use Sign::*;

const TABLE: [(Sign, &[&str]); 18] = [
    (
        Account,
        &[
            "结",
            "余",
            "剩",
            "收回",
            "交回",
            "缴回",
            "退回",
            "尚",
            "未支",
            "未使用",
            "未执行",
            "未拨",
            "节约",
            "节支",
            "相差",
            "差额",
            "总计",
            "收支",
            "总额",
            "净值",
            "净资产",
            "原值",
            "存货",
            "库存",
        ],
    ),
    (
        GradeLead,
        &[
            "评级",
            "评定结果",
            "级别",
            "评定等级",
            "等级",
            "自评结论",
            "评价结论",
            "自评结果",
            "评价结果",
            "自评为",
            "评定为",
            "评价为",
            "等次",
            "评为",
            "绩效评级",
            "档次",
        ],
    ),
    (Grade, &["优", "一级"]),
    (
        Reached,
        &[
            "超额完成",
            "全面完成",
            "圆满完成",
            "完成年度目标",
            "完成年初目标",
            "完成目标",
            "完成预期",
            "达到预期",
            "达到目标",
            "达到年初",
            "达到年度",
            "达到了年初",
            "达到了年度",
            "达到了预期",
            "达到了目标",
            "达到既定",
            "达到了既定",
            "高于目标",
            "超过目标",
            "高于年初目标",
            "高于年度目标",
        ],
    ),
    (Kept, &["控制在预算", "控制在目标", "控制在计划", "控制在范围", "控制在规定", "未超预算", "未超出预算", "未超支"]),
    (Rate, &["执行率", "支出率", "支出进度", "执行进度", "完成率", "支付率", "支付进度"]),
    (Weights, &["权重", "分值", "满分", "总分", "百分制", "指标", "考核", "考评", "评价"]),
    (Points, &["得分", "分值", "单位：分", "评分", "总分", "满分"]),
    (
        Ruled,
        &["扣完为止", "以上得", "以下得", "以下不得分", "以下计", "以下不计分", "每低于", "每超过", "每降低", "每减少"],
    ),
    (Absent, &["无", "没有", "未发生", "不涉及"]),
    (Telling, &["分别", "包括", "包含", "中", "相比", "持平", "小于", "大于", "等于"]),
    (
        Compared,
        &[
            "增", "减", "升", "降", "涨", "缩", "扩", "多", "少", "超", "节", "落", "滑", "高", "提", "变", "调", "达",
            "比", "较", "低", "大", "小", "持", "由", "从", "执", "完", "进", "差",
        ],
    ),
    (Division, &["按", "看，", "结构", "构成", "分布", "状态", "现状", "去向"]),
    (UsedFor, &["用于"]),
    (Form, &["一级指标"]),
    (
        Kind,
        &[
            "女",
            "编外",
            "聘用",
            "劳务派遣",
            "合同制",
            "临聘",
            "非在编",
            "购买服务",
            "退休",
            "离休",
            "未开工",
            "未启动",
            "未动工",
            "前期",
            "未实施",
            "四季度",
            "第四季",
            "不满意",
            "退回",
            "未通过",
            "不予通过",
            "线下",
            "民办",
            "下半年",
            "闲置",
            "空置",
            "待处置",
            "来信",
            "信件",
            "续建",
            "结转",
            "延续",
            "跨年",
            "往年",
            "以前年度",
            "历年",
            "此前",
            "以往",
            "无效",
        ],
    ),
    (
        Judged,
        &[
            "完成年",
            "完成目标",
            "完成预期",
            "完成计划",
            "完成任务",
            "完成设定",
            "达到",
            "达标",
            "实现年",
            "实现预期",
            "实现目标",
            "完成绩效",
            "低于目标",
            "低于年初",
            "低于年度",
            "完成既定",
            "完成了年",
            "完成了预",
            "完成了目",
        ],
    ),
    (ThreePublic, &["三公", "出国", "用车", "接待费"]),
];

impl Sign {
    /// Its words.
    pub const fn words(self) -> &'static [&'static str] {
        TABLE[self as usize].1
    }
}

const COUNT: usize = {
    let (mut count, mut row) = (0, 0);
    while row < TABLE.len() {
        assert!(TABLE[row].0 as usize == row, "the table goes by the order of the signs");
        count += TABLE[row].1.len();
        row += 1;
    }
    count
};

static WORDS: Words<COUNT> = Words::of(&{
    let mut lists: [&[&str]; TABLE.len()] = [&[]; TABLE.len()];
    let mut row = 0;
    while row < TABLE.len() {
        lists[row] = TABLE[row].1;
        row += 1;
    }
    lists
});

/// The sign that each word belongs to.
static SIGN_OF: [u8; COUNT] = {
    let mut signs = [0; COUNT];
    let (mut count, mut row) = (0, 0);
    while row < TABLE.len() {
        let mut word = 0;
        while word < TABLE[row].1.len() {
            signs[count] = row as u8;
            count += 1;
            word += 1;
        }
        row += 1;
    }
    signs
};

/// A word in the text.
struct Hit {
    start: u32,
    end: u32,
    sign: u8,
}

/// Where the words of all signs stand in a text.
pub struct Signs {
    hits: Vec<Hit>,
    starts: Starts,
    all: Seen,
}

/// The signs in a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen(u32);

impl Seen {
    pub fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u32 != 0
    }
}

impl Signs {
    pub fn of(text: &str) -> Signs {
        let mut hits = Vec::with_capacity(text.len() / 16);
        WORDS.each_in(text, |at, length, word| {
            hits.push(Hit { start: at as u32, end: (at + length) as u32, sign: SIGN_OF[word] });
        });
        let starts = Starts::of(text.len(), hits.iter().map(|hit| hit.start));
        let all = Seen(hits.iter().fold(0, |seen, hit| seen | 1 << hit.sign));
        Signs { hits, starts, all }
    }

    /// Those anywhere in the text.
    pub fn all(&self) -> Seen {
        self.all
    }

    /// The signs whose words stand in a span.
    pub fn within(&self, span: Span) -> Seen {
        let hits = &self.hits[self.starts.near(span.start)..];
        let hits = hits.iter().skip_while(|hit| hit.start < span.start).take_while(|hit| hit.start < span.end);
        Seen(hits.filter(|hit| hit.end <= span.end).fold(0, |seen, hit| seen | 1 << hit.sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_what_a_search_for_the_words_finds() {
        let text = "本年支出结余3万元，评定等级为优；预算执行率92%，无结转。\n圆满完成目标，指标得分95分，评为良";
        let signs = Signs::of(text);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for &start in &places {
            for &end in places.iter().filter(|&&end| end >= start) {
                let seen = signs.within(Span::new(start, end));
                for (sign, words) in TABLE {
                    let expected = words.iter().any(|word| text[start..end].contains(word));
                    assert_eq!(seen.has(sign), expected, "{sign:?} in {}", &text[start..end]);
                }
            }
        }
    }
}
