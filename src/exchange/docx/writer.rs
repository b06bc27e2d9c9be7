//! Writes the body as lines.

use roxmltree::Node;

use super::numbering::Numbering;
use super::parts::{child, elements, on};

/// Elements inside each other; no program writes more.
const DEEPEST: usize = 300;

pub struct Writer<'a> {
    pub text: String,
    numbering: Numbering<'a>,
    /// Inside a cell, lines do not end.
    pub cells: usize,
    /// Boxes with text that stand beside the paragraph they are fastened to.
    boxes: Vec<Node<'a, 'a>>,
}

impl<'a> Writer<'a> {
    pub fn new(numbering: Numbering<'a>) -> Self {
        Writer { text: String::new(), numbering, cells: 0, boxes: Vec::new() }
    }

    /// The text, without empty lines.
    pub fn whole(mut self, root: Node<'a, 'a>) -> String {
        self.blocks(root, 0);
        let lines = self.text.lines().map(|line| line.trim_matches(' ')).filter(|line| !line.trim().is_empty());
        let mut text = String::with_capacity(self.text.len());
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Paragraphs and tables, whatever they are wrapped in.
    pub fn blocks(&mut self, node: Node<'a, 'a>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in elements(node) {
            match child.tag_name().name() {
                "p" => self.paragraph(child, depth + 1),
                "tbl" => self.table(child, depth + 1),
                "AlternateContent" => self.chosen(child, |writer, choice| writer.blocks(choice, depth + 1)),
                name if is_left_out(name) => {}
                _ => self.blocks(child, depth + 1),
            }
        }
    }

    fn paragraph(&mut self, paragraph: Node<'a, 'a>, depth: usize) {
        self.start_line();
        if let Some(number) = self.numbering.of(paragraph) {
            self.text.push_str(&number);
        }
        self.runs(paragraph, depth);
        self.start_line();
        for text_box in std::mem::take(&mut self.boxes) {
            self.blocks(text_box, depth);
        }
    }

    /// The words of a paragraph.
    fn runs(&mut self, node: Node<'a, 'a>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in elements(node) {
            match child.tag_name().name() {
                "t" => self.text.push_str(&child.text().unwrap_or_default().replace(['\n', '\r', '\t'], " ")),
                "tab" => self.text.push(if self.cells > 0 { ' ' } else { '\t' }),
                "br" | "cr" => self.end_line(),
                "noBreakHyphen" => self.text.push('-'),
                // Below the line of a fraction: without a mark two numbers would become one.
                "den" => {
                    self.text.push('/');
                    self.runs(child, depth + 1);
                }
                "txbxContent" => self.boxes.push(child),
                "AlternateContent" => self.chosen(child, |writer, choice| writer.runs(choice, depth + 1)),
                "r" if is_hidden(child) => {}
                name if is_left_out(name) => {}
                _ => self.runs(child, depth + 1),
            }
        }
    }

    /// Programs write new things twice, the second time for older programs.
    fn chosen(&mut self, twice: Node<'a, 'a>, write: impl FnOnce(&mut Self, Node<'a, 'a>)) {
        if let Some(choice) = child(twice, "Choice").or_else(|| child(twice, "Fallback")) {
            write(self, choice);
        }
    }

    pub fn start_line(&mut self) {
        // A tab begins a cell; outside tables it is a part of the line.
        let begun = self.text.ends_with('\n') || (self.cells > 0 && self.text.ends_with('\t'));
        if !self.text.is_empty() && !begun {
            self.end_line();
        }
    }

    pub fn end_line(&mut self) {
        if self.cells == 0 {
            self.text.push('\n');
        } else if !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

fn is_hidden(run: Node<'_, '_>) -> bool {
    child(run, "rPr").is_some_and(|look| on(look, "vanish"))
}

/// Properties, what was deleted or moved away with changes recorded, the commands of fields, small print above a word.
fn is_left_out(name: &str) -> bool {
    name.ends_with("Pr") || matches!(name, "del" | "moveFrom" | "instrText" | "delText" | "rt")
}
