//! The table of many reports: how far it is, what to look for, one line each. On a phone a line is a card, drawn by the
//! style sheet alone; so counts carry their names along, and what is a table says so.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::scroll::Window;
use super::{Column, Fault, Line, Many, Refusal};
use crate::checks::Verdict;
use crate::exchange::csv::{Cell, Table};
use crate::publish::row::Row;
use crate::widget::check::tell;
use crate::widget::dom::{El, Shape, button, el, memo, shape, verdict_shape};
use crate::widget::files;
use crate::widget::reactive::*;
use crate::widget::state::{State, state};
use crate::words::{Words, fill};

type Word = fn(&'static Words) -> &'static str;

const PLAIN: [(Column, Word); 6] = [
    (Column::File, |w| w.check.many_file),
    (Column::Department, |w| w.check.many_department),
    (Column::Year, |w| w.check.many_year),
    (Column::Score, |w| w.check.many_score),
    (Column::Stated, |w| w.check.many_stated),
    (Column::Computed, |w| w.check.many_computed),
];

/// All columns: these, the counts, and the weightiest finding.
const COLUMNS: usize = PLAIN.len() + Verdict::ALL.len() + 1;

/// The class of a column, for its width and its place on a card.
fn class(column: Column) -> &'static str {
    match column {
        Column::File => "m-file",
        Column::Department => "m-unit",
        Column::Year => "num m-year",
        Column::Score => "num m-score",
        Column::Stated | Column::Computed => "m-grade",
        Column::Count(_) => "num m-count",
        Column::Worst => "m-worst",
    }
}

/// The whole list.
pub fn table() -> El {
    let state = state();
    let many = state.desk.many;
    let places = memo(move || {
        many.done.track();
        let (order, search) = (many.order.get(), many.search.get());
        many.lines.with_value(|lines| order.of(lines, &search))
    });
    let title = el("h1.title").attr("tabindex", "-1").word(|w| w.check.many_title);
    many.heading.set_value(Some(title.clone()));
    let kicker = el("p.kicker").word(|w| w.common.mode_check);
    el("div.many")
        .add(el("div.headline").add(el("div").add(kicker).add(title)).add(actions(state, places)))
        .add(progress(state))
        .add(search(state, places))
        .add(rows(state, places))
}

fn actions(state: State, places: Memo<Vec<usize>>) -> El {
    let many = state.desk.many;
    let some = move || {
        let w = &state.words().check;
        let shown = places.with(Vec::len);
        let filtered = many.done.get() > shown;
        if filtered { fill(w.many_save_some, &[&shown.to_string()]) } else { w.many_save.to_owned() }
    };
    let save = button("button.btn").say(some).on_click(move || save(state, &places.get_untracked()));
    let close = button("button.btn").word(|w| w.check.many_close).on_click(move || super::close(state));
    let cancel = button("button.btn")
        .bind_flag("hidden", move || !many.running.get())
        .word(|w| w.common.cancel)
        .on_click(move || super::stop(state));
    el("div.actions").add(cancel).add(save).add(close)
}

fn progress(state: State) -> El {
    let many = state.desk.many;
    let bar = el("progress.many-bar")
        .bind("max", move || Some(many.total.get().max(1).to_string()))
        .bind("value", move || Some(many.done.get().to_string()))
        .bind_flag("hidden", move || !many.running.get())
        .label(|w| w.check.many_title);
    let say = el("p.note").say(move || {
        let w = &state.words().check;
        let (done, total) = (many.done.get(), many.total.get());
        let failed = super::failed(state);
        let mut say = fill(w.many_progress, &[&done.to_string(), &total.to_string()]);
        if failed > 0 {
            say.push_str(&fill(w.many_failed, &[&failed.to_string()]));
        }
        super::with_pictures(w, say, many.pictures.get())
    });
    el("div.many-progress").add(bar).add(say)
}

fn search(state: State, places: Memo<Vec<usize>>) -> El {
    let many = state.desk.many;
    let typed = move |event: &web_sys::Event| {
        let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|_| !composing) {
            many.search.set(input.value());
            tell::files(state);
        }
    };
    let input = el("input.input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .label(|w| w.check.many_search)
        .bind("placeholder", move || Some(state.words().check.many_search.to_owned()))
        .bind_property("value", move || many.search.get().into())
        .on("input", typed)
        .on("compositionend", typed);
    let count = el("p.note").say(move || fill(state.words().check.many_shown, &[&places.with(Vec::len).to_string()]));
    // Nothing below the headings is no answer.
    let none = memo(move || places.with(Vec::is_empty) && !many.search.with(String::is_empty));
    let all = move || {
        button("button.btn.small").word(|w| w.check.show_all).on_click(move || {
            many.search.set(String::new());
            tell::files(state);
            let input = many
                .heading
                .get_value()
                .and_then(|heading| heading.0.closest(".many").ok()??.query_selector("input[type=search]").ok()?);
            if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
                let _ = input.focus();
            }
        })
    };
    el("div.row.check-filters.no-print")
        .add(input)
        .add(count)
        .maybe(move || none.get().then(|| el("span.note").word(|w| w.check.many_none).text(" ").add(all())))
}

