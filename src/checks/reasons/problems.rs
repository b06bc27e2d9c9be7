//! RSN-03 full marks for what the text calls a weakness, RSN-04 problems against scores.

use super::super::scores::{Tree, points};
use crate::amount::Number;
use crate::checks::{Finding, RuleId, Sentence, Severity, Verdict};
use crate::claims::{Place, Span};
use crate::report::field::{Field, IndicatorField};
use crate::search::{AnyOf, any_of, has};

/// The most places that one finding quotes of the text.
const MOST: usize = 4;

/// Sections that speak of problems and of what is to be done.
const OF_PROBLEMS: AnyOf = AnyOf::new(&["问题", "不足", "改进", "整改", "建议", "应用", "下一步", "困难"]);

/// A class of indicators with the words by which the text speaks of it and of its weakness.
struct Class {
    /// Code of the group, or a word of the indicator's name.
    code: &'static str,
    names: AnyOf,
    keywords: AnyOf,
    /// With these the keyword means something else.
    except: AnyOf,
    /// These contradict full marks.
    strong: AnyOf,
    /// These only ask for more.
    soft: AnyOf,
}

const CLASSES: [Class; 5] = [
    Class {
        code: "satisfaction",
        names: any_of!["满意度"],
        keywords: any_of!["满意度", "满意率"],
        except: AnyOf::new(&[]),
        strong: any_of!["短板", "不高", "偏低", "较低", "不足", "差距", "不够", "下降", "下滑"],
        soft: any_of!["有待", "要进一步", "需进一步", "还需", "还要", "待提", "尚需", "需要提"],
    },
    Class {
        code: "execution",
        names: any_of!["预算执行"],
        keywords: any_of!["执行率", "执行进度", "支出进度", "支付进度"],
        except: AnyOf::new(&[]),
        strong: AnyOf::new(&[]),
        soft: any_of!["慢", "滞后", "缓", "偏低", "不高", "较低", "不均衡", "不足", "有待"],
    },
    Class {
        code: "",
        names: any_of!["时效", "及时", "进度"],
        keywords: any_of!["进度", "进展", "推进"],
        except: any_of!["执行", "支出", "支付", "资金", "拨付"],
        strong: AnyOf::new(&[]),
        soft: any_of!["慢", "滞后", "缓", "延误", "延期", "不及时"],
    },
    Class {
        code: "",
        names: any_of!["质量"],
        keywords: any_of!["质量"],
        except: any_of!["高质量", "绩效", "编制", "编报", "目标", "自评", "报告"],
        strong: AnyOf::new(&[]),
        soft: any_of!["不高", "参差不齐", "有待", "偏低", "不够", "较差", "不达标"],
    },
    Class {
        code: "cost",
        names: any_of!["成本"],
        keywords: any_of!["成本"],
        except: any_of!["企业", "融资", "减成本", "降成本"],
        strong: AnyOf::new(&[]),
        soft: any_of!["偏高", "较高", "过高", "超支", "控制不", "上升", "居高"],
    },
];

/// Where the text speaks of problems: its words, and the place of a part of them.
struct Passage<'a> {
    text: &'a str,
    start: Option<u32>,
    field: Option<Field>,
    /// The section is about problems rather than about what follows from them.
    names_problems: bool,
}

impl Passage<'_> {
    fn place(&self, from: usize, to: usize) -> Place {
        let span = self.start.map(|start| Span::new(start as usize + from, start as usize + to));
        Place { span, field: self.field.clone() }
    }
}

fn passages<'a>(tree: &Tree<'a>) -> Vec<Passage<'a>> {
    let subject = tree.subject;
    let fits = |heading: &str| OF_PROBLEMS.is_in(heading);
    let problems = |heading: &str| has(heading, "问题") && !has(heading, "说明的问题");
    let Some(document) = subject.document else {
        let sections = subject.report.narrative.iter().enumerate().filter(|(_, section)| fits(&section.heading));
        return sections
            .map(|(index, section)| Passage {
                text: &section.text,
                start: None,
                field: Some(Field::SectionText(index)),
                names_problems: problems(&section.heading),
            })
            .collect();
    };
    let mut end = 0;
    let mut found = Vec::new();
    for section in &document.sections {
        let heading = document.slice(section.title);
        if section.span.start < end || !fits(heading) {
            continue;
        }
        end = section.span.end;
        let text = Span { start: section.heading.end, end };
        found.push(Passage {
            text: document.slice(text),
            start: Some(text.start),
            field: None,
            names_problems: problems(heading),
        });
    }
    found
}

/// RSN-03
pub(super) fn weaknesses(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let full: Vec<(&Class, Option<usize>)> = CLASSES.iter().map(|class| (class, full_marks(tree, class))).collect();
    if full.iter().all(|(_, node)| node.is_none()) {
        return;
    }
    let passages = passages(tree);
    let mut quiet = 0;
    for (class, node) in full {
        let Some(node) = node else { continue };
        // 学生满意度 full, 家长满意度 not: what is said of the one that lost marks is no word on the other.
        let others = lost_of_class(tree, class);
        let told_of_lost = |clause: &str| others.iter().any(|name| has(clause, name)) && !has(clause, tree.name(node));
        let mut places = Vec::new();
        let mut strong = false;
        let mut quote = "";
        for passage in &passages {
            for (from, clause) in clauses(passage.text, &class.keywords) {
                let Some(weight) = weakness(class, clause).filter(|_| !told_of_lost(clause)) else { continue };
                if quote.is_empty() || (weight && !strong) {
                    quote = clause;
                }
                strong |= weight;
                if places.len() < MOST {
                    places.push(passage.place(from, from + clause.len()));
                }
            }
        }
        if places.is_empty() {
            quiet += usize::from(!passages.is_empty());
            continue;
        }
        let (scored, score) = score_place(tree, node);
        places.insert(0, score);
        let verdict = if strong { Verdict::Inconsistent } else { Verdict::Undecidable };
        let arguments = vec![tree.name(scored).to_owned(), quote.to_owned()];
        findings.push(Finding::hint(RuleId::Rsn03, verdict, Sentence::WeaknessWithFull, arguments).at(places));
    }
    if quiet > 0 {
        findings.push(Finding::hint(RuleId::Rsn03, Verdict::Consistent, Sentence::NoWeakness, vec![quiet.to_string()]));
    }
}

