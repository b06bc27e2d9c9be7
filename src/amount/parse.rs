//! Reading figures: strictly from files, and generously from what people type or paste.

use super::{Amount, MAX_DIGITS, Number, NumberError, Percent, Points, Unit};

/// Plain notation: an optional `-`, digits, an optional point with digits. Nothing else, no spaces.
pub(super) fn plain(text: &str) -> Result<Number, NumberError> {
    let bytes = text.as_bytes();
    let negative = bytes.first() == Some(&b'-');
    let mut digits = Digits::default();
    for (at, &byte) in bytes.iter().enumerate().skip(usize::from(negative)) {
        match byte {
            b'0'..=b'9' => digits.push(byte - b'0')?,
            b'.' if digits.point.is_none() => digits.point = Some(digits.count),
            _ => return Err(NumberError::NotANumber(text[..at].chars().count())),
        }
    }
    digits.finish(negative, text.chars().count())
}

/// Digits as they come in, with the place of the point.
#[derive(Default)]
struct Digits {
    mantissa: u128,
    count: u32,
    point: Option<u32>,
}

impl Digits {
    #[inline]
    fn push(&mut self, digit: u8) -> Result<(), NumberError> {
        if self.mantissa == 0 && self.point.is_none() && self.count == 1 {
            // Leading zeros carry nothing: only the last one before the point is kept.
            self.count = 0;
        }
        self.count += 1;
        if self.count > MAX_DIGITS + 1 {
            return Err(NumberError::TooLong);
        }
        self.mantissa = self.mantissa * 10 + u128::from(digit);
        Ok(())
    }

    fn finish(self, negative: bool, length: usize) -> Result<Number, NumberError> {
        let scale = self.point.map_or(0, |point| self.count - point);
        if self.count == 0 {
            return Err(if length == 0 { NumberError::Empty } else { NumberError::NotANumber(0) });
        }
        if self.point.is_some() && scale == 0 {
            // "5." is a slip or a cut-off figure.
            return Err(NumberError::NotANumber(length.saturating_sub(1)));
        }
        let mantissa = i128::try_from(self.mantissa).map_err(|_| NumberError::TooLong)?;
        if mantissa.unsigned_abs() >= 10_u128.pow(MAX_DIGITS) || scale > MAX_DIGITS {
            return Err(NumberError::TooLong);
        }
        Number::new(if negative { -mantissa } else { mantissa }, scale)
    }
}

/// What people write for a number: full-width digits, thousands separators, spaces, `−5`, accounting brackets.
///
/// ```
/// use jixiao::amount::parse_number;
/// assert_eq!(parse_number(" ３６，８９７．００ ")?.to_string(), "36897.00");
/// assert_eq!(parse_number("（1,234.5）")?.to_string(), "-1234.5");
/// # Ok::<(), jixiao::amount::NumberError>(())
/// ```
pub fn parse_number(text: &str) -> Result<Number, NumberError> {
    let written = Written::read(text);
    match written.suffix.as_str() {
        "" => written.number(),
        _ => Err(written.suffix_error()),
    }
}

/// A number without a sign at the start of a text, and what follows it.
pub fn leading_number(text: &str) -> Option<(Number, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    Some((parse_number(&text[..end]).ok()?, &text[end..]))
}

/// An amount of money with or without its unit: `368.97`, `368.97 万元`, `150万`, `7,800,000.00元`, `￥1,200`.
pub fn parse_amount(text: &str) -> Result<Amount, NumberError> {
    // The sign of the currency is the unit, as far as no other one follows: ￥1,200元, ￥300万元.
    let signed = |rest: &&str| !rest.trim_start().starts_with(['￥', '¥']);
    if let Some(rest) = text.trim_start().strip_prefix(['￥', '¥']).filter(signed) {
        let before = text.chars().count() - rest.chars().count();
        let amount = parse_amount(rest).map_err(|error| match error {
            NumberError::NotANumber(at) => NumberError::NotANumber(at + before),
            other => other,
        })?;
        return Ok(Amount { unit: amount.unit.or(Some(Unit::Yuan)), ..amount });
    }
    let written = Written::read(text);
    let unit = match written.suffix.as_str() {
        "" => None,
        "元" | "圆" => Some(Unit::Yuan),
        "万元" | "万" => Some(Unit::WanYuan),
        "亿元" | "亿" => Some(Unit::YiYuan),
        _ => return Err(written.suffix_error()),
    };
    Ok(Amount { number: written.number()?, unit })
}

/// A percentage with or without its sign.
pub fn parse_percent(text: &str) -> Result<Percent, NumberError> {
    suffixed(text, &["", "%", "％", "百分比"]).map(Percent)
}

/// Points with or without 分.
pub fn parse_points(text: &str) -> Result<Points, NumberError> {
    suffixed(text, &["", "分"]).map(Points)
}

