//! Numbers in running text, digit by digit.

use crate::amount::{MAX_DIGITS, Number};

/// A number that starts at a byte of the text.
pub(super) struct Read {
    pub number: Number,
    /// The byte behind its last digit.
    pub end: usize,
}

/// Reads the number whose first digit stands at `at`: digits, thousands separators before every third of them, one
/// point with decimals. A run of digits that no number can hold is left as what it is.
pub(super) fn read(text: &[u8], at: usize) -> Option<Read> {
    let mut end = digits(text, at);
    let first_group = end - at;
    if first_group <= 3 {
        // 7,800,000 but not 16,100%: a group of three that no separator and no unit of money follows is a listing.
        let mut grouped = end;
        while let Some(separator) = separator(&text[grouped..])
            && digits(text, grouped + separator) == grouped + separator + 3
        {
            grouped += separator + 3;
        }
        let full_width = grouped > end && text[end] != b',';
        let after = &text[grouped..];
        if grouped > end && (!full_width || after.starts_with(b".") || starts_with_money(after)) {
            end = grouped;
        }
    }
    let whole_end = end;
    if text.get(end) == Some(&b'.') {
        let decimals_end = digits(text, end + 1);
        if decimals_end > end + 1 {
            end = decimals_end;
        }
    }
    let (mut mantissa, mut count, mut scale) = (0_i128, 0_u32, 0_u32);
    for (index, &byte) in text.iter().enumerate().take(end).skip(at) {
        if byte.is_ascii_digit() {
            if count > 0 || byte != b'0' {
                count += 1;
            }
            if count > MAX_DIGITS {
                return None;
            }
            mantissa = mantissa * 10 + i128::from(byte - b'0');
            scale += u32::from(index > whole_end);
        }
    }
    (scale <= MAX_DIGITS).then_some(())?;
    Number::new(mantissa, scale).ok().map(|number| Read { number, end })
}

/// The byte behind a run of digits.
pub(super) fn digits(text: &[u8], at: usize) -> usize {
    let run = text.get(at..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
    at + run
}

/// Bytes of a thousands separator, half or full width.
fn separator(text: &[u8]) -> Option<usize> {
    if text.first() == Some(&b',') {
        Some(1)
    } else if text.starts_with("，".as_bytes()) {
        Some("，".len())
    } else {
        None
    }
}

fn starts_with_money(text: &[u8]) -> bool {
    ["元", "万", "亿"].iter().any(|unit| text.starts_with(unit.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> (String, usize) {
        let read = read(text.as_bytes(), 0).unwrap();
        (read.number.to_string(), read.end)
    }

    #[test]
    fn numbers() {
        assert_eq!(number("368.97万元"), ("368.97".into(), 6));
        assert_eq!(number("7,800,000.00元"), ("7800000.00".into(), 12));
        assert_eq!(number("16,100%"), ("16100".into(), 6));
        assert_eq!(number("16，100%"), ("16".into(), 2));
        assert_eq!(number("36，897.00"), ("36897.00".into(), 11));
        assert_eq!(number("1，234万元"), ("1234".into(), 7));
        assert_eq!(number("4.印刷费"), ("4".into(), 1));
        assert_eq!(number("0.00"), ("0.00".into(), 4));
        assert_eq!(number("007"), ("7".into(), 3));
        assert!(read("12345678901234567890123456789".as_bytes(), 0).is_none());
    }
}