fn rows(state: State, places: Memo<Vec<usize>>) -> El {
    let many = state.desk.many;
    let window = Window::new();
    let drawn = memo(move || window.rows(places.with(Vec::len), state.printing.get()));
    let plain = PLAIN.into_iter().map(|(column, word)| heading(many, column, el("span").word(word)));
    let head = el("tr").attr("role", "row").add_all(plain);
    let head = head.add_all(Verdict::ALL.into_iter().map(|verdict| {
        let name = el("span").attr("class", &format!("verdict {}", verdict.code())).add(shape(verdict_shape(verdict)));
        heading(many, Column::Count(verdict), name.say(move || state.words().verdict(verdict).to_owned()))
    }));
    let head = head.add(heading(many, Column::Worst, el("span").word(|w| w.check.many_worst)));
    let body = el("tbody.rows").attr("role", "rowgroup").each(
        move || places.with(|places| drawn.get().filter_map(|at| Some(vec![*places.get(at)?])).collect()),
        move |key| vec![row(state, key.first().copied().unwrap_or_default(), places)],
    );
    let table = el("table.table.many-table")
        .attr("role", "table")
        .bind("aria-rowcount", move || Some((places.with(Vec::len) + 1).to_string()))
        .add(el("caption.vh").word(|w| w.check.many_title))
        .add(el("thead").attr("role", "rowgroup").add(head))
        .add(window.spacer(COLUMNS, move || drawn.get().start))
        .add(body)
        .add(window.spacer(COLUMNS, move || places.with(Vec::len).saturating_sub(drawn.get().end)));
    // Heights are known once rows stand in the page.
    let soon = gloo_timers::callback::Timeout::new(50, move || {
        if many.shown.try_get_untracked() == Some(true) {
            window.measure();
            if let Some(opened) = many.opened.get_untracked() {
                let place = places.get_untracked().iter().position(|place| {
                    many.lines.with_value(|lines| lines.get(*place).is_some_and(|line| line.file == opened))
                });
                window.focus_row(place.unwrap_or_default());
            }
        }
    });
    StoredValue::new_local(soon);
    let scroller =
        el("div.table-wrap.many-scroll").attr("role", "region").attr("tabindex", "0").label(|w| w.check.many_title);
    window.scrolls(scroller).on("keydown", move |event| keys(event.unchecked_ref(), window)).add(table)
}

fn heading(many: Many, column: Column, name: El) -> El {
    let sorted = move || {
        let order = many.order.get();
        (order.column == column).then(|| (if order.down { "descending" } else { "ascending" }).to_owned())
    };
    let arrow = el("span.sort").attr("aria-hidden", "true").say(move || {
        match sorted().as_deref() {
            Some("ascending") => " ↑",
            Some(_) => " ↓",
            None => "",
        }
        .to_owned()
    });
    let press =
        button("button.tree").add(name).add(arrow).on_click(move || many.order.update(|o| *o = o.pressed(column)));
    let head = el("th").attr("class", class(column)).attr("scope", "col").attr("role", "columnheader");
    head.bind("aria-sort", sorted).add(press)
}

fn row(state: State, place: usize, places: Memo<Vec<usize>>) -> El {
    let many = state.desk.many;
    let Some(line) = many.lines.with_value(|lines| lines.get(place).cloned()) else { return el("tr") };
    let file = line.file;
    let at = move || places.with(|places| places.iter().position(|other| *other == place));
    let open = button("button.link")
        .add(el("span.clip").text(&line.name))
        .attr("title", &line.name)
        .on_click(move || super::open(state, file));
    let name = el("th").attr("class", class(Column::File)).attr("scope", "row").attr("role", "rowheader").add(open);
    let index = move || at().map(|at| (at + 2).to_string());
    let tr = el("tr").attr("role", "row").bind("aria-rowindex", index).add(name);
    match &line.result {
        Ok(row) => tr.add_all(cells(state, row)),
        Err(fault) => {
            let say = say_fault(state.words(), *fault);
            let cell = el("td.many-fault").attr("role", "cell").attr("colspan", &(COLUMNS - 1).to_string());
            let cell = cell.add(shape(Shape::Question));
            tr.add(cell.text(" ").text(say))
        }
    }
}

