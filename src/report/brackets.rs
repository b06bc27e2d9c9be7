//! Places in a JSON file: which keys hold a list and which an object. The reading derived from the types would also
//! take a list of bare values for an object, and an object for a word; the file form allows neither.

/// Keys of reports and rule profiles that hold a list, always of objects or of texts.
pub(crate) const LISTS: [&str; 10] =
    ["bands", "children", "groups", "indicators", "items", "narrative", "rows", "sources", "staffing", "synonyms"];

/// Keys that hold an object; some of them hold a text elsewhere.
pub(crate) const OBJECTS: [&str; 23] = [
    "basic",
    "budgets",
    "customRules",
    "execution",
    "expenditure",
    "floor",
    "generalPublic",
    "governmentFund",
    "grades",
    "levels",
    "method",
    "operating",
    "other",
    "personnel",
    "project",
    "rescale",
    "socialInsurance",
    "source",
    "stateCapital",
    "stated",
    "total",
    "weights",
    "years",
];

const NO_LIST: &str = "a list stands where none is expected";
const NO_OBJECT: &str = "an object stands where a text is expected";

/// A bracket at the wrong place.
pub(crate) struct Misplaced {
    /// JSON path; `.` for the whole.
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub message: &'static str,
}

/// An open list or object.
struct Frame<'a> {
    list: bool,
    /// The key that is being read, in an object.
    key: &'a str,
    /// The element that is being read, in a list.
    index: usize,
}

/// The first misplaced bracket of a text that is known to be JSON. Linear, and without a call per level.
pub(crate) fn misplaced(text: &str) -> Option<Misplaced> {
    let bytes = text.as_bytes();
    let mut frames: Vec<Frame> = Vec::new();
    let mut string = "";
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, frames.last_mut()) {
            (b'"', _) => {
                let end = end_of_string(bytes, at + 1);
                string = text.get(at + 1..end).unwrap_or_default();
                at = end;
            }
            (b':', Some(frame)) => frame.key = string,
            (b',', Some(frame)) => frame.index += 1,
            (b']' | b'}', _) => {
                frames.pop();
            }
            (b'[' | b'{', frame) => {
                let list = byte == b'[';
                let fits = match frame {
                    Some(Frame { list: false, key, .. }) if list => LISTS.contains(key),
                    Some(Frame { list: false, key, .. }) => OBJECTS.contains(key),
                    _ => !list,
                };
                if !fits {
                    let message = if list { NO_LIST } else { NO_OBJECT };
                    let (line, column) = place(&bytes[..at]);
                    return Some(Misplaced { path: path(&frames), line, column, message });
                }
                frames.push(Frame { list, key: "", index: 0 });
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the closing quote stands.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn path(frames: &[Frame]) -> String {
    let mut path = String::new();
    for frame in frames {
        if frame.list {
            path.push_str(&format!("[{}]", frame.index));
        } else {
            let dot = if path.is_empty() { "" } else { "." };
            path.push_str(&format!("{dot}{}", frame.key));
        }
    }
    if path.is_empty() { ".".to_owned() } else { path }
}

/// Line and column, both from 1, as serde_json counts them: columns in bytes.
fn place(before: &[u8]) -> (usize, usize) {
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
    (line, column)
}

/// The known part of a path. Where a text ends inside an object, the key it would go on with is not.
pub(crate) fn known(path: &str) -> String {
    let known = path.trim_end_matches('?').trim_end_matches('.');
    if known.is_empty() { ".".to_owned() } else { known.to_owned() }
}
