//! What a template of a notice may ask for: one table that checks templates, documents the variables, and is held to
//! the values by a test.

use std::fmt::Write as _;

/// Something a template may name.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) name: &'static str,
    pub(crate) offer: Offer,
    /// In Vietnamese.
    pub(crate) about: &'static str,
}

/// What stands behind a name.
#[derive(Debug)]
pub(crate) enum Offer {
    /// Words, or a number.
    Text,
    /// True or false.
    Flag,
    /// Further names after a dot.
    Group(&'static [Variable]),
    /// As a group, and missing at some occasions: `{% if off %}` asks.
    Maybe(&'static [Variable]),
    /// For `for: … in …`: each element has these names.
    List(&'static [Variable]),
    /// Names after a dot are those of the plan's `values`.
    Values,
}

use Offer::{Flag, Group, List, Maybe, Text, Values};

const fn text(name: &'static str, about: &'static str) -> Variable {
    Variable { name, offer: Text, about }
}

const fn offer(name: &'static str, offer: Offer, about: &'static str) -> Variable {
    Variable { name, offer, about }
}

/// The names at the top.
pub(crate) static VARIABLES: &[Variable] = &[
    text("year", "năm của dịp lễ (`2027`)"),
    text("can_chi", "tên năm âm lịch (`Đinh Mùi`)"),
    text("symbol", "ký hiệu, gồm cả tên loại với văn bản có tên loại (`TB-UBND`)"),
    offer("occasion", Group(OCCASION), "dịp lễ, sự kiện"),
    offer("off", Maybe(OFF), "đợt nghỉ; dịp không có ngày nghỉ thì không có"),
    offer("days", List(DAYS), "từng ngày của đợt nghỉ, cả ngày nghỉ hằng tuần liền kề"),
    offer("swaps", List(SWAP), "các ngày hoán đổi"),
    offer("events", List(EVENT), "từng sự kiện, ngày kỷ niệm của dịp"),
    offer("flag", Maybe(FLAG), "các ngày treo cờ: từ ngày đầu đến ngày cuối của ngày lễ, tết theo luật"),
    offer("references", List(REFERENCE), "văn bản cấp trên của năm nay; chưa biết thì một dòng để trống"),
    offer("previous", List(REFERENCE), "văn bản cấp trên của năm trước, nếu có trong bảng"),
    offer("office", Group(OFFICE), "cơ quan ban hành"),
    offer("groups", List(RECIPIENTS), "nơi nhận của cơ quan, theo nhóm"),
    offer("values", Values, "các giá trị ghi ở `values` của kế hoạch (`values.flag_up`)"),
];

static OCCASION: &[Variable] = &[
    text("id", "tên khóa (`tet_nguyen_dan`)"),
    text("name", "tên gọi khớp với năm (`tết Nguyên đán Đinh Mùi`, `lễ 30/4 và 01/5 năm 2027`)"),
    text("phrase", "tên gọi sau `trong`, `vào` (`dịp tết Nguyên đán Đinh Mùi`)"),
    text("leave", "sau chữ `nghỉ` (`lễ Quốc khánh 02/9 năm 2027`)"),
    text("short", "gọi tắt trong câu sau (`Tết`, `lễ`, `sự kiện`)"),
    offer("is_tet", Flag, "là tết Nguyên đán"),
    offer("first", Group(DAY), "ngày đầu của dịp"),
    offer("last", Group(DAY), "ngày cuối của dịp"),
];

static EVENT: &[Variable] = &[
    text("name", "tên (`70 năm Chiến thắng Điện Biên Phủ`)"),
    offer("from", Group(DAY), "ngày đầu"),
    offer("to", Group(DAY), "ngày cuối"),
];

static OFF: &[Variable] = &[
    text("count", "số ngày nghỉ của mọi đợt, hai chữ số (`07`)"),
    offer("from", Group(DAY), "ngày nghỉ đầu tiên"),
    offer("to", Group(DAY), "ngày nghỉ cuối cùng"),
    offer("back", Group(DAY), "ngày làm việc trở lại sau đợt cuối"),
    offer("spans", List(STRETCH), "từng đợt nghỉ liên tục; các dịp không liền nhau thì có nhiều đợt"),
    offer("awaiting", Flag, "chưa có quyết định của năm"),
    offer("decisions", List(DECISION), "các quyết định của năm về đợt nghỉ, nếu đã có"),
];

static STRETCH: &[Variable] = &[
    text("count", "số ngày nghỉ liên tục, hai chữ số"),
    offer("from", Group(DAY), "ngày nghỉ đầu tiên của đợt"),
    offer("to", Group(DAY), "ngày nghỉ cuối cùng của đợt"),
    offer("back", Group(DAY), "ngày làm việc trở lại sau đợt"),
];

static DECISION: &[Variable] = &[
    text("type", "loại văn bản (`Thông báo`)"),
    text("number", "số và ký hiệu (`9441/TB-BNV`)"),
    text("date", "ngày, cho khóa ghi ngày"),
    text("issuer", "cơ quan ban hành, theo ký hiệu"),
    text("subject", "trích yếu: chỗ trống để điền"),
];

static FLAG: &[Variable] = &[
    offer("from", Group(DAY), "ngày đầu"),
    offer("to", Group(DAY), "ngày cuối"),
    offer("spans", List(SPAN), "từng đợt treo cờ liên tục"),
];

static SPAN: &[Variable] = &[
    text("count", "số ngày, hai chữ số"),
    offer("from", Group(DAY), "ngày đầu"),
    offer("to", Group(DAY), "ngày cuối"),
];

static DAY: &[Variable] = &[
    text("date", "`05/02/2027`"),
    text("iso", "`2027-02-05`, cho khóa ghi ngày"),
    text("words", "`ngày 05 tháng 02 năm 2027`"),
    text("full", "`thứ Sáu, ngày 05 tháng 02 năm 2027`"),
    text("weekday", "`thứ Sáu`"),
    text("weekday_first", "`Thứ Sáu`, ở đầu câu hay đầu ô"),
    text("lunar", "`ngày 29 tháng Chạp`, `mùng 1 tháng Giêng`"),
    text("lunar_first", "`Ngày 29 tháng Chạp`, ở đầu câu hay đầu ô"),
    text("lunar_full", "`mùng 1 tháng Giêng năm Đinh Mùi`"),
];

static DAYS: &[Variable] = &[
    text("number", "số thứ tự trong đợt nghỉ"),
    text("date", "như trên"),
    text("iso", "như trên"),
    text("words", "như trên"),
    text("full", "như trên"),
    text("weekday", "như trên"),
    text("weekday_first", "như trên"),
    text("lunar", "như trên"),
    text("lunar_first", "như trên"),
    text("lunar_full", "như trên"),
    text("about", "vì sao nghỉ (`Nghỉ tết Nguyên đán`, `Nghỉ bù ngày Chủ nhật 07/02/2027`)"),
    text("duty_name", "người trực theo `duty` của kế hoạch, lần lượt; chưa có thì chỗ trống"),
    text("duty_title", "chức vụ người trực"),
    text("duty_phone", "điện thoại người trực"),
];

static SWAP: &[Variable] = &[
    offer("off", Group(DAY), "ngày làm việc được nghỉ"),
    offer("make_up", Group(DAY), "ngày làm bù"),
    text("instrument", "văn bản quyết định"),
];

static REFERENCE: &[Variable] = &[
    offer("known", Flag, "có trong bảng"),
    text("type", "loại văn bản, theo ký hiệu (`Công văn`)"),
    text("number", "số và ký hiệu (`6410/BTTTT-CATTT`)"),
    text("date", "ngày, cho khóa ghi ngày"),
    text("issuer", "cơ quan ban hành"),
    text("subject", "trích yếu"),
];

static OFFICE: &[Variable] = &[
    text("name", "đơn vị hành chính (`xã Chi Lăng`)"),
    text("kind", "loại đơn vị (`xã`)"),
    text("proper_name", "tên riêng (`Chi Lăng`)"),
    text("level", "`province`, `district`, `commune`"),
    text("province", "tỉnh, thành phố; trống nếu không khai"),
    text("issuer", "cơ quan ban hành"),
    text("short_name", "tên trong lời văn (`UBND xã`)"),
    text("place", "địa danh"),
    text("drafter", "đơn vị soạn thảo, theo ký hiệu (`VHXH`); trống nếu không có"),
    text("whom", "những ai được yêu cầu"),
    text("verb", "`yêu cầu` hoặc `đề nghị`"),
    text("office", "văn phòng; trống nếu không có, cũng như các nhóm dưới đây"),
    text("departments", "sở, ban, ngành; phòng, ban chuyên môn"),
    text("own_units", "đơn vị trực thuộc"),
    text("subordinate_units", "UBND cấp dưới; ở cấp xã là trưởng thôn, tổ dân phố"),
    text("police", "công an"),
    text("military", "quân sự"),
    text("party", "cơ quan Đảng"),
    text("unions", "Mặt trận, đoàn thể"),
    text("enterprises", "doanh nghiệp"),
    text("technical_center", "trung tâm kỹ thuật, dữ liệu"),
];

static RECIPIENTS: &[Variable] =
    &[text("name", "tên nơi nhận"), text("audience", "nhóm, cho khóa `audience`")];

/// Every variable with its meaning, as a Markdown list in Vietnamese.
pub fn variables() -> String {
    let mut page = String::from("| biến | ý nghĩa |\n|---|---|\n");
    let mut shown = Vec::new();
    rows(VARIABLES, "", &mut shown, &mut page);
    page
}

/// Groups that stand in several places are listed at the first, and named at the others.
fn rows(
    variables: &'static [Variable],
    prefix: &str,
    shown: &mut Vec<(&'static [Variable], String)>,
    page: &mut String,
) {
    for variable in variables {
        let name = format!("{prefix}{}", variable.name);
        let (kind, inner) = match &variable.offer {
            Text | Values => ("", None),
            Flag => (" (có hoặc không)", None),
            Group(inner) | Maybe(inner) => ("", Some((*inner, format!("{name}.")))),
            List(inner) => (" (danh sách)", Some((*inner, format!("{name}[].")))),
        };
        let known = inner
            .as_ref()
            .and_then(|(inner, _)| shown.iter().find(|(known, _)| std::ptr::eq(*known, *inner)));
        let as_there = known.map(|(_, first)| format!("; các phần như `{first}`")).unwrap_or_default();
        let is_new = known.is_none();
        let _ = writeln!(page, "| `{name}` | {}{kind}{as_there} |", variable.about);
        if let Some((inner, inside)) = inner
            && is_new
        {
            shown.push((inner, name));
            rows(inner, &inside, shown, page);
        }
    }
}