/// The indicator of a class that has full marks.
fn full_marks(tree: &Tree<'_>, class: &Class) -> Option<usize> {
    (0..tree.nodes.len()).find(|&node| {
        let indicator = tree.nodes[node].indicator;
        let of_class = (!class.code.is_empty() && indicator.code == class.code) || class.names.is_in(&indicator.name);
        of_class && tree.applies(node) && tree.is_full(node)
    })
}

/// The names of those that lost marks, and of more than the class.
fn lost_of_class<'t>(tree: &'t Tree<'_>, class: &Class) -> Vec<&'t str> {
    /// 家长满意度 is one of several, 满意度 any of them.
    const OWN: usize = 5;
    let of_class = |name: &&str| class.names.is_in(name) && name.chars().count() >= OWN;
    let lost = (0..tree.nodes.len()).filter(|&node| tree.applies(node) && !tree.is_full(node));
    lost.map(|node| tree.name(node)).filter(of_class).collect()
}

/// The score itself, or that of the one above by which it is known to be full.
fn score_place(tree: &Tree<'_>, node: usize) -> (usize, Place) {
    let mut chain = std::iter::successors(Some(node), |&node| tree.parent(node));
    let scored = chain.find(|&node| tree.stated(node).is_some()).unwrap_or(node);
    (node, tree.place(scored, IndicatorField::Score))
}

/// What stands between marks and has one of the words, with its place.
fn clauses<'t>(text: &'t str, words: &AnyOf) -> impl Iterator<Item = (usize, &'t str)> {
    let ends = |mark| matches!(mark, '，' | '。' | '；' | '、' | '：' | '\n' | '！' | '？');
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + words.place_in(&text[from..])?;
        let start =
            text[from..at].char_indices().rfind(|&(_, c)| ends(c)).map_or(from, |(mark, c)| from + mark + c.len_utf8());
        let end = text[at..].find(ends).map_or(text.len(), |length| at + length);
        from = end;
        Some((start, &text[start..end]))
    })
}

/// Whether a clause that speaks of the class names a weakness of it: `Some(true)` where it cannot go with full marks.
fn weakness(class: &Class, clause: &str) -> Option<bool> {
    if class.except.is_in(clause) {
        return None;
    }
    if class.strong.is_in(clause) {
        return Some(true);
    }
    class.soft.is_in(clause).then_some(false)
}

/// RSN-04: no problem named where marks were lost, or problems where none were.
pub(super) fn none_named(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let passages = passages(tree);
    let Some(passage) = passages.iter().find(|passage| passage.names_problems) else { return };
    const AROUND: [char; 4] = ['\n', '：', ' ', '。'];
    let body = passage.text.trim_matches(AROUND);
    if body.is_empty() {
        return;
    }
    let none = matches!(body, "无" | "暂无" | "没有" | "不存在问题" | "未发现问题" | "无问题" | "未发现明显问题");
    let from = passage.text.len() - passage.text.trim_start_matches(AROUND).len();
    let end = from + body.find(['。', '\n']).unwrap_or(body.len());
    let words = passage.place(from, end);
    let lost = lost(tree);
    let (verdict, sentence, severity) = match (none, &lost) {
        (true, Some((Some(_), _))) => (Verdict::Inconsistent, Sentence::LossWithoutProblem, None),
        (true, None) => (Verdict::Undecidable, Sentence::ProblemsOpen, Some(Severity::Info)),
        (false, Some((None, _))) => (Verdict::Undecidable, Sentence::ProblemsWithFull, Some(Severity::Notice)),
        (false, None) => return,
        (true, Some((None, _))) | (false, Some((Some(_), _))) => (Verdict::Consistent, Sentence::ProblemsFit, None),
    };
    let (points_lost, place) = match lost {
        Some((points, place)) => (points, Some(place)),
        None => (None, None),
    };
    let arguments = vec![points_lost.map_or_else(|| points(Number::ZERO), points)];
    let mut finding = Finding::hint(RuleId::Rsn04, verdict, sentence, arguments).at(place.into_iter().chain([words]));
    if let Some(severity) = severity {
        finding.severity = severity;
    }
    findings.push(finding);
}

/// How many points are lost, with the place that says so: `None` where no score is known, no number where none are.
fn lost(tree: &Tree<'_>) -> Option<(Option<Number>, Place)> {
    let full = tree.subject.profile.full_marks.0;
    if let Some(total) = tree.subject.report.stated.total {
        let lost = full.subtract(total.0).ok()?.trimmed(0);
        return Some(((lost > Number::ZERO).then_some(lost), tree.subject.place(Field::StatedTotal)));
    }
    let groups: Vec<usize> = tree.groups().collect();
    for &group in &groups {
        if let (Some(score), Some(full)) = (tree.score(group), tree.full(group))
            && score < full
        {
            let lost = full.subtract(score).ok()?.trimmed(0);
            return Some((Some(lost), tree.place(group, IndicatorField::Score)));
        }
    }
    None
}
