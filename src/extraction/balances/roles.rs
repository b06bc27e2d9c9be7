//! What an amount is in an account, from the words in front of it and behind it.

use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::comparisons;
use crate::extraction::phrases::{budget_of, is_actual};
use crate::extraction::words;
use crate::search::{AnyOf, any_of, has, many_of};

/// What an amount is in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 年初结转和结余, 上年结余
    Opening,
    /// 本年收入
    Income,
    /// 本年新增, 当年下达: what was carried over may be in it.
    Received,
    /// 使用非财政拨款结余
    Used,
    /// 收入总计
    TotalIn,
    /// 支出总计
    TotalOut,
    /// 收、支总计
    Total,
    /// 本年支出
    Spent,
    /// 结余分配
    Distributed,
    /// 年末结转和结余
    Closing,
    /// 本年收支结余
    YearBalance,
    /// A budget, or what arrived of it.
    Budget,
    /// 年中追加
    Added,
    /// 结余, 尚余: of a budget.
    Left,
    /// Something else that money was got from or spent on.
    Other,
    /// What an account does not add: a change, a part in a bracket.
    Aside,
}

/// An amount with its role.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub figure: usize,
    pub role: Role,
}

/// The amounts of a sentence, or of a piece of one, in their order.
pub(super) fn entries(builder: &Builder<'_, '_>, sentence: Span) -> Vec<Entry> {
    let figures = &builder.document.figures;
    let first = builder.document.figures_before(sentence.start);
    let count = builder.document.figures_in(sentence).len();
    let mut entries: Vec<Entry> = Vec::new();
    let mut from = sentence.start;
    // A bracket opened behind an amount and has not ended.
    let mut bracket = false;
    // 本年支出158.24万元，其中基本支出0万元，项目支出158.24万元；年末…: parts, until the account goes on.
    let mut parts = false;
    for figure in first..first + count {
        let span = builder.figure(figure).span;
        let between = builder.slice(Span { start: from.min(span.start), end: span.start });
        for mark in between.chars() {
            bracket = match mark {
                '（' => true,
                '）' => false,
                _ => bracket,
            };
        }
        if matches!(builder.figure(figure).kind, FigureKind::Money(_)) {
            let next = figures.get(figure + 1).map_or(sentence.end, |next| next.span.start.min(sentence.end));
            let behind = builder.slice(Span { start: span.end, end: next.max(span.end) });
            let role = role(between, behind, bracket);
            let introduced = has(between, "其中");
            let last = entries.iter().rfind(|entry| !bracket || entry.role != Role::Aside);
            let told = last.is_some_and(|entry| matches!(entry.role, Role::Spent | Role::Income));
            // 本年收入1845.20万元（财政拨款收入1790.00万元、其他收入55.20万元）: what the bracket tells apart.
            let apart = bracket && told && matches!(role, Role::Budget | Role::Income | Role::Received | Role::Spent);
            let inside = (introduced && told) || (parts && !introduced);
            let same_listing = inside && !between.contains(['；', '。']);
            parts = inside && ((introduced && told) || matches!(role, Role::Other | Role::Aside));
            let role = match role {
                Role::Other if parts || bracket => Role::Aside,
                _ if apart => Role::Aside,
                // What was carried over may be told as a part of what came in.
                Role::Opening if same_listing => Role::Other,
                role => role,
            };
            entries.push(Entry { figure, role });
            from = span.end;
        } else if !matches!(builder.figure(figure).kind, FigureKind::Year(_) | FigureKind::Date) {
            from = span.end;
        }
    }
    entries
}

/// Verbs between a name and its amount.
const TAILS: AnyOf =
    AnyOf::new(&["为", "共计", "合计", "共", "计", "均", "是", "约", "：", "达到", "数", "金额", "的"]);

/// The words of the clause that an amount stands in, without what follows a name.
fn name(between: &str) -> &str {
    // 使用非财政拨款结余（含专用结余）56.30万元: the bracket explains the name.
    let between = match between.trim_end_matches('：').strip_suffix('）').and_then(|inner| inner.rfind('（')) {
        Some(open) if open > 0 => &between[..open],
        _ => between,
    };
    let mut words = between.rsplit(['，', '。', '；', '：', '（', '）', '\n']).next().unwrap_or("");
    if words.is_empty() {
        // 年末结转：12.36万元
        words = between.trim_end_matches('：').rsplit(['，', '。', '；', '：', '（', '）', '\n']).next().unwrap_or("");
    }
    words = words.trim_start_matches(['、', '和', '及']);
    while let Some(tail) = TAILS.ends(words).filter(|tail| tail.len() < words.len()) {
        if any_of!["总计", "小计", "总额", "总数"].ends(words).is_some() {
            break;
        }
        words = &words[..words.len() - tail.len()];
    }
    words
}

