//! Each number of points in a passage, and what the words beside it say of it.

use crate::amount::Number;
use crate::claims::Span;
use crate::document::{Figure, FigureKind};
use crate::extraction::builder::Builder;
use crate::extraction::scores::{is_nobodys, lost_of, takes_for_one};
use crate::search::{AnyOf, any_of, has, many_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 分值10分, 满分100分
    Full,
    /// 得9.5分
    Score,
    /// 扣0.5分, 失分4.5分, 较满分少0.6分
    Lost,
    /// 另加2分
    Added,
    /// 合计93.7分, 四项共得36.5分
    Sum,
    /// 产出38分: the words leave it open.
    Bare,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub figure: usize,
    pub number: Number,
    pub span: Span,
    pub role: Role,
    /// From the mark or figure before it.
    pub words: Span,
    /// It stands directly behind an opening bracket.
    pub opened: bool,
}

/// The marks that end the words before a number.
const MARKS: [char; 13] = ['、', '，', '；', '。', '：', '（', '）', '\n', '|', '！', '？', '+', '='];
/// Words further away say nothing of a number.
const LONGEST: usize = 90;

pub(super) fn read(builder: &Builder<'_, '_>, passage: Span) -> Vec<Token> {
    let text = builder.slice(passage);
    let all_totalled = any_of!["总分：", "总得分：", "自评总分", "综合得分："].is_in(text);
    let all_points = any_of!["单位：分", "打分结果", "得分情况", "得分如下"].is_in(text);
    let first = builder.document.figures_before(passage.start);
    let count = builder.document.figures_in(passage).len();
    let mut found: Vec<Token> = Vec::new();
    // 10分×94%=9.4分: a product.
    let is_percent = |index: usize| index > first && builder.figure(index - 1).kind == FigureKind::Percent;
    let mut quotes = 0;
    for index in first..first + count {
        let figure = builder.figure(index);
        let before = if index > first { builder.figure(index - 1).span.end } else { passage.start };
        let near = builder
            .slice(passage)
            .floor_char_boundary(((figure.span.start - passage.start) as usize).saturating_sub(LONGEST));
        let from = before.max(passage.start + near as u32);
        let whole = builder.slice(Span { start: from.min(figure.span.start), end: figure.span.start });
        // 得分：10.5: the mark belongs to the words.
        let named = whole.trim_end_matches('：');
        let cut = named.rfind(MARKS).map_or(0, |at| at + named[at..].chars().next().map_or(0, char::len_utf8));
        let words = Span { start: from + cut as u32, end: figure.span.start };
        let behind = builder.slice(Span { start: figure.span.end, end: passage.end });
        // 按"超过15%不超过25%扣2分，超过25%扣4分"的规则扣2分: what a rule says is quoted.
        quotes +=
            builder.slice(Span { start: before.min(figure.span.start), end: figure.span.start }).matches('"').count();
        let rule = quotes % 2 == 1 && behind.split('"').next().is_some_and(|rest| rest.len() < LONGEST);
        if rule && builder.slice(Span { start: before.min(figure.span.start), end: figure.span.start }).ends_with('扣')
        {
            continue;
        }
        if !is_points(builder, figure, words, behind, (all_points, all_totalled), found.last()) {
            continue;
        }
        // （2022年度为91.20分）: the year in front says of which one.
        let of_year = index > first
            && matches!(builder.figure(index - 1).kind, FigureKind::Year(_))
            && builder.slice(Span { start: passage.start, end: builder.figure(index - 1).span.start }).ends_with('（');
        let own = builder.slice(words);
        let role = match role(own) {
            // 满分合计100分
            _ if figure.number == Number::HUNDRED && own.starts_with("满分") => Role::Full,
            // 以100分为满分, 按100分计
            _ if figure.number == Number::HUNDRED
                && any_of!["为满分", "制", "基础上", "的基础上"].starts(behind).is_some() =>
            {
                Role::Full
            }
            _ if figure.number == Number::HUNDRED && own.ends_with('按') && behind.starts_with('计') => Role::Full,
            // 甲得18分+乙得14分=32分
            Role::Bare | Role::Score if whole == "=" && is_percent(index) => Role::Score,
            Role::Bare | Role::Score if whole.ends_with('=') => Role::Sum,
            // 自评95.5分（总分100分）
            Role::Sum if figure.number == Number::HUNDRED && own == "总分" && whole.ends_with("（总分") => {
                Role::Full
            }
            // 90分中扣2分，得88分: what could be reached.
            _ if lost_of(behind) => Role::Full,
            // 与满分100分相差2.8分
            _ if own == "相差" && found.last().is_some_and(|last| last.role == Role::Full) => Role::Lost,
            other => other,
        };
        let given = role == Role::Full
            || (role == Role::Lost && has(own, "满分"))
            || matches!(own, "少" | "差")
            || (own == "相差" && role == Role::Lost);
        // 群众办事平均等候时间9.8/10: a name may hold any word.
        let fraction = own == "/" || behind.starts_with('/');
        // 加分项3分: a part like others.
        let of_list = own.ends_with("加分项")
            || own.ends_with("附加分")
            || (any_of!["加分指标", "加分项", "附加分"].is_in(own) && own.ends_with(['得', '分', '标']));
        let others = if of_list {
            false
        } else if given {
            any_of!["每", "上年", "去年"].is_in(own)
        } else {
            is_nobodys(own, behind, false)
        };
        // 每低1个百分点扣0.4分: what a rule takes.
        let clause = builder.slice(Span { start: passage.start + near as u32, end: figure.span.start });
        // 每个扣1分共扣2分: what they come to is no rule.
        let come_to = any_of!["共扣", "合计扣", "共计扣", "共失", "累计扣"].is_in(own);
        let ruled = |clause: &str| (!come_to && clause.contains('每')) || takes_for_one(clause);
        let others = others || clause.rsplit(MARKS).next().is_some_and(ruled);
        // 不足95%的扣1分，不足90%的再扣1分: of whoever it is so.
        let others = others
            || matches!(own, "的扣" | "的再扣" | "的扣减")
                && builder.slice(Span { start: passage.start, end: words.start }).ends_with('%');
        // 逾期1天扣0.2分: what a rule takes for each.
        let others = others || index > first && takes_for_each(builder, index);
        let nobody = !fraction && (own.ends_with('各') || others);
        // 另设加分5分: the most that can be added.
        let most = role == Role::Added && any_of!["设", "最高", "最多", "上限", "其中", "含"].is_in(own);
        if of_year || most || (nobody && role != Role::Added) {
            continue;
        }
        // 按10分×执行率计为9.25分: what is multiplied was not reached.
        if behind.starts_with(['×', '*']) {
            continue;
        }
        let opened = builder.slice(Span { start: passage.start, end: words.start }).ends_with('（');
        found.push(Token { figure: index, number: figure.number, span: figure.span, role, words, opened });
    }
    follow(builder, &mut found);
    found
}