/// A number of people or things: whole and not negative, with or without its measure word.
pub fn parse_count(text: &str) -> Result<u32, NumberError> {
    let number = suffixed(text, &["", "人", "名", "个", "份", "场"])?;
    if number.is_negative() {
        return Err(NumberError::Negative);
    }
    if number.decimals() > 0 {
        return Err(NumberError::Fraction);
    }
    u32::try_from(number.mantissa()).map_err(|_| NumberError::TooMany)
}

fn suffixed(text: &str, allowed: &[&str]) -> Result<Number, NumberError> {
    let written = Written::read(text);
    if allowed.contains(&written.suffix.as_str()) { written.number() } else { Err(written.suffix_error()) }
}

/// A written figure taken apart: its digits in plain notation and what stands behind them.
struct Written {
    plain: String,
    suffix: String,
    /// Where the suffix starts, in characters of the text.
    suffix_at: usize,
    error: Option<NumberError>,
}

impl Written {
    fn read(text: &str) -> Written {
        let chars: Vec<char> = text.chars().map(half_width).collect();
        let mut written = Written { plain: String::new(), suffix: String::new(), suffix_at: 0, error: None };
        let mut at = 0;
        let skip_spaces = |at: &mut usize| {
            while chars.get(*at).is_some_and(|c| c.is_whitespace() || *c == '\u{feff}') {
                *at += 1;
            }
        };
        skip_spaces(&mut at);
        if at == chars.len() {
            written.error = Some(NumberError::Empty);
            return written;
        }
        // Accountants print a negative figure in brackets.
        let bracket = chars[at] == '(';
        at += usize::from(bracket);
        skip_spaces(&mut at);
        let negative = chars.get(at) == Some(&'-');
        at += usize::from(matches!(chars.get(at), Some('-' | '+')));
        let digits_from = at;
        let mut groups = Groups::default();
        while let Some(&c) = chars.get(at) {
            match c {
                '0'..='9' => groups.digit(),
                '.' => groups.point(),
                ',' => groups.separator(),
                // A gap between two digits groups thousands or joins two cells of a table: it must fit like a comma.
                c if c.is_whitespace() => groups.gap(),
                _ => break,
            }
            if c.is_ascii_digit() || c == '.' {
                written.plain.push(c);
            }
            at += 1;
        }
        let mut end = chars.len();
        while end > at && chars[end - 1].is_whitespace() {
            end -= 1;
        }
        if bracket {
            match chars[at..end].iter().position(|&c| c == ')') {
                Some(close) if !negative => {
                    written.suffix.extend(chars[at..at + close].iter().filter(|c| !c.is_whitespace()));
                    at += close + 1;
                }
                _ => written.error = Some(NumberError::NotANumber(digits_from.saturating_sub(1))),
            }
        }
        written.suffix_at = at;
        written.suffix.extend(chars[at..end].iter().filter(|c| !c.is_whitespace()));
        if written.plain.is_empty() {
            written.error = Some(NumberError::NotANumber(digits_from.min(chars.len().saturating_sub(1))));
        } else if groups.wrong() {
            written.error = Some(NumberError::Grouping);
        }
        if negative || bracket {
            written.plain.insert(0, '-');
        }
        written
    }

    fn number(&self) -> Result<Number, NumberError> {
        match self.error {
            Some(error) => Err(error),
            None => plain(&self.plain),
        }
    }

    /// A known unit at the wrong place is named as such; anything else is simply not a number.
    fn suffix_error(&self) -> NumberError {
        const UNITS: [&str; 14] =
            ["元", "圆", "万元", "万", "亿元", "亿", "%", "％", "分", "人", "名", "个", "份", "场"];
        match self.error {
            Some(error) => error,
            None if UNITS.contains(&self.suffix.as_str()) => NumberError::WrongUnit,
            None => NumberError::NotANumber(self.suffix_at),
        }
    }
}

/// Watches whether thousands separators stand before every third digit.
#[derive(Default)]
struct Groups {
    run: u32,
    separators: u32,
    after_point: bool,
    faulty: bool,
    gap: bool,
}

impl Groups {
    fn digit(&mut self) {
        if std::mem::take(&mut self.gap) && self.run > 0 {
            self.separator();
        }
        self.run += 1;
    }

    fn gap(&mut self) {
        self.gap = true;
    }

    fn separator(&mut self) {
        let fits = if self.separators == 0 { (1..=3).contains(&self.run) } else { self.run == 3 };
        self.faulty |= !fits || self.after_point;
        self.separators += 1;
        self.run = 0;
    }

    fn point(&mut self) {
        self.faulty |= self.separators > 0 && !self.after_point && self.run != 3;
        self.after_point = true;
        self.run = 0;
    }

    fn wrong(&self) -> bool {
        self.faulty || (self.separators > 0 && !self.after_point && self.run != 3)
    }
}

/// Full-width forms and look-alikes of the characters that numbers are made of.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' | '＋' | '－' | '（' | '）' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '−' | '–' | '—' | '﹣' => '-',
        '٬' | '\'' | '’' => ',',
        _ => c,
    }
}
