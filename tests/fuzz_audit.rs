//! Texts that nobody would write: whatever comes, an audit ends, in a time that grows with the text, and every place it
//! names lies in the text. Seeded, so that a failure comes again; `fuzz/` looks further.

#[path = "fuzz/monotonies.rs"]
mod monotonies;

use std::time::{Duration, Instant};

use jixiao::audit::{Audit, Options, audit};
use jixiao::exchange::json;
use jixiao::publish::{self, AuditJson};
use jixiao::words::Lang;

const REPORT: &str = include_str!("../src/widget/check/sample.txt");

/// xorshift64*: the same texts on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn char(&mut self) -> char {
        let code = match self.below(6) {
            0 => self.below(0x80) as u32,
            1 => 0x4e00 + self.below(0x5200) as u32,
            2 => 0xff00 + self.below(0xf0) as u32,
            3 => 0x0300 + self.below(0x70) as u32,
            4 => 0x2000 + self.below(0x1000) as u32,
            _ => self.below(0x11_0000) as u32,
        };
        char::from_u32(code).unwrap_or('\u{fffd}')
    }
}

/// Audits a text and holds the result against what must be true of every result.
fn check(text: &str) {
    let found = audit(text, &Options::default());
    places(text, &found);
    for lang in [Lang::Chinese, Lang::English] {
        let public = publish::of(&found, lang);
        offsets(text, &public);
        let about = publish::Letter { title: "", rules: "", text, brief: false };
        let letter = publish::letter(&public.findings, &about, lang);
        assert!(letter.ends_with('\n'));
        assert!(publish::csv(&public.findings, lang).starts_with('\u{feff}'));
    }
    // What was read is a report: it can be written and read again.
    let written = json::write_report(&found.extraction.report);
    match json::read_report(&written) {
        Ok(again) => assert_eq!(again, found.extraction.report, "of {:?}", shown(text)),
        Err(error) => panic!("{error} in {written} of {:?}", shown(text)),
    }
}

fn shown(text: &str) -> String {
    text.chars().take(2000).collect()
}

/// Every span lies in the text, begins and ends between characters, and figures come in their order.
fn places(text: &str, found: &Audit<'_>) {
    let document = &found.document;
    let normal = document.text();
    let whole = |range: std::ops::Range<usize>| {
        assert!(range.start <= range.end && normal.get(range.clone()).is_some(), "{range:?} in {:?}", shown(text));
    };
    let mut last = 0;
    for figure in &document.figures {
        whole(figure.span.range());
        whole(figure.label.range());
        let source = document.source_span(figure.span);
        assert!(text.get(source.clone()).is_some_and(|quote| !quote.is_empty()), "{source:?} in {:?}", shown(text));
        assert!(last <= source.start, "figures out of order at {source:?} in {:?}", shown(text));
        last = source.start;
    }
    document.lines.iter().for_each(|line| whole(line.span.range()));
    document.sections.iter().for_each(|section| whole(section.span.range()));
    for cell in document.tables.iter().flat_map(|table| &table.rows).flatten() {
        whole(cell.range());
    }
    for place in found.findings.iter().flat_map(|finding| &finding.places) {
        if let Some(span) = place.span {
            whole(span.range());
            assert!(text.get(document.source_span(span)).is_some(), "{span:?} in {:?}", shown(text));
        }
    }
}

/// The public offsets are those of JavaScript: cutting the text there gives the quote.
fn offsets(text: &str, public: &AuditJson<'_>) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let cut = |start: u32, end: u32| {
        let part =
            units.get(start as usize..end as usize).unwrap_or_else(|| panic!("{start}..{end} in {:?}", shown(text)));
        String::from_utf16(part).unwrap_or_else(|_| panic!("{start}..{end} cuts a character of {:?}", shown(text)))
    };
    for source in public.findings.iter().flat_map(|finding| &finding.sources) {
        let part = cut(source.start, source.end);
        assert!(part.starts_with(source.quote));
        assert!(part == source.quote || part.len() > publish::LONGEST_QUOTE);
    }
    public.figures.iter().for_each(|figure| assert!(cut(figure.start, figure.end).contains(|c: char| c.is_numeric())));
}

#[test]
fn random_characters() {
    let mut random = Random(1);
    for _ in 0..400 {
        let length = random.below(300);
        check(&(0..length).map(|_| random.char()).collect::<String>());
    }
}

