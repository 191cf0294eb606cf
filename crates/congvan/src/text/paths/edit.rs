//! One value of a source changed, and nothing else where that can be.

use super::steps;
use crate::text::source::Source;
use crate::text::yaml::{self, Kind, Node};

/// A change to one value.
#[derive(Debug, Clone, Copy)]
pub enum Edit<'a> {
    /// These words stand there; a key or an item that is not there yet is added.
    Set(&'a str),
    /// A new item stands there, before the one that does.
    Insert(&'a str),
    /// The key or the item goes.
    Remove,
    /// What stands at a path of another source stands there too: an item before the one that does.
    Restore(&'a Source, &'a str),
    /// The words that stand there become those of this key, so that others can stand beside it.
    Under(&'a str),
}

/// The source with one value changed. Where the words alone change, nothing else of the text does; a key or an item that
/// comes or goes lays the text out anew, without its comments. None where the path leads nowhere, or deeper than anything
/// that is read.
pub fn edit_value(source: &Source, path: &str, edit: Edit<'_>) -> Option<String> {
    if is_too_deep(path) {
        return None;
    }
    let mut root = yaml::parse(source).root?;
    steps(path)?;
    let steps: Vec<&str> = path.split('.').collect();
    let span = node_at(&root, &steps)
        .filter(|node| matches!(node.kind, Kind::Text(_)))
        .map(|node| node.span.clone());
    let coming = match edit {
        Edit::Set(words) | Edit::Insert(words) => Some(text_node(words)),
        Edit::Remove | Edit::Under(_) => None,
        Edit::Restore(other, path) => {
            let other = yaml::parse(other).root.filter(|_| !is_too_deep(path))?;
            let node = node_at(&other, &path.split('.').collect::<Vec<_>>())?;
            if steps.len() + depth(node) > yaml::MAX_DEPTH {
                return None;
            }
            Some(node.clone())
        }
    };
    let deed = match (edit, coming) {
        (Edit::Set(_), Some(node)) => Deed::Set(node),
        (_, Some(node)) => Deed::Insert(node),
        (Edit::Under(key), None) => Deed::Under(key),
        (_, None) => Deed::Remove,
    };
    change(&mut root, &steps, deed)?;
    if let (Edit::Set(words), Some(span)) = (edit, span) {
        let mut text = source.text().to_owned();
        text.replace_range(span, &quote(words));
        let again = yaml::parse(&Source::new(source.name(), text.clone())).root;
        if again.is_some_and(|again| same(&again, &root)) {
            return Some(text);
        }
    }
    let mut text = String::new();
    write(&root, 0, &mut text);
    Some(text)
}

/// Whether a path has more steps than a source may have levels.
pub fn is_too_deep(path: &str) -> bool {
    path.split('.').nth(yaml::MAX_DEPTH).is_some()
}

/// So many levels a node of a source has below it.
fn depth(node: &Node) -> usize {
    let below = match &node.kind {
        Kind::List(items) => items.iter().map(depth).max(),
        Kind::Map(entries) => entries.iter().map(|(_, value)| depth(value)).max(),
        _ => return 0,
    };
    1 + below.unwrap_or(0)
}

fn node_at<'n>(node: &'n Node, steps: &[&str]) -> Option<&'n Node> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    let below = match &node.kind {
        Kind::List(items) => items.get(step.parse::<usize>().ok()?.checked_sub(1)?)?,
        _ => node.value_of(step)?,
    };
    node_at(below, rest)
}

/// What becomes of a node, with what comes.
enum Deed<'a> {
    Set(Node),
    Insert(Node),
    Remove,
    Under(&'a str),
}

fn text_node(words: &str) -> Node {
    Node { span: 0..0, kind: Kind::Text(words.to_owned()) }
}

