//! Any text is a document whose places lie in it, in order.
#![no_main]

use jixiao::document::Document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = Document::read(text);
    let mut last = 0;
    for figure in &document.figures {
        assert!(document.text().get(figure.span.range()).is_some() && document.text().get(figure.label.range()).is_some());
        let source = document.source_span(figure.span);
        assert!(text.get(source.clone()).is_some_and(|quote| !quote.is_empty()) && last <= source.start);
        last = source.start;
    }
    assert!(document.lines.iter().all(|line| document.text().get(line.span.range()).is_some()));
    assert!(document.tables.iter().flat_map(|table| &table.rows).flatten().all(|cell| document.text().get(cell.range()).is_some()));
});
