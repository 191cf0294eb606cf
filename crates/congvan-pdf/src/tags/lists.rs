//! Items with a number or a dash as lists: L, in it for every item LI with its Lbl and its LBody, and in that the
//! list of the items below it. What stands between two items of a list belongs to the first of them.

use congvan::document::style::Role;
use congvan::document::{Label, Paragraph};
use lopdf::{Object, ObjectId, dictionary};

use super::{Part, Tree, element};
use crate::nodes::Node;

/// Which list numbering (ISO 32000-1, table 347) items of a role have.
const NUMBERING: &[(Role, &str)] = &[
    (Role::Clause, "Decimal"),
    (Role::Point, "LowerAlpha"),
    (Role::Dash, "Disc"),
    (Role::Plus, "Circle"),
    (Role::Recipient, "Disc"),
    (Role::Distribution, "Disc"),
];

/// A list that goes on.
pub(super) struct List {
    role: Role,
    /// How deep its labels are.
    level: u8,
    id: ObjectId,
    items: Vec<Object>,
    last: Item,
}

/// The last item of a list: what it holds may still grow.
struct Item {
    label: Option<(ObjectId, Vec<Object>)>,
    body: ObjectId,
    kids: Vec<Object>,
}

impl List {
    /// What holds the words of its last item.
    pub(super) fn body(&self) -> ObjectId {
        self.last.body
    }

    /// Adds to its last item what belongs to that.
    pub(super) fn hold(&mut self, own: Vec<Object>) {
        self.last.kids.extend(own);
    }
}

/// The role and the label of an item of a list.
pub(super) fn item<'a>(node: &Node<'a>) -> Option<(Role, &'a Label)> {
    let Node::Paragraph(Paragraph { role, label: Some(label), .. }) = *node else { return None };
    NUMBERING.iter().any(|(of, _)| of == role).then_some((*role, label))
}

/// Of each node that is no item, how deep the lists are at most that go on around it: those of the item behind it, or of
/// what is above that where it begins a list. None where no list goes on.
pub(super) fn within(nodes: &[Node<'_>]) -> Vec<Option<u8>> {
    let mut next = None;
    let mut within = vec![None; nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        next = match (item(node), node) {
            (Some((_, label)), _) if label.begins => label.level.checked_sub(1),
            (Some((_, label)), _) => Some(label.level),
            (None, Node::Table(_)) => next,
            (None, Node::Paragraph(own)) if matches!(own.role, Role::Body | Role::TableCaption) => next,
            _ => None,
        };
        within[at] = next;
    }
    within
}

/// So many of the `open` lists are no deeper than `level`.
pub(super) fn up_to(open: &[List], level: u8) -> usize {
    open.iter().take_while(|list| list.level <= level).count()
}

impl Tree<'_> {
    /// Adds an item, with its role and how deep it is, to the list of the same among `open`, the outermost first, or to a
    /// new one below the last item that is less deep. A list that this ends, with nothing around it, is given back.
    pub(super) fn item(
        &mut self,
        open: &mut Vec<List>,
        (role, level): (Role, u8),
        part: Part,
        root: ObjectId,
    ) -> Option<Object> {
        let last = Item { label: part.label, body: part.id, kids: part.kids };
        let around = open.iter().take_while(|list| list.level < level).count();
        let goes_on = open.get(around).is_some_and(|list| (list.role, list.level) == (role, level));
        let ended = self.close(open, around + usize::from(goes_on), root);
        if goes_on {
            let list = &mut open[around];
            let before = std::mem::replace(&mut list.last, last);
            let before = self.write(before, list.id);
            list.items.push(before);
        } else {
            let id = self.file.new_object_id();
            open.push(List { role, level, id, items: Vec::new(), last });
        }
        ended
    }

    /// Ends the lists of `open` beyond the first `depth`; the outermost, if nothing is around it.
    pub(super) fn close(&mut self, open: &mut Vec<List>, depth: usize, root: ObjectId) -> Option<Object> {
        let mut outermost = None;
        while open.len() > depth {
            let List { role, id, mut items, last, .. } = open.pop()?;
            items.push(self.write(last, id));
            let parent = open.last().map_or(root, |outer| outer.last.body);
            let mut list = element("L", parent, items);
            if let Some((_, numbering)) = NUMBERING.iter().find(|(of, _)| *of == role) {
                list.set("A", dictionary! { "O" => "List", "ListNumbering" => *numbering });
            }
            self.file.set_object(id, list);
            match open.last_mut() {
                Some(outer) => outer.last.kids.push(id.into()),
                None => outermost = Some(id.into()),
            }
        }
        outermost
    }

    /// Writes an item of the list `parent`.
    fn write(&mut self, item: Item, parent: ObjectId) -> Object {
        let id = self.file.new_object_id();
        let mut kids = Vec::new();
        if let Some((label, words)) = item.label {
            self.file.set_object(label, element("Lbl", id, words));
            kids.push(label.into());
        }
        self.file.set_object(item.body, element("LBody", id, item.kids));
        kids.push(item.body.into());
        self.file.set_object(id, element("LI", parent, kids));
        id.into()
    }
}
