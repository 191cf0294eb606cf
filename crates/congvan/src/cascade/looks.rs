//! What a person must look at in a sentence, with the words it is about.

use crate::cascade::trace::Check;
use crate::text::diagnostic::Message;

/// A kind of thing to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// The unit's own part in a sentence that went.
    OwnInDropped,
    /// A sentence that went as the superior's or another's, though those who act in it may be here.
    Unsure,
    /// Words behind those who act that may belong to their name.
    Cut,
    /// A sentence that went with the one before, though another may act in it.
    Behind,
    /// The unit's own part in an annex that is not handed down.
    OwnInAnnex,
    /// A part that went.
    PartDropped,
    /// Units with a qualifier that this one may not meet.
    Limited,
    /// A fact that speaks of the superior.
    Fact,
    /// The superior, or a body of its, that stands as it was.
    Superior,
    /// Words of the superior's level or territory that stand as they were.
    Territory,
    /// All units of this level, or a kind of unit that is not this one's.
    Own,
    /// Other units of this level.
    Other,
    /// A figure of the superior's territory, or one given to police or military.
    Figure,
    /// A share that is now of the unit's territory.
    Share,
    /// Who receives a report now.
    Report,
    /// A report that goes to the superior as before.
    Upward,
    /// Somebody who is no body that is known.
    Stranger,
    /// Who does the unit's own task.
    Task,
    /// A list of which only some have a counterpart.
    List,
    /// Powers that differ from level to level.
    Powers,
    /// A task of a body that is not under the unit: its party committee, its council.
    Beyond,
    /// Who sees to it that the document is carried out.
    FollowUp,
    /// A telephone number or mailbox.
    Contact,
    /// A document that is not handed down, or is named without its number.
    Document,
    /// An annex.
    Annex,
    /// A deadline within a sentence.
    Deadline,
    /// Something said of the document alone.
    Formula,
}

/// What is to be looked at, each kind with its words.
#[derive(Debug, Default)]
pub(super) struct Looks {
    kinds: Vec<(Look, Vec<String>)>,
    /// What is told in words of its own.
    told: Vec<Message>,
}

/// So many words of a kind are quoted; nobody reads more.
const MOST: usize = 12;

impl Looks {
    pub(super) fn see(&mut self, look: Look, words: &str) {
        let words = words.trim();
        match self.kinds.iter_mut().find(|(known, _)| *known == look) {
            Some((_, list)) if list.iter().any(|known| known == words) => {}
            Some((_, list)) if list.len() >= MOST => {}
            Some((_, list)) => list.push(words.to_owned()),
            None => self.kinds.push((look, vec![words.to_owned()])),
        }
    }

    pub(super) fn tell(&mut self, message: Message) {
        if !self.told.contains(&message) {
            self.told.push(message);
        }
    }

    /// What is to be looked at of one kind, from others.
    pub(super) fn take(&mut self, others: &Self, look: Look) {
        for (_, words) in others.kinds.iter().filter(|(known, _)| *known == look) {
            words.iter().for_each(|words| self.see(look, words));
        }
    }

    pub(super) fn has(&self, look: Look) -> bool {
        self.kinds.iter().any(|(known, _)| *known == look)
    }

    /// In the order of their weight.
    pub(super) fn checks(mut self) -> Vec<Check> {
        self.kinds.sort_by_key(|(look, _)| *look);
        let kinds = self.kinds.into_iter().map(|(look, mut words)| {
            words.retain(|words| !words.is_empty());
            Check { words: words.clone(), ..message(look, &quote_list(&words)).into() }
        });
        kinds.chain(self.told.into_iter().map(Check::from)).collect()
    }
}

/// `“tỉnh”, “UBND tỉnh”`, shortened.
fn quote_list(words: &[String]) -> String {
    const LONGEST: usize = 80;
    let each = words.iter().filter(|words| !words.is_empty()).map(|words| {
        let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(at, _)| at);
        let dots = if end < words.len() { "…" } else { "" };
        format!("`{}{dots}`", &words[..end])
    });
    each.collect::<Vec<_>>().join(", ")
}