/// The words of a last loss are longer than what was looked back for.
#[test]
fn a_total_of_losses_with_a_long_name() {
    check("效益方面机制未完全建立扣1.20分，质量方面扣2.00分，合计护理员持证比例偏低扣0.60分。");
}

/// The sentences of the passages, written by people.
fn passages() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/passages");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("passages").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "jsonl")) {
        for line in std::fs::read_to_string(file).expect("a file").lines() {
            let passage: serde_json::Value = serde_json::from_str(line).expect("a passage");
            found.extend(passage["bad"].as_str().map(str::to_owned));
        }
    }
    assert!(found.len() > 1_000, "{} passages", found.len());
    found
}

/// Their clauses in another order, with other words and marks between: what people write, and no longer what they meant.
#[test]
fn shuffled_passages() {
    let passages = passages();
    let mut random = Random(11);
    let rounds = if cfg!(debug_assertions) { 1_500 } else { 30_000 };
    for _ in 0..rounds {
        let mut text = String::new();
        for _ in 0..2 + random.below(4) {
            let clauses: Vec<&str> = random.one(&passages).split_inclusive(['，', '；', '。', '、']).collect();
            for _ in 0..1 + random.below(3) {
                text.push_str(clauses[random.below(clauses.len())]);
            }
            if random.below(3) == 0 {
                text.push_str(PIECES[random.below(PIECES.len())]);
            }
        }
        check(&text);
    }
}

/// What reports are made of, in any order.
const PIECES: &[&str] = &[
    "基本支出",
    "项目支出",
    "人员经费",
    "公用经费",
    "368.97",
    "万元",
    "元",
    "亿元",
    "%",
    "％",
    "，",
    "。",
    "；",
    "、",
    "：",
    "其中：",
    "其中",
    "主要包括",
    "分别为",
    "占",
    "占比",
    "比2023年度",
    "增加",
    "减少",
    "下降（增长）",
    "持平",
    "完成年初预算的",
    "年初预算为",
    "支出决算为",
    "一、",
    "（一）",
    "(1)",
    "1.",
    "2024年",
    "2024",
    "0",
    "00.00",
    "1,234,567.8",
    "-5",
    "自评得分",
    "91分",
    "扣9分",
    "等级为良好",
    "优",
    "产出指标",
    "40分",
    "数量指标得分",
    "\n",
    "\n\n",
    "\t",
    "|",
    "\r\n",
    "编制28人",
    "实有",
    "无",
    "三公",
    "（",
    "）",
    "“",
    "”",
    "原因为",
    "单位：万元",
    "绩效",
    "预算執行",
    "<td>",
    "</td>",
    "<table>",
    "<br>",
    "&nbsp;",
    "&#12345678;",
    "𠮷",
    "\u{301}",
    " ",
    "\u{3000}",
    "99999999999999999999999999999999",
    "１２",
    "第3条",
    "〔2021〕",
    "101号",
    "合计",
    "预算数",
    "个",
    "项",
    "～",
    "≥95%",
];

#[test]
fn random_words_of_reports() {
    let mut random = Random(2);
    for _ in 0..600 {
        let length = random.below(120);
        check(&(0..length).map(|_| *random.one(PIECES)).collect::<String>());
    }
}

#[test]
fn damaged_reports() {
    let mut random = Random(3);
    let chars: Vec<char> = REPORT.chars().collect();
    for _ in 0..120 {
        let mut text = chars.clone();
        for _ in 0..=random.below(30) {
            let at = random.below(text.len());
            let to = (at + random.below(40)).min(text.len());
            match random.below(6) {
                0 => drop(text.drain(at..to)),
                1 => text.insert(at, random.char()),
                2 => text[at] = random.char(),
                3 => drop(text.splice(at..at, random.one(PIECES).chars())),
                4 => {
                    let part: Vec<char> = text[at..to].to_vec();
                    let other = random.below(text.len());
                    text.splice(other..other, part);
                }
                _ => text.truncate(at.max(1)),
            }
            if text.is_empty() {
                text.push('1');
            }
        }
        check(&text.iter().collect::<String>());
    }
}