pub(super) fn role(between: &str, behind: &str, bracket: bool) -> Role {
    let words = name(between);
    // 支出90万元，剔除收回指标5万元: nothing that is left.
    if any_of!["剔除", "扣除", "扣减", "不含"].starts(words).is_some() {
        return Role::Aside;
    }
    // 期初余额…，本期增加a万元，本期减少b万元，期末余额…
    let of_period = any_of!["本期", "本年", "年内", "当年"].starts(words).map(|word| &words[word.len()..]);
    match of_period.unwrap_or(words) {
        "增加" | "购入" | "入库" if of_period.is_some() || words == "购入" || words == "入库" => {
            return Role::Added;
        }
        "减少" | "处置" | "报废" | "领用" | "核销" | "出库"
            if of_period.is_some() || matches!(words, "领用" | "处置" | "核销" | "出库") =>
        {
            return Role::Spent;
        }
        _ => {}
    }
    // 年中县级增加12.00万元: nobody compares anything.
    if words.starts_with("年中") && any_of!["增加", "新增", "增拨"].ends(words).is_some() {
        return Role::Added;
    }
    if words::trend(words).is_some() && !has(words, "结余") && !words.starts_with("节约") {
        return Role::Aside;
    }
    if any_of!["比上年", "较上年", "比年初", "较年初", "比去年", "上年同期", "自20", "历年", "其中含"].is_in(words)
        && !has(words, "滚存")
    {
        return Role::Aside;
    }
    let inside = bracket && any_of!["含", "其中", "包括", "均为", "即"].is_in(between);
    if inside || any_of!["含", "不含", "其中含"].starts(words).is_some() {
        return Role::Aside;
    }
    account(words).or_else(|| of_budget(words, behind)).unwrap_or(Role::Other)
}

/// The accounts of a year by their names.
fn account(words: &str) -> Option<Role> {
    let left = has(words, "结转") || has(words, "结余") || has(words, "结存");
    // 以前年度累计结余, 年末累计结余
    if any_of!["累计结余", "滚存结余"].ends(words).is_some() {
        let before = any_of!["以前", "上年", "年初", "期初", "历年"].is_in(words);
        let after = any_of!["年末", "期末", "年底"].is_in(words);
        match (before, after) {
            (true, _) => return Some(Role::Opening),
            (false, true) => return Some(Role::Closing),
            _ => {}
        }
    }
    if any_of!["结余分配", "转入事业基金", "提取专用结余", "转入专用结余"].ends(words).is_some() {
        return Some(Role::Distributed);
    }
    if has(words, "使用") && left || has(words, "弥补收支差额") {
        return Some(Role::Used);
    }
    if any_of!["收支相抵", "收支相抵后"].starts(words).is_some() {
        return Some(Role::YearBalance);
    }
    if any_of!["收支结余", "收支差额", "当年结余", "本年结余", "当期结余", "本期结余"].ends(words).is_some()
    {
        return Some(Role::YearBalance);
    }
    let balance = any_of!["去年", "年末", "期末", "年初", "学期", "期初", "上年", "年底", "年终"].is_in(words);
    if left || (balance && any_of!["余", "尚余", "剩余", "余额", "原值", "存货", "库存", "存量"].ends(words).is_some())
    {
        if any_of!["年末", "期末", "学年末", "滚存", "结转下年", "结转次年", "年底", "年终"].is_in(words)
            && !has(words, "上年")
        {
            return Some(Role::Closing);
        }
        if any_of!["年初", "期初", "上年", "上一年", "以前年度", "去年", "上学期", "上学年"].is_in(words)
        {
            return Some(Role::Opening);
        }
        return of_named_year(words);
    }
    if any_of![
        "可用资金",
        "可用财力",
        "可支配财力",
        "可用资金总额",
        "可用资金总量",
        "总盘子",
        "可支配资金",
        "可用数",
        "全年可用",
        "可用"
    ]
    .ends(words)
    .is_some()
    {
        return Some(Role::TotalIn);
    }
    if any_of!["总计", "总额"].ends(words).is_some() {
        let (income, spent) = (has(words, "收"), has(words, "支"));
        return match (income, spent) {
            (true, true) => Some(Role::Total),
            (true, false) => Some(Role::TotalIn),
            (false, true) => Some(Role::TotalOut),
            _ => None,
        };
    }
    let of_year = any_of!["本年", "当年", "全年", "今年", "本期", "本学期", "本学年"].is_in(words);
    let ends = |plain: &str| words.ends_with(plain);
    // 2023年财政拨款收入
    if words.starts_with("20") && ends("年财政拨款收入") {
        return Some(Role::Income);
    }
    if of_year
        && any_of![
            "收入",
            "收入合计",
            "到账",
            "拨入",
            "进账",
            "拨缴",
            "拨来",
            "划入",
            "计提",
            "征收",
            "缴入",
            "筹集",
            "入账",
            "下拨"
        ]
        .ends(words)
        .is_some()
    {
        return Some(Role::Income);
    }
    if any_of!["本年", "当年", "今年"].is_in(words)
        && any_of!["新增", "安排", "下达", "到位", "拨款", "新增借款", "新增债务", "借入", "举借"].ends(words).is_some()
    {
        return Some(Role::Received);
    }
    // 本年基本支出 is a part of what was spent.
    let part = any_of!["基本支出", "项目支出", "经营支出", "人员", "公用"].is_in(words);
    if of_year && !part && (ends("支出") || ends("使用") || ends("支出合计") || ends("支出决算")) {
        return Some(Role::Spent);
    }
    None
}

