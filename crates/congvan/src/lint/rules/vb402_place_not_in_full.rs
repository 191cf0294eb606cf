use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::words::capital;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct PlaceNotInFull;

impl Rule for PlaceNotInFull {
    fn code(&self) -> &'static str {
        "VB402"
    }
    fn name(&self) -> &'static str {
        "place-not-in-full"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.4"
    }
    fn page(&self) -> &'static str {
        include_str!("vb402_place_not_in_full.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let place = &draft.directive.place;
        let bare: String = place.value.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let saigon =
            ["hồchíminh", "tphồchíminh", "tphcm", "hcm", "thànhphốhồchíminh"].contains(&bare.as_str());
        let number =
            place.value.rsplit(' ').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        let right = if saigon {
            "Thành phố Hồ Chí Minh".to_owned()
        } else if number && place.value.contains(' ') {
            capital(&place.value)
        } else if number {
            format!("Phường {}", place.value)
        } else {
            return;
        };
        if right != place.value && !place.value.is_empty() {
            let message = Message::new(
                "đơn vị mang tên người, chữ số hoặc sự kiện thì địa danh ghi cả tên đơn vị",
                "a unit named after a person, a number or an event is given with its kind",
            );
            report(draft.instead(Severity::Error, self.code(), place, 0..place.value.len(), &right, message));
        }
    }
}
