//! Byte offsets as UTF-16 offsets, the way JavaScript counts.

/// Every so many bytes the count is noted, so that each question reads a few bytes only, in whatever order they come.
const STEP: usize = 64;

/// A text with its UTF-16 length up to every 64th byte.
pub struct Utf16<'t> {
    bytes: &'t [u8],
    before: Vec<u32>,
}

impl<'t> Utf16<'t> {
    pub fn of(text: &'t str) -> Utf16<'t> {
        let mut count = 0;
        let before = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let here = count;
                count += units(chunk);
                here
            })
            .collect();
        Utf16 { bytes: text.as_bytes(), before }
    }

    /// UTF-16 units before a byte; behind the end, all there are.
    pub fn at(&self, byte: usize) -> u32 {
        let byte = byte.min(self.bytes.len());
        // A text that ends with a step has no count noted there.
        let step = (byte / STEP).min(self.before.len().saturating_sub(1));
        let before = self.before.get(step).copied().unwrap_or(0);
        before + units(self.bytes.get(step * STEP..byte).unwrap_or_default())
    }
}

/// Characters begin with any byte but a continuation; those of four bytes are two units.
fn units(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_counted_as_javascript_counts() {
        for text in ["", "a", "基本支出368.97万元。", &"𠮷a啊é\r\n".repeat(40), &"a".repeat(64), &"𠮷".repeat(16)]
        {
            let places = Utf16::of(text);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(places.at(byte) as usize, text[..byte].encode_utf16().count(), "{byte} of {text:?}");
            }
            assert_eq!(places.at(text.len() + 5) as usize, text.encode_utf16().count());
        }
    }
}