fn change(node: &mut Node, steps: &[&str], deed: Deed<'_>) -> Option<()> {
    let Some((step, rest)) = steps.split_first() else { return under(node, &deed) };
    let is_last = rest.is_empty() && !matches!(deed, Deed::Under(_));
    // What stood alone becomes the first of several.
    if step.parse::<usize>().is_ok() && matches!(node.kind, Kind::Text(_) | Kind::Nothing) {
        let old = std::mem::replace(&mut node.kind, Kind::Nothing);
        let span = node.span.clone();
        let items = if matches!(old, Kind::Nothing) { Vec::new() } else { vec![Node { span, kind: old }] };
        node.kind = Kind::List(items);
    }
    match &mut node.kind {
        Kind::List(items) => {
            let at = step.parse::<usize>().ok()?.checked_sub(1)?;
            if is_last {
                return change_item(items, at, deed);
            }
            // One behind the last comes with what is set in it.
            if at == items.len() && !matches!(deed, Deed::Remove | Deed::Under(_)) {
                items.push(Node { span: 0..0, kind: Kind::Nothing });
            }
            change(items.get_mut(at)?, rest, deed)
        }
        Kind::Map(entries) => {
            let is_own = |key: &Node| matches!(&key.kind, Kind::Text(name) if name == step);
            let at = entries.iter().position(|(key, _)| is_own(key));
            match (is_last, at) {
                (false, Some(at)) => {
                    let goes = matches!(deed, Deed::Remove);
                    change(&mut entries[at].1, rest, deed)?;
                    // A key of which nothing is left goes along.
                    if goes && is_bare(&entries[at].1) {
                        entries.remove(at);
                    }
                    Some(())
                }
                (true, _) => change_entry(entries, at, step, deed),
                (false, None) if matches!(deed, Deed::Remove | Deed::Under(_)) => None,
                (false, None) => {
                    let is_item = rest[0].parse::<usize>().is_ok();
                    let kind = if is_item { Kind::List(Vec::new()) } else { Kind::Map(Vec::new()) };
                    entries.push((text_node(step), Node { span: 0..0, kind }));
                    change(&mut entries.last_mut()?.1, rest, deed)
                }
            }
        }
        Kind::Nothing => {
            node.kind = Kind::Map(Vec::new());
            change(node, steps, deed)
        }
        Kind::Text(_) => None,
    }
}

fn is_bare(node: &Node) -> bool {
    match &node.kind {
        Kind::List(items) => items.is_empty(),
        Kind::Map(entries) => entries.is_empty(),
        _ => false,
    }
}

fn change_item(items: &mut Vec<Node>, at: usize, deed: Deed<'_>) -> Option<()> {
    match deed {
        Deed::Remove if at < items.len() => {
            items.remove(at);
        }
        Deed::Insert(node) if at <= items.len() => items.insert(at, node),
        Deed::Set(node) if at < items.len() => items[at] = node,
        Deed::Set(node) if at == items.len() => items.push(node),
        _ => return None,
    }
    Some(())
}

fn change_entry(entries: &mut Vec<(Node, Node)>, at: Option<usize>, key: &str, deed: Deed<'_>) -> Option<()> {
    match (deed, at) {
        (Deed::Remove, Some(at)) => {
            entries.remove(at);
        }
        (Deed::Set(node) | Deed::Insert(node), Some(at)) => entries[at].1 = node,
        (Deed::Set(node) | Deed::Insert(node), None) => entries.push((text_node(key), node)),
        _ => return None,
    }
    Some(())
}

/// Puts the words of a node under a key.
fn under(node: &mut Node, deed: &Deed<'_>) -> Option<()> {
    let (Deed::Under(key), Kind::Text(_)) = (deed, &node.kind) else { return None };
    let words = Node { span: node.span.clone(), kind: std::mem::replace(&mut node.kind, Kind::Nothing) };
    node.kind = Kind::Map(vec![(text_node(key), words)]);
    Some(())
}

/// Whether two trees say the same, wherever it stands.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Text(one), Kind::Text(other)) => one == other.trim(),
        (Kind::Nothing, Kind::Nothing) => true,
        (Kind::List(one), Kind::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Kind::Map(one), Kind::Map(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| same(&one.0, &other.0) && same(&one.1, &other.1))
        }
        _ => false,
    }
}

/// A scalar that every reader takes for these words.
fn quote(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}

/// The tree in block style; what follows a mark stands on its line.
fn write(node: &Node, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match &node.kind {
        Kind::Map(entries) => {
            for (key, value) in entries {
                out.push_str(&pad);
                write_key(key, out);
                out.push(':');
                write_behind(value, indent + 2, out);
            }
        }
        Kind::List(items) => {
            for item in items {
                out.push_str(&pad);
                out.push('-');
                write_behind(item, indent + 2, out);
            }
        }
        Kind::Text(text) => {
            out.push_str(&format!("{pad}{}\n", quote(text)));
        }
        Kind::Nothing => {}
    }
}

fn write_key(key: &Node, out: &mut String) {
    if let Kind::Text(name) = &key.kind {
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        out.push_str(&if plain { name.clone() } else { quote(name) });
    }
}

