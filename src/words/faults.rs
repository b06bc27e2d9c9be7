//! What is wrong with a file, in Chinese. The reader and the checks speak English, as programs expect of them; their
//! messages are few, so each is known here by its form. A slot `{}` holds a name or figure of the file, or another of
//! these messages.

/// English forms and what they say in Chinese; the more particular form stands first.
const FORMS: &[(&str, &str)] = &[
    // Not JSON.
    ("EOF: expected {}", "文件在这里就结束了，缺少{}"),
    ("trailing characters behind the value", "内容结束之后还有多余的字符"),
    // JSON of another shape.
    ("found {}, expected a whole number from 0 to {}", "这里是 {}，应为 0 到 {} 的整数"),
    ("found {}, expected {}", "这里是{}，应为{}"),
    ("duplicate field {}", "{} 写了两次"),
    ("missing field {}", "缺少 {}"),
    ("unknown field {}, expected {}", "不认识 {}，应为{}"),
    ("unknown variant {}, expected {}", "不认识 {}，应为{}"),
    ("nested more than {} levels deep", "层次太多，最多 {} 层"),
    ("the method {} has no parameter {}", "计分方法 {} 没有参数 {}"),
    (
        "version {} of the report form is not known; this program reads version {}",
        "不认识第 {} 版的报告格式，本程序读第 {} 版",
    ),
    ("expected {}", "应为{}"),
    // Figures.
    ("nothing is written; expected {}", "没有内容，应为{}"),
    ("not a number at character {}; expected {}", "第 {} 个字不是数字，应为{}"),
    ("thousands separators stand at the wrong places; expected {}", "千位分隔符位置不对，应为{}"),
    ("more than 28 digits; expected {}", "超过 28 位数字，应为{}"),
    ("a unit that does not belong to this kind of figure; expected {}", "单位不适用于这种数字，应为{}"),
    ("a negative figure is not possible; expected {}", "不能是负数，应为{}"),
    // What stands or should stand there.
    ("a string", "文字"),
    ("an object", "一组带名称的内容（{…}）"),
    ("a list", "列表（[…]）"),
    ("a number", "没有加引号的数字"),
    ("null", "空值 null"),
    ("a boolean", "true 或 false"),
    ("a value", "一个值"),
    ("a whole number", "整数"),
    ("a key; every key must be a string", "带引号的名称"),
    ("a colon", "冒号"),
    ("a comma or a closing brace", "逗号或右花括号"),
    ("a comma or a closing bracket", "逗号或右方括号"),
    ("the closing quote of a string", "文字结尾的引号"),
    ("no control character within a string", "文字里不能有控制字符"),
    ("one of \" \\ / b f n r t u behind a backslash", "反斜杠后面的 \" \\ / b f n r t u 之一"),
    ("both halves of a surrogate pair", "成对的 \\u 代码"),
    ("four hex digits behind \\u", "\\u 后面的四位十六进制数字"),
    ("a decimal number in quotes, such as \"86.38\"", "加引号的小数，如 \"86.38\""),
    (
        "an amount in quotes, such as \"368.97\" or, in a unit of its own, \"3689700元\"",
        "加引号的金额，如 \"368.97\"，或带单位的 \"3689700元\"",
    ),
    ("one of {}", "其中之一：{}"),
    // Values that no report can mean.
    ("full marks cannot be negative", "分值不能是负数"),
    ("a step above 0 is expected", "每档应大于 0"),
    ("points off cannot be negative", "扣分不能是负数"),
    ("from 0 to below 100 is expected", "应从 0 到不足 100"),
    ("from 0 to 100 is expected", "应在 0 到 100 之间"),
    ("a year from 1900 to 2200 is expected", "年份应在 1900 到 2200 之间"),
    // Rules that do not fit together.
    ("letters, digits and hyphens are expected", "应为英文字母、数字和连字符"),
    ("a title is expected", "缺少名称"),
    ("at most 4 decimals are expected", "最多 4 位小数"),
    ("the last year lies before the first", "结束年份早于开始年份"),
    ("a verified part names what was read", "标为已核实的部分要写明读过什么"),
    ("at least one level-1 indicator is expected", "至少要有一个一级指标"),
    ("a code is expected", "缺少代码"),
    ("more than 0 points are expected", "分值应大于 0"),
    ("this code is used twice", "这个代码用了两次"),
    ("the groups add up to {}, not to {}", "各组分值合计 {}，不是 {}"),
    ("between 0 and 100 is expected", "应在 0 和 100 之间"),
    ("between 0 and the upper cut is expected", "应在 0 和上限之间"),
    ("the bands must fall, the highest first", "各档应从高到低"),
    ("at least one grade is expected", "至少要有一个等级"),
    ("an id is expected", "缺少标识"),
    ("this id is used twice", "这个标识用了两次"),
    ("a label is expected", "缺少等级名称"),
    ("this word stands for two grades", "这个词用在两个等级上"),
    ("the lowest grade starts at 0", "最低一档应从 0 开始"),
    // With the place behind it, as the rules' own reader says it.
    ("{} (line {}, column {})", "{}（第 {} 行第 {} 列）"),
];