/// 得分分别为13分、27分和22分: what follows the first is what the first is. 失分8.5分，分别为甲3分、乙2.5分: so are parts of a loss.
fn follow(builder: &Builder<'_, '_>, tokens: &mut [Token]) {
    let mut role = None;
    let mut lost: Option<Span> = None;
    for at in 0..tokens.len() {
        let several = tokens[at].opened && is_told_apart(builder, tokens, at);
        let token = &mut tokens[at];
        let words = builder.slice(token.words);
        if let (Some(last), Role::Bare) = (lost, token.role) {
            let gap = builder.slice(Span { start: last.end, end: token.words.start.max(last.end) });
            let begins = gap.ends_with('：') && any_of!["扣分", "失分", "丢分"].is_in(gap)
                || any_of!["失分依次为", "扣分依次为", "失分分别为", "扣分分别为"].is_in(words)
                || any_of!["分别为", "分别是", "其中"].starts(words).is_some()
                || matches!(gap, "：" | "，其中：" | "，分别为：" | "，分别是：" | "，包括：")
                || any_of!["包括", "集中在"].starts(words).is_some()
                || (gap == "（" && several);
            // 甲0.08分、10月底前结业0.15分: a date may belong to the name.
            let date = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日'));
            let goes_on =
                last.start > 0 && gap.strip_prefix(['、', '，', '；']).is_some_and(date) && last.end == last.start;
            if begins || goes_on {
                token.role = Role::Lost;
                // An empty place says that the parts have begun.
                lost = Some(Span { start: token.span.end, end: token.span.end });
                continue;
            }
        }
        lost = Some(token.span).filter(|_| token.role == Role::Lost);
        if any_of!["分别", "依次"].is_in(words) {
            role = Some(token.role).filter(|role| matches!(role, Role::Score | Role::Lost));
            continue;
        }
        let beside = matches!(words, "" | "和" | "及" | "以及") && !token.opened;
        role = role.filter(|_| beside);
        if let (Role::Bare, Some(role)) = (token.role, role) {
            token.role = role;
        }
    }
}

