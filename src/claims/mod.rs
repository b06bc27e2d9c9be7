//! Statements that arithmetic can confirm or contradict, wherever they were made.
//!
//! What belongs here: the kinds of [`Claim`], the figures in them with their places, and the claims that follow from
//! a filled-in [`Report`] ([`of_report`]). What does not: finding claims in a text ([`crate::extraction`]) and
//! judging them ([`crate::checks`]).

pub(crate) mod economic;
mod make;
mod of_report;
pub(crate) mod percent;
mod sources;
pub(crate) mod tolerance;
pub(crate) mod years;

use crate::amount::{Number, Unit};
use crate::report::field::Field;

pub use of_report::of_report;
pub use sources::Sources;

/// Bytes of a document's normalised text; `Document::source_span` leads back to the text as it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        // Texts are cut off far below four gigabytes before they come here.
        let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: at(start), end: at(end.max(start)) }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// From the start of this to the end of the other.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Where something is stated: in a text, in a field of the form, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    pub span: Option<Span>,
    pub field: Option<Field>,
}

impl Place {
    pub fn span(span: Span) -> Place {
        Place { span: Some(span), field: None }
    }

    pub fn field(field: Field) -> Place {
        Place { span: None, field: Some(field) }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Money(Unit),
    Percent,
    Points,
    /// People, projects, vehicles.
    Count,
}

/// A stated figure with the words that name it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// As the text calls it, without spaces: 基本支出.
    pub name: String,
    pub number: Number,
    pub measure: Measure,
    pub place: Place,
}

impl Quantity {
    /// An amount of money without a name and a place.
    pub fn amount(number: Number, unit: Unit) -> Quantity {
        Quantity { name: String::new(), number, measure: Measure::Money(unit), place: Place::default() }
    }
}

/// A stated figure, or the words of one that has none ("占本年支出的比例为 5%" names a whole without its amount).
pub type Maybe = Option<Quantity>;

/// What the sum of the scores of a form's rows is called: by that name checks know it again.
pub(crate) const SCORES_OF_ROWS: &str = "得分合计";

/// What a sum is about: decides which check of the catalogue speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// 基本支出 = 人员经费 + 公用经费 (SUM-01)
    Basic,
    /// 支出合计 = 基本支出 + 项目支出 (SUM-02)
    Total,
    /// 项目支出 = its projects (SUM-05)
    Project,
    /// “三公”经费 (SUM-06)
    ThreePublic,
    /// 政府采购 (SUM-07)
    Procurement,
    /// A column of the funds table (SUM-08)
    Funds,
    /// Staff and posts (SUM-09)
    Staff,
    /// The four budgets (SUM-10)
    Budgets,
    /// Projects by grade (GRD-03)
    Grades,
    /// Points that make up others (SCO-02)
    Scores,
    /// The total and what was lost of it (SCO-05)
    Lost,
    /// Percentages of one whole, without amounts (PCT-03)
    Split,
    /// What came in, what was spent and what is left (SUM-03)
    Balance,
    /// Any other listing (SUM-03, SUM-04)
    Listing,
}

/// Whether the wording claims that the parts make up the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Completeness {
    /// 其中 with every part, 分别为, ＝: the parts make up the whole.
    Complete,
    /// 主要包括, 主要用于, 等: the parts are the main ones.
    Partial,
    /// The wording leaves it open (包括, a single 其中 part).
    Open,
}

/// A whole and the parts that are listed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    pub topic: Topic,
    pub whole: Quantity,
    pub parts: Vec<Quantity>,
    /// Parts that are named without a figure.
    pub unquantified: u32,
    pub completeness: Completeness,
    /// The words that introduce the listing, for the reader: 其中, 主要包括.
    pub wording: String,
    /// From the whole to the last part. A listing inside a listing is a claim of its own.
    pub place: Place,
}

