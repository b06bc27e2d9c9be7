//! The way from the normalised text back to the original, and from bytes to UTF-16 units.

use crate::claims::Span;

/// For stretches of the normalised text: where they come from. Between two entries both texts advance alike.
#[derive(Clone, Debug, Default)]
pub struct Offsets {
    /// Normalised start, original start; growing in both.
    steps: Vec<(u32, u32)>,
}

impl Offsets {
    /// From here on the normalised text at `normal` comes from the original at `original`.
    pub fn step(&mut self, normal: usize, original: usize) {
        let (normal, original) = (to_u32(normal), to_u32(original));
        match self.steps.last() {
            // Still the same distance: nothing new.
            Some(&(n, o)) if normal - n == original.wrapping_sub(o) => {}
            Some(&(n, _)) if n == normal => {
                self.steps.pop();
                self.steps.push((normal, original));
            }
            _ => self.steps.push((normal, original)),
        }
    }

    /// The original bytes of a span. The end is found from the span's last byte, so that what was left out behind a
    /// figure does not belong to it.
    pub fn original(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.at(span.start);
        if span.is_empty() {
            return start..start;
        }
        start..self.at(span.end - 1) + 1
    }

    fn at(&self, normal: u32) -> usize {
        let index = self.steps.partition_point(|&(n, _)| n <= normal);
        match index.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some(&(n, o)) => (o + (normal - n)) as usize,
            None => normal as usize,
        }
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