fn write_behind(value: &Node, indent: usize, out: &mut String) {
    match &value.kind {
        Kind::Text(text) => out.push_str(&format!(" {}\n", quote(text))),
        Kind::Nothing => out.push('\n'),
        Kind::List(items) if items.is_empty() => out.push_str(" []\n"),
        Kind::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
        Kind::List(_) | Kind::Map(_) => {
            out.push('\n');
            write(value, indent, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::TEXT;
    use super::super::values;
    use super::*;

    fn edit(path: &str, edit: Edit<'_>) -> Option<String> {
        edit_value(&Source::new("a", TEXT), path, edit)
    }

    #[test]
    fn words_change_where_they_stand() {
        let text = edit("subject", Edit::Set("phòng, chống: \"dịch\" # 2")).expect("it is there");
        assert_eq!(text, TEXT.replace("tiêm phòng", "\"phòng, chống: \\\"dịch\\\" # 2\""));
        let text = edit("measures.2.items.1", Edit::Set("Ngay.")).expect("it is there");
        assert_eq!(text, TEXT.replace("Trước ngày 05.", "\"Ngay.\""));
    }

    #[test]
    fn keys_and_items_come_and_go() {
        let after = |path, change| {
            let text = edit(path, change).expect("the path leads somewhere");
            let found = values(&Source::new("a", text));
            found.into_iter().map(|value| (value.path, value.text.unwrap_or_default())).collect::<Vec<_>>()
        };
        let value = |found: &[(String, String)], path: &str| {
            found.iter().find(|(own, _)| own == path).map(|(_, text)| text.clone())
        };
        let found = after("signatory.name", Edit::Set("Nguyễn Văn A"));
        assert_eq!(value(&found, "signatory.name").as_deref(), Some("Nguyễn Văn A"));
        let found = after("measures.1", Edit::Insert("Trước hết."));
        assert_eq!(value(&found, "measures.2").as_deref(), Some("Rà soát."));
        let found = after("measures.2", Edit::Remove);
        assert!(!found.iter().any(|(path, _)| path.starts_with("measures.2")));
        let found = after("issuer.name", Edit::Remove);
        assert!(!found.iter().any(|(path, _)| path.starts_with("issuer")));
        let found = after("legal_basis.1", Edit::Set("Luật Thú y"));
        assert_eq!(value(&found, "legal_basis.1").as_deref(), Some("Luật Thú y"));
        let found = after("signatory.authority.1.TM", Edit::Set("Ủy ban nhân dân"));
        assert_eq!(value(&found, "signatory.authority.1.TM").as_deref(), Some("Ủy ban nhân dân"));
        let found = after("measures.3.text", Edit::Set("Kiểm tra."));
        assert_eq!(value(&found, "measures.3.text").as_deref(), Some("Kiểm tra."));
        let found = after("measures.1", Edit::Under("text"));
        assert_eq!(value(&found, "measures.1.text").as_deref(), Some("Rà soát."));
        assert_eq!(edit("measures.2", Edit::Under("text")), None);
        assert_eq!(edit("measures.3.text", Edit::Remove), None);
        assert_eq!(edit("measures.9.text", Edit::Set("x")), None);
        assert_eq!(edit("nowhere", Edit::Remove), None);
    }

    #[test]
    fn what_went_stands_again_whatever_changed_meanwhile() {
        let before = Source::new("a", TEXT);
        let text = edit_value(&before, "measures.2", Edit::Remove).expect("it is there");
        let text =
            edit_value(&Source::new("a", text), "measures.1", Edit::Set("Kiểm tra.")).expect("it is there");
        let again = Edit::Restore(&before, "measures.2");
        let text = edit_value(&Source::new("a", text), "measures.2", again).expect("it fits");
        let found =
            |text: &str| values(&Source::new("a", text)).into_iter().map(|value| (value.path, value.text));
        let wanted = found(&TEXT.replace("Rà soát", "Kiểm tra")).collect::<Vec<_>>();
        assert_eq!(found(&text).collect::<Vec<_>>(), wanted);
        assert_eq!(edit("measures.2", Edit::Restore(&before, "measures.9")), None);
    }

    #[test]
    fn a_path_deeper_than_anything_leads_nowhere() {
        let deep = |count| vec!["x"; count].join(".");
        assert!(edit(&deep(20), Edit::Set("1")).is_some());
        assert_eq!(edit(&deep(20_000), Edit::Set("1")), None);
        let before = Source::new("a", edit(&deep(30), Edit::Set("1")).unwrap());
        assert_eq!(edit(&deep(30), Edit::Restore(&before, "x")), None);
        assert_eq!(edit("y", Edit::Restore(&before, &deep(20_000))), None);
    }
}
