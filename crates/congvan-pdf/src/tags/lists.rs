//! Items with a number or a dash as lists: L, in it for every item LI with its Lbl and its LBody, and in that the
//! list of the items below it.

use congvan::document::Paragraph;
use congvan::document::style::Role;
use lopdf::{Object, ObjectId, dictionary};

use super::{Part, Tree, element};

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

/// Whether `paragraph` is an item of a list.
pub(super) fn is_item(paragraph: &Paragraph) -> bool {
    paragraph.label.is_some() && NUMBERING.iter().any(|(role, _)| *role == paragraph.role)
}

impl Tree<'_> {
    /// Adds an item to the list of its role among `open`, the outermost first, or to a new one below the last item.
    /// A list that this ends, with nothing around it, is given back.
    pub(super) fn item(
        &mut self,
        open: &mut Vec<List>,
        role: Role,
        part: Part,
        root: ObjectId,
    ) -> Option<Object> {
        let last = Item { label: part.label, body: part.id, kids: part.kids };
        match open.iter().position(|list| list.role == role) {
            Some(at) => {
                let ended = self.close(open, at + 1, root);
                let list = &mut open[at];
                let before = std::mem::replace(&mut list.last, last);
                list.items.push(self.write(before, list.id));
                ended
            }
            None => {
                let id = self.file.new_object_id();
                open.push(List { role, id, items: Vec::new(), last });
                None
            }
        }
    }

    /// Ends the lists of `open` beyond the first `depth`; the outermost, if nothing is around it.
    pub(super) fn close(&mut self, open: &mut Vec<List>, depth: usize, root: ObjectId) -> Option<Object> {
        let mut outermost = None;
        while open.len() > depth {
            let List { role, id, mut items, last } = open.pop()?;
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