/// 扣7分（数量5分、时效2分）: the bracket holds nothing but several names with points.
fn is_told_apart(builder: &Builder<'_, '_>, tokens: &[Token], first: usize) -> bool {
    const MOST: usize = 12;
    let mut end = tokens[first].words.start;
    let inside = tokens[first..].iter().take(MOST).take_while(|token| {
        let gap = builder.slice(Span { start: end, end: token.words.start.max(end) });
        end = token.span.end;
        !gap.contains('）') && token.role == Role::Bare && token.words.end > token.words.start
    });
    let count = inside.count();
    let last = tokens[first + count.saturating_sub(1)].span.end;
    count > 1 && builder.document.text()[last as usize..].starts_with('）')
}

/// 逾期1天扣0.2分, 发现1例扣1分: one of something, and at once what it costs.
pub(in crate::extraction) fn takes_for_each(builder: &Builder<'_, '_>, index: usize) -> bool {
    const NEAR: u32 = 24;
    let (one, points) = (builder.figure(index - 1), builder.figure(index));
    let gap = builder.slice(Span { start: one.span.end, end: points.span.start.max(one.span.end) });
    let text = builder.document.text();
    let from = text.ceil_char_boundary(one.span.start.saturating_sub(NEAR) as usize);
    let before = &text[from..one.span.start as usize];
    one.number == Number::ONE
        && matches!(gap, "扣" | "扣减" | "扣除" | "的扣" | "的，扣")
        && any_of![
            "逾期",
            "超期",
            "延期",
            "延迟",
            "推迟",
            "超过",
            "超出",
            "低于",
            "发现",
            "出现",
            "发生",
            "缺少",
            "未完成",
            "减少"
        ]
        .ends(before.trim_end_matches(['约', '了', '有']))
        .is_some()
}

