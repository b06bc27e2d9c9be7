//! Prints the HTML for inside the element: `cargo run --example fallback -- report.json [--lang en] [--heading 1]`.
//! The portal pastes it between `<jixiao-widget …>` and `</jixiao-widget>`.

use std::process::ExitCode;

use jixiao::exchange::json;
use jixiao::fallback::fallback;
use jixiao::words::Lang;

const USAGE: &str = "usage: fallback REPORT.json [--lang zh-CN|en] [--heading 1-5]";

fn main() -> ExitCode {
    match print(std::env::args().skip(1)) {
        Ok(html) => {
            print!("{html}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn print(arguments: impl Iterator<Item = String>) -> Result<String, String> {
    let (mut file, mut lang, mut heading) = (None, Lang::default(), 2);
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--lang" => lang = Lang::from_tag(&arguments.next().ok_or(USAGE)?),
            "--heading" => heading = arguments.next().and_then(|level| level.parse().ok()).ok_or(USAGE)?,
            _ if file.is_none() => file = Some(argument),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let file = file.ok_or(USAGE)?;
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let report = json::read_report(&text).map_err(|error| format!("{file}: {error}"))?;
    Ok(fallback(&report, lang, heading))
}
