//! One horizontal bar. Lengths come from `chart`; the figures stand beside it in text, so it is hidden from readers.

use super::{El, svg};
use crate::chart::{FULL, Mille, percent};

/// What a bar shows, each in thousandths of the full width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The whole that the bar is out of.
    pub track: Mille,
    pub fill: Mille,
    /// Hatched from the end of the fill to the end of the track: lost marks.
    pub lost: bool,
    /// The whole fill is hatched: not listed.
    pub hatched: bool,
    /// Where the published figure ended.
    pub was: Option<Mille>,
}

impl Bar {
    pub fn of_whole(fill: Mille) -> Bar {
        Bar { track: FULL, fill, lost: false, hatched: false, was: None }
    }
}

/// A bar that follows signals.
pub fn bar(marks: impl Fn() -> Bar + 'static) -> El {
    svg("svg.bar").attr("aria-hidden", "true").region(move || {
        let bar = marks();
        let block = |selector: &str, width: Mille| svg(selector).attr("width", &percent(width)).attr("height", "100%");
        let mut marks = vec![block("rect.bar-track", bar.track)];
        if bar.fill > 0 && !bar.hatched {
            marks.push(block("rect.bar-fill", bar.fill));
        }
        let hatching = if bar.hatched { Some((0, bar.fill)) } else { bar.lost.then_some((bar.fill, bar.track)) };
        if let Some((from, to)) = hatching {
            marks.push(line("line.bar-lost", from, to).attr("y1", "50%").attr("y2", "50%"));
            let edge = block("rect.bar-edge", to.saturating_sub(from)).attr("x", &percent(from));
            marks.push(edge);
        }
        marks.extend(bar.was.map(|was| line("line.bar-was", was, was).attr("y1", "-3").attr("y2", "21")));
        marks
    })
}

fn line(selector: &str, from: Mille, to: Mille) -> El {
    svg(selector).attr("x1", &percent(from)).attr("x2", &percent(to))
}