/// A number of points, with or without 分 behind it.
fn is_points(
    builder: &Builder<'_, '_>,
    figure: &Figure,
    words: Span,
    behind: &str,
    (all_points, all_totalled): (bool, bool),
    before: Option<&Token>,
) -> bool {
    if figure.kind == FigureKind::Points {
        return true;
    }
    let digits = builder.slice(figure.span);
    // 9.8/10 looks like a code.
    let plain = matches!(figure.kind, FigureKind::Bare | FigureKind::Count | FigureKind::Code);
    if !plain || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return false;
    }
    let own = builder.slice(words);
    // 9.8/10
    if behind.starts_with('/') && behind[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    if own == "/" && before.is_some_and(|before| before.span.end == words.start) {
        return true;
    }
    let ended = behind.is_empty() || behind.starts_with(MARKS) || behind.starts_with(' ');
    // 自评总分：95.5（其中：预算执行 10 ，产出指标 47.5 ，…）: a number behind the name of a group and nothing else.
    const GROUPS: AnyOf =
        AnyOf::new(&["执行", "投入", "过程", "决策", "产出", "效益", "效果", "满意度", "成本", "管理"]);
    let group = own.trim().trim_start_matches("其中").trim_end_matches(['类', '率', ' ']).trim_end_matches("指标");
    let of_group = figure.kind == FigureKind::Bare
        && figure.number <= Number::HUNDRED
        && behind.trim_start().starts_with(['，', '、', '；', '）', '。'])
        && GROUPS.ends(group).is_some()
        && group.chars().count() <= 8;
    if of_group && (all_totalled || before.is_some_and(|before| before.span.start >= words.start.saturating_sub(40))) {
        return true;
    }
    let named =
        any_of!["得分", "分值", "自评得", "实得", "满分", "自评分", "自评", "总分", "失", "失分", "扣", "扣分", "丢分"]
            .ends(own.trim_end_matches(['为', ' ', '：']))
            .is_some();
    // （满分50）得48.2
    let reached = own.ends_with('得') && before.is_some_and(|before| before.role == Role::Full);
    let named = named || reached || own.ends_with("权重");
    ended && (named || (all_points && own.chars().count() >= 2 && !own.contains(['≥', '≤', '%'])))
}

fn role(words: &str) -> Role {
    let bare = words.trim_end_matches(['为', '：', '是', '了', '共', '约', ' ', '值']);
    // 四部分失分依次为1.9分、2.3分
    let lost = |bare: &&str| any_of!["失分", "扣分", "丢分"].ends(bare).is_some();
    let bare = bare.strip_suffix("依次").filter(lost).unwrap_or(bare);
    if any_of!["满分", "分", "权重", "上限", "标准分", "应得"].ends(bare).is_some()
        && (any_of!["满分", "权重", "上限", "标准分", "应得"].ends(bare).is_some() || words.contains("分值"))
    {
        return Role::Full;
    }
    if many_of![
        "扣",
        "扣分",
        "扣减",
        "扣除",
        "失",
        "失分",
        "丢",
        "丢分",
        "少",
        "差",
        "未得的",
        "未得",
        "扣分合计",
        "失分合计",
        "扣分共计",
        "核减",
        "扣掉",
        "扣去",
        "减去",
        "被扣",
        "丢失的",
        "失去的",
        "扣掉的",
        "扣除的",
        "丢掉的"
    ]
    .ends(bare)
    .is_some()
    {
        return Role::Lost;
    }
    let adds_up = any_of!["累加", "相加"].ends(bare).is_some();
    if !adds_up && any_of!["加", "加分", "加上", "奖励", "另加"].ends(bare).is_some() {
        return Role::Added;
    }
    let sum = any_of![
        "合计",
        "共计",
        "总计",
        "小计",
        "相加",
        "合起来",
        "加起来",
        "加总",
        "累加",
        "汇总",
        "之和",
        "整体自评",
        "总体自评",
        "总分",
        "总得分",
        "共得",
        "综合得分",
        "综合评分",
        "综合评价",
        "最终得分",
        "总评"
    ];
    let last = any_of!["最终", "综合"].is_in(words) && any_of!["得分", "评分", "评价", "评定"].is_in(words);
    // 分别得4.8分、4.6分，本类指标实得9.4分
    let of_group = any_of!["本类", "该类", "本部分", "该部分", "该一级", "本一级", "以上", "上述"].is_in(words)
        && has(words, "得")
        && !has(words, "成本类");
    if sum.is_in(words) || last || of_group || words.trim_end_matches('为') == "共" {
        return Role::Sum;
    }
    // 按完成率96%计19.2分
    let counted = words == "计" || any_of!["折算计", "比例计", "折合计"].ends(words).is_some();
    if counted
        || has(words, "得")
        || words.ends_with("计为")
        || any_of!["自评", "评分", "赋分", "最终", "实际"].is_in(words)
    {
        return Role::Score;
    }
    Role::Bare
}
