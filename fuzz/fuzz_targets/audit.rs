//! Any text has an audit, whose public form names places in the text.
#![no_main]

use jixiao::audit::{Options, audit};
use jixiao::publish::{self, Letter};
use jixiao::words::Lang;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // The second half stands for last year's report.
    let half = text.floor_char_boundary(text.len() / 2);
    let found = audit(text, &Options { rules: None, previous: Some(&text[half..]) });
    let public = publish::of(&found, Lang::English);
    let length = text.encode_utf16().count() as u32;
    for source in public.findings.iter().flat_map(|finding| &finding.sources) {
        assert!(source.start <= source.end && source.end <= length && text.contains(source.quote));
    }
    publish::letter(&public.findings, &Letter::default(), Lang::Chinese);
    publish::csv(&public.findings, Lang::Chinese);
});