/// A message of the reader or the checks in Chinese; as it is where it has none of the known forms.
pub fn in_chinese(message: &str) -> String {
    let found = FORMS.iter().find_map(|(form, chinese)| Some((slots(form, message)?, chinese)));
    let Some((slots, chinese)) = found else { return message.replace('`', "") };
    let mut slots = slots.into_iter().map(in_chinese);
    let mut parts = chinese.split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(&slots.next().unwrap_or_default());
        text.push_str(part);
    }
    text
}

/// What stands in the slots of a form; `None` where the message is of another form.
fn slots<'a>(form: &str, message: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = form.split("{}");
    let mut rest = message.strip_prefix(parts.next()?)?;
    let mut slots = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_some() { rest.find(part)? } else { rest.len().checked_sub(part.len())? };
        slots.push(rest.get(..end)?);
        rest = rest.get(end..)?.strip_prefix(part)?;
    }
    rest.is_empty().then_some(slots)
}

#[cfg(test)]
mod tests {
    use super::in_chinese;
    use crate::exchange::json::read_report;

    /// Whether a text has English words in it; names of keys and what the file itself says are not ours.
    fn english(text: &str) -> bool {
        let ours = ["expected", "found", "field", "unknown", "missing", " a ", " an ", " of ", "the ", " is ", "must"];
        ours.iter().any(|word| text.contains(word))
    }

    #[test]
    fn every_fault_of_a_report_is_said_in_chinese() {
        let whole = r#"{"version":1,"department":"某局","year":2024"#;
        for text in [
            "",
            "{",
            "[]",
            "{} 7",
            r#"{"version":1,}"#,
            r#"{"version" 1}"#,
            r#"{"version":1 "year":2}"#,
            r#"{"version":"1"}"#,
            r#"{"version":7,"department":""}"#,
            r#"{"version":1,"version":1}"#,
            r#"{"version":-1}"#,
            r#"{"version":1,"department":"\x"}"#,
            r#"{"version":1,"department":"\u12"}"#,
            r#"{"version":1,"department":"\ud800"}"#,
            "{\"version\":1,\"department\":\"a\nb\"}",
            r#"{"version":1,"department":"a"#,
            r#"{"department":"某局"}"#,
            &format!("{whole}9}}"),
            &format!(r#"{whole},"nothing":1}}"#),
            &format!(r#"{whole},"unit":"斤"}}"#),
            &format!(r#"{whole},"indicators":{{}}}}"#),
            &format!(r#"{whole},"indicators":[null]}}"#),
            &format!(r#"{whole},"indicators":[{{"name":"a","fullMarks":10}}]}}"#),
            &format!(r#"{whole},"indicators":[{{"name":"a","fullMarks":""}}]}}"#),
            &format!(r#"{whole},"indicators":[{{"name":"a","fullMarks":"十"}}]}}"#),
            &format!(r#"{whole},"indicators":[{{"name":"a","fullMarks":"1,00"}}]}}"#),
            &format!(r#"{whole},"indicators":[{{"name":"a","fullMarks":"{}"}}]}}"#, "1".repeat(40)),
            &format!(r#"{whole},"indicators":[{{"name":"a","fullMarks":"-1"}}]}}"#),
            &format!(r#"{whole},"indicators":[{{"name":"a","byHand":1}}]}}"#),
            &format!(r#"{whole},"indicators":[{{"name":"a","method":{{"kind":"direct","step":"1"}}}}]}}"#),
            &format!(
                r#"{whole},"indicators":[{{"name":"a","method":{{"kind":"deduction","step":"0","points":"1"}}}}]}}"#
            ),
            &format!(r#"{whole},"expenditure":{{"basic":{{"amount":"12 斤"}}}}}}"#),
        ] {
            let error = read_report(text).expect_err(text);
            let said = in_chinese(&error.message);
            assert!(!english(&format!(" {said} ")), "{text}: {} → {said}", error.message);
            assert!(!said.is_ascii(), "{text}: {} → {said}", error.message);
        }
    }

    #[test]
    fn slots_hold_names_figures_and_other_messages() {
        for (message, chinese) in [
            ("found a list, expected an object", "这里是列表（[…]），应为一组带名称的内容（{…}）"),
            ("unknown field `naem`, expected one of `name`, `year`", "不认识 naem，应为其中之一：name, year"),
            ("the groups add up to 90, not to 100", "各组分值合计 90，不是 100"),
            ("missing field `version` (line 1, column 2)", "缺少 version（第 1 行第 2 列）"),
        ] {
            assert_eq!(in_chinese(message), chinese);
        }
    }
}