/// A stated percentage of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    pub part: Maybe,
    pub whole: Maybe,
    /// The whole as the text names it, also where it has no amount.
    pub whole_name: String,
    pub percent: Quantity,
    /// Shares of the same listing have the same number.
    pub listing: Option<u32>,
    /// The listing names every part of its whole, so that its shares make up 100 %.
    pub full_split: bool,
    /// The percent sign was not written (占 76.23).
    pub unsigned: bool,
}

/// Which way a change goes, in the text's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    Up,
    Down,
    /// 持平
    Level,
    /// 增长（下降）, of which the form's filler chose none.
    Unchosen,
}

/// A comparison with another year: 比2023年度增加2.55万元，增长1.40%.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What changes.
    pub name: String,
    pub now: Maybe,
    pub before: Maybe,
    /// The stated difference, never negative: its direction is `difference_trend`.
    pub difference: Maybe,
    pub difference_trend: Option<Trend>,
    /// The stated rate, never negative: its direction is `rate_trend`.
    pub rate: Maybe,
    pub rate_trend: Option<Trend>,
    /// The percent sign was not written (增长13.95。).
    pub unsigned: bool,
    pub place: Place,
}

impl Change {
    /// Which way the difference goes: 增加-5万元 goes down.
    pub fn difference_way(&self) -> Option<Trend> {
        way(self.difference_trend, &self.difference)
    }

    /// Which way the rate goes: 增长率为-12.34% goes down.
    pub fn rate_way(&self) -> Option<Trend> {
        way(self.rate_trend, &self.rate)
    }
}

fn way(trend: Option<Trend>, stated: &Maybe) -> Option<Trend> {
    match (trend, stated) {
        (Some(Trend::Up), Some(stated)) if stated.number.is_negative() => Some(Trend::Down),
        _ => trend,
    }
}

/// Which budget a completion rate is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// 年初预算
    Initial,
    /// 全年预算, 调整预算
    Adjusted,
    /// 预算, without saying which
    Unnamed,
    /// 到位资金, 下达资金
    Received,
    /// 计划, 目标: not money of a budget
    Plan,
}

/// A budget, what was done of it, and the stated rate: 年初预算为a万元，支出决算为b万元，完成年初预算的c%.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    pub name: String,
    /// The budgets named in the same place, each with what it is.
    pub budgets: Vec<(Base, Quantity)>,
    pub actual: Maybe,
    pub rate: Maybe,
    /// The budget that the rate names.
    pub base: Base,
    /// 决算数小于预算数: what the text says of actual and budget.
    pub compared: Option<std::cmp::Ordering>,
    /// Where `compared` is said.
    pub compared_at: Option<Span>,
    /// 预算执行率 of the whole department rather than of one item.
    pub is_execution_rate: bool,
    pub place: Place,
}

/// Scores by grade: 绩效自评的项目4个，平均得分99.43分，其中评级为“优”的4个…
#[derive(Clone, Debug, PartialEq)]
pub struct GradeCount {
    pub total: Maybe,
    pub mean: Maybe,
    /// Grade word and number of projects.
    pub counts: Vec<(String, Quantity)>,
    pub place: Place,
}

/// A grade beside the points it stands for: 自评总得分91分，综合评定等级为良好.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    pub score: Maybe,
    pub word: String,
    pub place: Place,
}

/// The same thing stated more than once.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeat {
    pub name: String,
    /// In the order of the text; at least two.
    pub quantities: Vec<Quantity>,
    /// One of them stands in a table or in the second document (REP-02), else all in the text (REP-01).
    pub across: bool,
}

/// A number of things with the number of them that is said: 设5个内设机构：1、…；5、….
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    pub stated: Quantity,
    pub counted: u32,
    pub place: Place,
}

/// A statement that arithmetic can confirm or contradict. Scores of indicators are in the report's own tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    Sum(Sum),
    Share(Share),
    Change(Change),
    Completion(Completion),
    Grade(Grade),
    GradeCount(GradeCount),
    Count(Count),
    Repeat(Repeat),
}