/// 2022年结转 comes from that year, 结转2024年 goes to it.
fn of_named_year(words: &str) -> Option<Role> {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    if digits != 4 {
        return None;
    }
    if any_of!["年结转", "年结余", "年度结转", "年度结余", "年底结余", "年结存"].is_in(words) {
        return Some(Role::Opening);
    }
    (has(words, "结转20") || (has(words, "结转至20") || has(words, "结转到20"))).then_some(Role::Closing)
}

/// What a budget came to: what was spent of it and what is left.
fn of_budget(words: &str, behind: &str) -> Option<Role> {
    if is_left(words, behind) {
        return Some(Role::Left);
    }
    // 固定资产原值a万元，累计折旧b万元，净值c万元
    if words.ends_with("原值") {
        return Some(Role::Budget);
    }
    if any_of!["累计折旧", "累计摊销", "计提折旧"].ends(words).is_some() {
        return Some(Role::Spent);
    }
    if words.ends_with("净值") {
        return Some(Role::Left);
    }
    if comparisons::is_added(words) {
        return Some(Role::Added);
    }
    if any_of!["基本支出", "项目支出", "人员经费", "公用经费"].ends(words).is_some() {
        return None;
    }
    if any_of!["收入", "收入决算", "收入合计"].ends(words).is_some() {
        return Some(Role::Budget);
    }
    let spent = many_of![
        "支出",
        "已支付",
        "完成投资",
        "支付",
        "已使用",
        "使用",
        "已执行",
        "执行",
        "已支出",
        "开支",
        "已拨付",
        "支付资金",
        "发放",
        "动用",
        "支用",
        "花费",
        "兑付",
        "兑现",
        "合同",
        "中标",
        "成交",
        "中标价",
        "成交总价",
        "中标总价",
        "成交价",
        "合同价",
        "中标金额",
        "成交金额",
        "合同金额",
        "列支",
        "使用资金",
        "用了",
        "花了",
        "用去",
        "用掉",
        "花去",
        "已用",
        "付出",
        "付款",
        "拨出",
        "使用了",
        "支出了",
        "支付了"
    ];
    if is_actual(words) || spent.ends(words).is_some() {
        return Some(Role::Spent);
    }
    let given = many_of![
        "可用资金",
        "资金总量",
        "资金",
        "经费",
        "安排",
        "下达",
        "到位",
        "合计",
        "共计",
        "总额",
        "指标",
        "总计",
        "拨款",
        "批复",
        "预算价",
        "控制价",
        "计划投资",
        "计划总投资",
        "概算",
        "调整后",
        "到账",
        "拨入",
        "筹集",
        "财力",
        "预算"
    ];
    if budget_of(words).is_some() || given.ends(words).is_some() {
        return Some(Role::Budget);
    }
    // 支付施工单位171.3万元: whom it was paid to stands behind the verb.
    let paid = any_of!["已缴", "上缴", "付", "支付", "已支付", "拨付", "付给", "发放", "兑付", "列支", "支出"]
        .starts(words)?;
    (words.chars().count() <= 12 && words.len() > paid.len()).then_some(Role::Spent)
}

/// 结余, 尚余, 剩余资金; 74.6万元未支付.
fn is_left(words: &str, behind: &str) -> bool {
    const MOST: usize = 12;
    let after = behind.trim_start_matches(['，', '（']);
    let told_behind = behind == after
        && any_of![
            "未支付",
            "未支出",
            "未使用",
            "未执行",
            "尚未支付",
            "尚未支出",
            "尚未使用",
            "结转",
            "结余",
            "按规定收回",
            "由财政收回",
            "收回",
            "交回",
            "缴回",
            "退回",
            "未拨付"
        ]
        .starts(after)
        .is_some();
    if words.is_empty() && told_behind {
        return true;
    }
    let bare = words.trim_end_matches("资金").trim_end_matches("指标");
    let left = many_of![
        "结余",
        "剩余",
        "尚余",
        "节余",
        "结转",
        "未支付",
        "未支出",
        "未使用",
        "未执行",
        "尚未支付",
        "尚未使用",
        "尚未支出",
        "收回",
        "交回",
        "缴回",
        "节约",
        "尚有",
        "结转结余",
        "结转下年",
        "相差",
        "差额",
        "还剩",
        "结存",
        "节支",
        "剩下",
        "还有",
        "尚存",
        "余款",
        "剩",
        "余下",
        "余",
        "余额"
    ];
    words.chars().count() <= MOST
        && (left.ends(bare).is_some())
        && !any_of!["上年", "年初", "其中", "历年", "比", "较"].is_in(words)
}
