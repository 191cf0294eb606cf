//! What PL I, mục II and V ask of each component, written down from the decree and from nothing in the program.

use congvan::document::style::Role;

/// What a component looks like.
pub struct Look {
    pub role: Role,
    /// Smallest and largest size, in points.
    pub sizes: [f64; 2],
    pub weight: Weight,
    /// Chữ in hoa.
    pub capitals: bool,
    /// A drawn line or a stamp, not a paragraph.
    pub drawn: bool,
    pub align: Side,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Light,
    Bold,
    Italic,
    BoldItalic,
    /// The number is bold, the words behind it are light.
    BoldLabel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Centre,
    Right,
    Both,
    /// Not said.
    Any,
}

/// Components without a row (cells of tables, a confirmation beside the signature, the words of a digital
/// signature but their size) are left open by the decree.
pub const LOOKS: &[Look] = {
    use Side::{Any, Both, Centre, Left, Right};
    use Weight::{Bold, BoldItalic, BoldLabel, Italic, Light};
    const fn look(role: Role, sizes: [f64; 2], weight: Weight, align: Side) -> Look {
        Look { role, sizes, weight, capitals: false, drawn: false, align }
    }
    const fn capitals(role: Role, sizes: [f64; 2], weight: Weight) -> Look {
        Look { role, sizes, weight, capitals: true, drawn: false, align: Centre }
    }
    const TITLE: [f64; 2] = [12.0, 13.0];
    const TEXT: [f64; 2] = [13.0, 14.0];
    &[
        capitals(Role::NationalName, TITLE, Bold),
        look(Role::Motto, TEXT, Bold, Centre),
        capitals(Role::Superior, TITLE, Light),
        capitals(Role::Issuer, TITLE, Bold),
        look(Role::Number, [13.0, 13.0], Light, Centre),
        look(Role::PlaceDate, TEXT, Italic, Centre),
        look(Role::Subject, TITLE, Light, Centre),
        look(Role::RecipientLabel, TEXT, Light, Left),
        look(Role::OnlyRecipient, TEXT, Light, Left),
        look(Role::Recipient, TEXT, Light, Left),
        capitals(Role::TypeName, TEXT, Bold),
        look(Role::TypeSubject, TEXT, Bold, Centre),
        capitals(Role::EnactedBy, TEXT, Bold),
        capitals(Role::Enacting, TEXT, Bold),
        look(Role::LegalBasis, TEXT, Italic, Both),
        look(Role::Body, TEXT, Light, Both),
        look(Role::ChapterLabel, TEXT, Bold, Centre),
        capitals(Role::ChapterTitle, TEXT, Bold),
        look(Role::SectionLabel, TEXT, Bold, Centre),
        capitals(Role::SectionTitle, TEXT, Bold),
        Look { align: Both, ..capitals(Role::RomanHeading, TEXT, Bold) },
        look(Role::ArticleHeading, TEXT, Bold, Both),
        look(Role::Article, TEXT, BoldLabel, Both),
        look(Role::ClauseHeading, TEXT, Bold, Both),
        look(Role::Clause, TEXT, Light, Both),
        look(Role::Point, TEXT, Light, Both),
        look(Role::Dash, TEXT, Light, Both),
        look(Role::Plus, TEXT, Light, Both),
        look(Role::DistributionLabel, [12.0, 12.0], BoldItalic, Left),
        look(Role::Distribution, [11.0, 11.0], Light, Left),
        capitals(Role::Authority, TEXT, Bold),
        look(Role::SignerName, TEXT, Bold, Centre),
        look(Role::AppendixLabel, [14.0, 14.0], Bold, Centre),
        capitals(Role::AppendixTitle, TEXT, Bold),
        look(Role::AppendixReference, TEXT, Italic, Centre),
        Look { drawn: true, align: Left, ..capitals(Role::Urgency, TEXT, Bold) },
        Look { drawn: true, ..capitals(Role::DraftMark, TEXT, Bold) },
        Look { drawn: true, align: Right, ..capitals(Role::Circulation, TEXT, Bold) },
        look(Role::AddressLine, [11.0, 12.0], Light, Any),
        look(Role::SignatureMark, [10.0, 10.0], Light, Right),
        capitals(Role::CopyForm, TEXT, Bold),
        Look { drawn: true, ..look(Role::PageNumber, TEXT, Light, Centre) },
    ]
};

/// What the decree asks of `role`, where it asks anything.
pub fn look(role: Role) -> Option<&'static Look> {
    LOOKS.iter().find(|look| look.role == role)
}

/// Lời văn: justified, with an indented first line.
pub fn running(role: Role) -> bool {
    look(role).is_some_and(|look| look.align == Side::Both)
}