fn message(look: Look, words: &str) -> Message {
    let (vi, en) = match look {
        Look::OwnInDropped => (
            "câu bỏ vì là việc của cấp trên, nhưng có nói tới các đơn vị cấp này; xem việc của đơn vị",
            "the sentence goes as the superior's task, but speaks of units of this level; look for the unit's own part",
        ),
        Look::Unsure => (
            "câu bỏ như việc của cấp trên hoặc nơi khác, nhưng chưa chắc; xem lại",
            "the sentence goes as the superior's or another's task, though they may be of this unit",
        ),
        Look::Cut => (
            "chưa rõ tên nơi được giao kết thúc ở đâu; xem lại",
            "nobody knows where the name of those who act ends",
        ),
        Look::Behind => (
            "câu bỏ theo câu trước, nhưng có thể nói tới nơi khác; xem lại",
            "the sentence goes with the one before, but another may act in it",
        ),
        Look::OwnInAnnex => (
            "phụ lục không chuyển xuống có giao việc cho các đơn vị cấp này; xem việc của đơn vị",
            "the annex, which is not handed down, gives units of this level a task; look for the unit's own part",
        ),
        Look::PartDropped => ("đã bỏ phần", "a part went"),
        Look::Limited => {
            ("chỉ nói tới một số đơn vị; xem đơn vị có thuộc diện này", "it means only some of the units")
        }
        Look::Fact => (
            "câu nêu tình hình, số liệu của cấp trên nên giữ nguyên; xem lại",
            "the sentence tells how things are at the superior's, so it stands as it was",
        ),
        Look::Superior => ("câu còn nhắc tới cấp trên; xem lại", "the sentence still names the superior"),
        Look::Territory => {
            ("từ chỉ cấp trên giữ nguyên; xem lại", "words of the superior's level stand as they were")
        }
        Look::Own => {
            ("câu nói tới mọi đơn vị cấp này; xem lại", "the sentence speaks of all units of this level")
        }
        Look::Other => ("câu nêu tên đơn vị khác; xem lại", "the sentence names another unit"),
        Look::Figure => (
            "số liệu cấp trên giao; xem lại phần của đơn vị",
            "a figure that the superior gave; look at the unit's part of it",
        ),
        Look::Share => (
            "tỷ lệ nay tính trên địa bàn của đơn vị; xem lại",
            "the share is now of the unit's own territory",
        ),
        Look::Report => ("xem lại nơi nhận báo cáo", "look at who receives the report"),
        Look::Upward => (
            "báo cáo lên cấp trên giữ nguyên; giao ai ở đơn vị chuẩn bị",
            "the report goes to the superior as before; look at who in the unit prepares it",
        ),
        Look::Stranger => (
            "chưa rõ nơi này có thuộc đơn vị hay không; xem lại",
            "nobody knows whether this body is one of the unit's",
        ),
        Look::Task => ("xem lại: giao việc này cho ai ở đơn vị", "look at who in the unit takes this task"),
        Look::List => (
            "trong các nơi được giao chỉ một số có ở đơn vị; xem lại",
            "only some of those who are given the task have a counterpart here",
        ),
        Look::Powers => (
            "xem lại việc này có thuộc thẩm quyền ở cấp này",
            "look whether the task is within this level's authority",
        ),
        Look::Beyond => (
            "nơi này không thuộc quyền của đơn vị; xem lại có giao, đề nghị hay không",
            "this body is not under the unit; look whether to ask it at all",
        ),
        Look::FollowUp => (
            "xem lại bộ phận đầu mối theo dõi, báo cáo ở đơn vị",
            "look at who in the unit sees to it and reports",
        ),
        Look::Contact => (
            "câu có số điện thoại hoặc hộp thư của cấp trên; xem lại",
            "the sentence gives a telephone number or a mailbox of the superior's",
        ),
        Look::Document => (
            "câu nhắc tới văn bản của cấp trên; xem lại",
            "the sentence speaks of a document of the superior's",
        ),
        Look::Annex => (
            "câu nhắc tới phụ lục không chuyển xuống",
            "the sentence refers to an annex that is not handed down",
        ),
        Look::Deadline => (
            "thời hạn ghi trong câu giữ nguyên, không sớm hơn theo hồ sơ; xem lại",
            "a deadline within the sentence stands as it was, not earlier by the profile",
        ),
        Look::Formula => (
            "câu chỉ đúng với chính văn bản của cấp trên; xem lại",
            "the sentence is true of the superior's own document alone",
        ),
    };
    match words.is_empty() {
        true => Message::new(vi, en),
        false => Message::new(format!("{vi}: {words}"), format!("{en}: {words}")),
    }
}
