//! Every visible word, in Chinese and English side by side.
//!
//! What belongs here: texts, and the functions that turn results (`Working`, errors, gaps) into sentences. Each area
//! of the interface has its own file; both languages stand in one line, and a missing one does not compile.
//! What does not: deciding what to say. Text with figures in it is a template whose `{0}`, `{1}` are filled in.

pub mod basis;
#[cfg(feature = "edit")]
mod check;
pub mod checks;
mod common;
#[cfg(feature = "edit")]
mod edit;
mod english;
mod explain;
mod explore;
mod faults;
pub mod findings;
mod own;
mod rule_titles;

#[cfg(feature = "edit")]
pub use check::CheckWords;
pub use common::Common;
#[cfg(feature = "edit")]
pub use edit::EditWords;
pub use explore::ExploreWords;
pub use findings::FindingsWords;

/// The languages of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Chinese,
    English,
}

impl Lang {
    /// From a language tag such as `zh-CN` or `en`; anything unknown is Chinese.
    pub fn from_tag(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("en") { Lang::English } else { Lang::Chinese }
    }

    pub fn tag(self) -> &'static str {
        match self {
            Lang::Chinese => "zh-CN",
            Lang::English => "en",
        }
    }
}

/// All words of one language.
pub struct Words {
    pub lang: Lang,
    pub common: Common,
    pub explore: ExploreWords,
    #[cfg(feature = "edit")]
    pub edit: EditWords,
    #[cfg(feature = "edit")]
    pub check: CheckWords,
}

static CHINESE: Words = Words {
    lang: Lang::Chinese,
    common: Common::ZH,
    explore: ExploreWords::ZH,
    #[cfg(feature = "edit")]
    edit: EditWords::ZH,
    #[cfg(feature = "edit")]
    check: CheckWords::ZH,
};
static ENGLISH: Words = Words {
    lang: Lang::English,
    common: Common::EN,
    explore: ExploreWords::EN,
    #[cfg(feature = "edit")]
    edit: EditWords::EN,
    #[cfg(feature = "edit")]
    check: CheckWords::EN,
};

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Chinese => &CHINESE,
        Lang::English => &ENGLISH,
    }
}

/// Puts the arguments into the places `{0}`, `{1}` … of a template.
pub fn fill(template: &str, arguments: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let inner = &rest[open + 1..];
        let close = inner.find('}').unwrap_or(inner.len());
        let argument = inner[..close].parse::<usize>().ok().and_then(|index| arguments.get(index));
        out.push_str(argument.copied().unwrap_or(""));
        rest = inner.get(close + 1..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// Declares the words of one area: name, Chinese, English.
macro_rules! word_list {
    ($(#[$doc:meta])* $name:ident { $($key:ident: $zh:expr, $en:expr;)* }) => {
        $(#[$doc])*
        pub struct $name { $(pub $key: &'static str,)* }

        impl $name {
            pub const ZH: $name = $name { $($key: $zh,)* };
            pub const EN: $name = $name { $($key: $en,)* };
            /// Every word in both languages, for tests.
            #[cfg(test)]
            pub const ALL: &'static [(&'static str, &'static str, &'static str)] = &[$((stringify!($key), $zh, $en),)*];
        }
    };
}
pub(crate) use word_list;

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn both_languages_are_complete_and_take_the_same_figures() {
        let areas = [
            Common::ALL,
            ExploreWords::ALL,
            FindingsWords::ALL,
            #[cfg(feature = "edit")]
            EditWords::ALL,
            #[cfg(feature = "edit")]
            CheckWords::ALL,
        ];
        for (key, zh, en) in areas.concat() {
            assert!(!zh.is_empty() && !en.is_empty(), "{key} is empty");
            assert_eq!(places(zh), places(en), "{key}");
            assert!(!en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) || key == "language", "{key}: {en}");
        }
    }

    #[test]
    fn templates_are_filled() {
        assert_eq!(fill("{1} of {0}", &["a", "b"]), "b of a");
        assert_eq!(fill("no places", &["a"]), "no places");
        assert_eq!(fill("cut { off", &["a"]), "cut ");
    }
}