fn cells(state: State, row: &Row) -> Vec<El> {
    let words = state.words();
    let cell =
        |column: Column, more: &str| el("td").attr("class", &format!("{}{more}", class(column))).attr("role", "cell");
    let text =
        |column: Column, value: &str| cell(column, "").attr("title", value).add(el("span.clip").mixed(words, value));
    let number = |column: Column, value: &str| cell(column, " plain").text(value);
    // What a text does not state is no blank: on a card a name would stand there with nothing.
    let stated = |value: &str| if value.is_empty() { "—".to_owned() } else { value.to_owned() };
    let mut cells = vec![
        text(Column::Department, &stated(&row.department)),
        number(Column::Year, &stated(&row.year)),
        number(Column::Score, &stated(&row.score)).attr("data-label", words.check.many_score),
        text(Column::Stated, &stated(&row.stated)).attr("data-label", words.check.many_stated),
        text(Column::Computed, &stated(&row.computed)).attr("data-label", words.check.many_computed),
    ];
    for (verdict, count) in Verdict::ALL.into_iter().zip(row.counts) {
        let colour = if count > 0 { verdict.code() } else { "zero" };
        let cell = cell(Column::Count(verdict), &format!(" {colour}")).attr("data-label", words.verdict(verdict));
        cells.push(cell.text(&count.to_string()));
    }
    let worst = if row.worst.is_empty() {
        words.check.many_no_worst.to_owned()
    } else {
        format!("{} {}", row.worst_rule, row.worst)
    };
    cells.push(text(Column::Worst, &worst));
    cells
}

fn say_fault(words: &Words, fault: Fault) -> &'static str {
    let w = &words.check;
    match fault {
        Fault::Broken => w.many_broken,
        Fault::Nothing => w.many_nothing,
        Fault::Form => w.many_form,
        Fault::Refused(Refusal::Pdf) => w.many_pdf,
        Fault::Refused(Refusal::Office) => w.many_office,
        Fault::Refused(Refusal::Damaged) => w.many_damaged,
        Fault::Refused(Refusal::Empty) => w.many_empty,
        Fault::Refused(Refusal::Large) => w.many_large,
        Fault::Refused(Refusal::Binary | Refusal::Unreadable) => w.many_binary,
    }
}

/// Arrows go from line to line.
fn keys(event: &KeyboardEvent, window: Window) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let Ok(Some(row)) = target.closest("tr[aria-rowindex]") else { return };
    let index: usize = row.get_attribute("aria-rowindex").and_then(|index| index.parse().ok()).unwrap_or(2);
    let here = index.saturating_sub(2);
    let next = match event.key().as_str() {
        "ArrowDown" => here + 1,
        "ArrowUp" if here > 0 => here - 1,
        _ => return,
    };
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    event.prevent_default();
    window.focus_row(next);
}

/// The lines as they are shown, as a file for spreadsheets.
fn save(state: State, places: &[usize]) {
    let words = state.words();
    let w = &words.check;
    let mut heads: Vec<&str> = PLAIN.iter().map(|(_, word)| word(words)).collect();
    heads.extend(Verdict::ALL.map(|verdict| words.verdict(verdict)));
    heads.extend([w.many_rule, w.many_worst]);
    let mut table = Table::new(&heads);
    state.desk.many.lines.with_value(|lines| {
        for line in places.iter().filter_map(|place| lines.get(*place)) {
            table.row(&record(words, line));
        }
    });
    files::offer(&format!("{}.csv", w.many_file_name), "text/csv", &table.finish());
}

fn record<'a>(words: &Words, line: &'a Line) -> Vec<Cell<'a>> {
    let mut cells = vec![Cell::Text(&line.name)];
    match &line.result {
        Ok(row) => {
            let number = |value: &str| Cell::Number(value.to_owned());
            cells.extend([Cell::Text(&row.department), number(&row.year), number(&row.score)]);
            cells.extend([Cell::Text(&row.stated), Cell::Text(&row.computed)]);
            cells.extend(row.counts.iter().map(|count| Cell::Number(count.to_string())));
            cells.extend([Cell::Text(&row.worst_rule), Cell::Text(&row.worst)]);
        }
        Err(fault) => {
            cells.extend((0..PLAIN.len() + Verdict::ALL.len()).map(|_| Cell::Text("")));
            cells.push(Cell::Text(say_fault(words, *fault)));
        }
    }
    cells
}
