//! The elements of a part, by their names without the namespace: two editions of the format differ in that alone.

use roxmltree::Node;

/// The children that are elements.
pub fn elements<'a, 'b>(node: Node<'a, 'b>) -> impl Iterator<Item = Node<'a, 'b>> {
    node.children().filter(Node::is_element)
}

/// The first child of a name.
pub fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    elements(node).find(|child| is(*child, name))
}

pub fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

/// The value of an attribute, without its namespace.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// What a child says as its `val`.
pub fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Whether a property is switched on: `<w:vanish/>`, not `<w:vanish w:val="0"/>`.
pub fn on(node: Node<'_, '_>, name: &str) -> bool {
    child(node, name)
        .is_some_and(|child| !attribute(child, "val").is_some_and(|value| matches!(value, "0" | "false" | "off")))
}