/// The passages of `tests/reports/passages` are what readers of single sentences look for: a mark more or a word less in
/// them comes where these readers cut.
#[test]
fn damaged_passages() {
    let mut random = Random(9);
    let marks =
        ["\"", "“", "”", "，", "、", "；", "：", "（", "）", "。", "%", "分", "元", "为", "的", "1", "\n", "\t", "😀"];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/passages");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the folder is there").flatten().map(|e| e.path()).collect();
    paths.sort();
    let mut count = 0;
    for line in paths
        .iter()
        .flat_map(|path| std::fs::read_to_string(path).expect("UTF-8").lines().map(str::to_owned).collect::<Vec<_>>())
    {
        let passage: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        let chars: Vec<char> = passage["bad"].as_str().expect("a text").chars().collect();
        for _ in 0..2 {
            let mut text = chars.clone();
            for _ in 0..=random.below(6) {
                let at = random.below(text.len());
                match random.below(4) {
                    0 if text.len() > 1 => drop(text.remove(at)),
                    1 => text[at] = *random.one(&chars),
                    _ => drop(text.splice(at..at, random.one(&marks).chars())),
                }
            }
            let _ = audit(&text.iter().collect::<String>(), &Options::default());
            count += 1;
        }
    }
    assert!(count > 3000, "{count} texts");
}

#[test]
fn soup_of_markup() {
    let mut random = Random(4);
    let marks = [
        "<",
        ">",
        "</",
        "<p",
        "<td ",
        "<table>",
        "</table",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&",
        "&#x",
        ";",
        "=\"",
        "'",
        "1.5",
        "万元",
    ];
    for _ in 0..300 {
        let length = random.below(150);
        let soup: String =
            (0..length).map(|_| if random.below(4) == 0 { *random.one(PIECES) } else { *random.one(&marks) }).collect();
        check(&format!("<html><body>{soup}"));
    }
}

#[test]
fn cut_off_at_every_character() {
    for (at, _) in REPORT.char_indices().step_by(7) {
        check(&REPORT[..at]);
    }
}

#[test]
fn a_lot_of_one_thing() {
    for (_, text) in monotonies::all() {
        for bytes in [1, 10, 100, 4000] {
            check(&text(bytes));
        }
    }
}

/// Time that this thread was at work: where the system tells it, without the time that other programs took.
fn worked(start: Instant) -> Duration {
    std::thread::yield_now(); // the system brings its figure up to date
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Four times the text in at most ten times the work: linear is four, quadratic sixteen. The best of a few runs, and
/// only where there is enough to measure, so that a busy machine does not decide.
#[test]
fn time_grows_with_the_text() {
    let start = Instant::now();
    let measured = |text: &str| {
        let before = worked(start);
        let found = audit(text, &Options::default());
        drop(publish::of(&found, Lang::Chinese));
        worked(start) - before
    };
    let mut slow = Vec::new();
    // Some passages over and over in one sentence; all of them would take too long.
    let mut random = Random(5);
    let passages = passages();
    let mut texts = monotonies::all();
    for _ in 0..if cfg!(debug_assertions) { 24 } else { 400 } {
        let mark = ["，", "、", "\n"][random.below(3)];
        let unit = format!("{}{mark}", random.one(&passages).trim_end_matches('。').replace(['。', '；'], mark));
        texts.push(("a passage", Box::new(move |bytes| unit.repeat(bytes / unit.len() + 1))));
    }
    for (name, text) in texts {
        let size = if cfg!(debug_assertions) { 6_000 } else { 24_000 };
        let (small, large) = (text(size), text(4 * size));
        let mut ratio = (Duration::MAX, Duration::MAX);
        for _ in 0..5 {
            ratio = (ratio.0.min(measured(&small)), ratio.1.min(measured(&large)));
            if ratio.1 < Duration::from_millis(60) || ratio.1 < ratio.0 * 10 {
                break;
            }
        }
        if ratio.1 >= Duration::from_millis(60) && ratio.1 >= ratio.0 * 10 {
            let shown: String = small.chars().take(120).collect();
            slow.push(format!("{name:?}: {:?} for one, {:?} for four times the text, {shown}", ratio.0, ratio.1));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// Unoptimised, all but the simplest texts are an eighth as long: enough to see what does not end.
#[test]
fn a_megabyte() {
    let mut slow = Vec::new();
    for (name, text) in monotonies::all() {
        let simple = ["7", "（", "其中：", "\n", "\u{301}"].contains(&name);
        let text = text(if simple || !cfg!(debug_assertions) { 1 << 20 } else { 1 << 17 });
        let start = Instant::now();
        let found = audit(&text, &Options::default());
        let took = start.elapsed();
        places(&text, &found);
        // A hundred times of what an optimised build needs.
        if took > Duration::from_secs(20) {
            slow.push(format!("{name:?} took {took:?}"));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}
