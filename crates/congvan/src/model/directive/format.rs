//! The keys of the input format `congvan/1`.

use crate::model::directive::types::CODES;
use crate::text::shape::Kind::{
    Cell, Choice as OneOf, Count, Date, Lines, List, Map, OneOrMore, OrFile, OrMap, Paragraphs, PartialDate,
    Text, TextOr,
};
use crate::text::shape::{Choice, Field, Kind, Shape, choice, may, must};

/// A whole directive.
pub static DIRECTIVE: Shape =
    Shape { name: "directive", about: ("Một văn bản", "A document"), fields: FIELDS };

static FIELDS: &[Field] = &[
    must(
        "format",
        OneOf(&[choice("congvan/1", "phiên bản 1 của định dạng", "version 1 of the format")]),
        ("phiên bản định dạng", "version of this format"),
    ),
    may(
        "type",
        OneOf(&CODES),
        (
            "loại văn bản, chữ viết tắt hoặc tên; mặc định `CV`",
            "document type, its abbreviation or name; `CV` by default",
        ),
    ),
    may(
        "issue",
        OneOf(&[
            choice("paper", "văn bản giấy (mặc định)", "on paper (default)"),
            choice("electronic", "văn bản điện tử", "electronic"),
        ]),
        ("hình thức phát hành", "how it is issued"),
    ),
    may(
        "urgency",
        OneOf(&[
            choice("hỏa tốc", "dấu HỎA TỐC", "most urgent"),
            choice("thượng khẩn", "dấu THƯỢNG KHẨN", "very urgent"),
            choice("khẩn", "dấu KHẨN", "urgent"),
        ]),
        ("mức độ khẩn", "urgency"),
    ),
    may("draft", OneOf(DRAFTS), ("bản dự thảo đem lấy ý kiến", "a draft that others are asked about")),
    may(
        "circulation",
        OneOf(&[
            choice("xem xong trả lại", "dấu XEM XONG TRẢ LẠI", "return after reading"),
            choice("lưu hành nội bộ", "dấu LƯU HÀNH NỘI BỘ", "internal circulation"),
        ]),
        ("chỉ dẫn phạm vi lưu hành", "circulation notice"),
    ),
    may(
        "orientation",
        OneOf(&[
            choice("portrait", "giấy dọc (mặc định)", "upright (default)"),
            choice("landscape", "giấy ngang, khi nội dung có bảng rộng", "on its side, for wide tables"),
        ]),
        ("chiều giấy", "which way the paper lies"),
    ),
    may("secrecy", Text, ("độ mật: không nhận, xem thông báo", "secret marks: refused, see the message")),
    must(
        "issuer",
        OneOrMore(&Map(&ISSUER)),
        (
            "cơ quan ban hành; văn bản liên tịch: danh sách các cơ quan, cơ quan chủ trì ghi trước",
            "the issuing body; of a joint document a list of them, the one in charge first",
        ),
    ),
    must("number", Map(&NUMBER), ("số, ký hiệu", "number and symbol")),
    may(
        "place",
        Text,
        ("địa danh ghi trước ngày tháng; biên bản không có", "place of issue; not in a biên bản"),
    ),
    may(
        "date",
        PartialDate,
        (
            "ngày ban hành; phần chưa biết thì bỏ đi (`2027-01`, `2027`), chưa biết gì thì để trống",
            "day of issue; leave out what is not known yet (`2027-01`, `2027`, or nothing at all)",
        ),
    ),
    may(
        "subject",
        Text,
        ("trích yếu, không có `V/v` và dấu chấm cuối", "subject, without `V/v` and without a final stop"),
    ),
    may(
        "recipients",
        List(&TextOr(&RECIPIENT, "name")),
        ("nơi kính gửi, mỗi nơi một dòng", "addressees, one a line"),
    ),
    may(
        "enacted_by",
        Paragraphs,
        (
            "thẩm quyền ban hành của quyết định, nghị quyết (`Chủ tịch Ủy ban nhân dân xã Chi Lăng`); dòng dưới, như `Khóa XIII, kỳ họp thứ 31`, là dòng thứ hai của danh sách",
            "who enacts a quyết định or nghị quyết; a line below, such as `Khóa XIII, kỳ họp thứ 31`, is the second of a list",
        ),
    ),
    may(
        "legal_basis",
        List(&TextOr(&BASIS, "text")),
        ("văn bản làm căn cứ hoặc được triển khai", "documents relied on or carried out"),
    ),
    may(
        "purpose",
        Text,
        (
            "mục đích (`Nhằm …`, `Để …`), đứng trước câu yêu cầu",
            "purpose (`Nhằm …`, `Để …`), before the request",
        ),
    ),
    may(
        "opening",
        Paragraphs,
        (
            "phần mở đầu: những đoạn đứng trước câu yêu cầu và các mục (báo cáo, tờ trình, kế hoạch, thông báo kết luận)",
            "the opening: paragraphs before the request and the measures",
        ),
    ),
    may(
        "parties",
        List(&Map(&PARTY)),
        (
            "các bên của hợp đồng, bản ghi nhớ, bản thỏa thuận, biên bản, giấy ủy quyền; in sau `opening`",
            "the parties of a contract, memorandum, agreement, record or authorisation; after `opening`",
        ),
    ),
    may(
        "agreement",
        Paragraphs,
        (
            "lời thỏa thuận sau phần các bên (`Hai bên thống nhất ký hợp đồng với các điều khoản sau:`)",
            "what the parties agree on, after them",
        ),
    )
    .beside("parties"),
    may(
        "request",
        Map(&REQUEST),
        ("câu dẫn vào các nội dung phải thực hiện", "the sentence that leads into the measures"),
    ),
    may(
        "numbering",
        List(&NUMBERING),
        (
            "cách đánh số từng cấp của `measures`; mặc định `1.`, `-`, `+`",
            "numbering of each level of `measures`; `1.`, `-`, `+` by default",
        ),
    ),
    must("measures", List(&TextOr(&MEASURE, "text")), ("các nội dung phải thực hiện", "what is to be done")),
    may("contacts", List(&Map(&CONTACT)), ("đầu mối liên hệ", "whom to turn to")),
    may("closing", Paragraphs, ("đoạn kết, chưa có `./.`", "last paragraphs of the body, without `./.`")),
    must("distribution", Map(&DISTRIBUTION), ("nơi nhận", "recipients list")),
    must(
        "signatory",
        OneOrMore(&Map(&SIGNATORY)),
        (
            "người ký; nhiều người cùng ký (liên tịch, các bên, biên bản): danh sách, xếp từ trái sang phải rồi từ trên xuống",
            "who signs; of several (a joint document, parties, a record) a list, set from left to right, then from above",
        ),
    ),
    may(
        "confirmation",
        Text,
        (
            "xác nhận của nơi khác, bên trái dưới nơi nhận (giấy nghỉ phép)",
            "what another body confirms (giấy nghỉ phép)",
        ),
    ),
    may("copy", Map(&COPY), ("bản sao: phần của nơi sao", "a copy: the part of the one who copies")),
    may("appendices", List(&Map(&APPENDIX)), ("phụ lục", "annexes")),
    may(
        "attached",
        List(&Map(&ATTACHED)),
        (
            "dự thảo văn bản trình kèm (tờ trình kèm dự thảo quyết định), in sau phụ lục, có phần đầu và người ký riêng",
            "drafts that go with it, each with its own head and signer",
        ),
    ),
];

/// A draft of a document that goes with another: the keys of a document that a draft has.
static ATTACHED: Shape = Shape {
    name: "attached",
    about: ("Dự thảo trình kèm", "A draft that goes with a document"),
    fields: &[
        field(FIELDS, "type"),
        may("draft", OneOf(DRAFTS), ("ô dự thảo; mặc định `dự thảo`", "its box; `dự thảo` by default")),
        field(FIELDS, "orientation"),
        may(
            "issuer",
            OneOrMore(&Map(&ISSUER)),
            (
                "cơ quan ban hành; không ghi là cơ quan của văn bản này",
                "the issuing body; by default that of the whole document",
            ),
        ),
        field(FIELDS, "number"),
        field(FIELDS, "place"),
        field(FIELDS, "date"),
        field(FIELDS, "subject"),
        field(FIELDS, "recipients"),
        field(FIELDS, "enacted_by"),
        field(FIELDS, "legal_basis"),
        field(FIELDS, "purpose"),
        field(FIELDS, "opening"),
        field(FIELDS, "parties"),
        field(FIELDS, "agreement"),
        field(FIELDS, "request"),
        field(FIELDS, "numbering"),
        field(FIELDS, "measures"),
        field(FIELDS, "contacts"),
        field(FIELDS, "closing"),
        field(FIELDS, "distribution"),
        field(FIELDS, "signatory"),
        field(FIELDS, "appendices"),
    ],
};

/// The same key as of a whole document.
const fn field(fields: &[Field], key: &str) -> Field {
    let mut at = 0;
    while !is_same(fields[at].key.as_bytes(), key.as_bytes()) {
        at += 1;
    }
    fields[at]
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

const DRAFTS: &[Choice] = &[
    choice("dự thảo", "ô DỰ THẢO dưới số, ký hiệu", "a box under the number: DỰ THẢO"),
    choice("dự thảo lần 1", "ô DỰ THẢO LẦN 1", "DỰ THẢO LẦN 1"),
    choice("dự thảo lần 2", "ô DỰ THẢO LẦN 2", "DỰ THẢO LẦN 2"),
    choice("dự thảo lần 3", "ô DỰ THẢO LẦN 3", "DỰ THẢO LẦN 3"),
    choice("dự thảo lần 4", "ô DỰ THẢO LẦN 4", "DỰ THẢO LẦN 4"),
    choice("dự thảo lần 5", "ô DỰ THẢO LẦN 5", "DỰ THẢO LẦN 5"),
    choice("dự thảo lần 6", "ô DỰ THẢO LẦN 6", "DỰ THẢO LẦN 6"),
    choice("dự thảo lần 7", "ô DỰ THẢO LẦN 7", "DỰ THẢO LẦN 7"),
    choice("dự thảo lần 8", "ô DỰ THẢO LẦN 8", "DỰ THẢO LẦN 8"),
    choice("dự thảo lần 9", "ô DỰ THẢO LẦN 9", "DỰ THẢO LẦN 9"),
];

const SUPERIOR: Field = may(
    "superior",
    Text,
    (
        "cơ quan chủ quản trực tiếp, nếu có (được viết tắt: `UBND tỉnh Lạng Sơn`)",
        "direct superior, if any (may be abbreviated)",
    ),
);
const NAME: Field = must(
    "name",
    Lines,
    ("tên đầy đủ, viết thường (`Sở Thông tin và Truyền thông`)", "full name in sentence case"),
);

static ISSUER: Shape = Shape {
    name: "issuer",
    about: ("Cơ quan ban hành", "The issuing body"),
    fields: &[
        SUPERIOR,
        NAME,
        may(
            "short_name",
            Text,
            ("tên dùng trong lời văn, nếu khác (`UBND huyện`)", "what the text calls it, where different"),
        ),
        may(
            "level",
            LEVEL,
            (
                "cấp hành chính; cần khi triển khai xuống cấp dưới",
                "level of government; needed for a cascade",
            ),
        ),
        may(
            "territory",
            Text,
            (
                "đơn vị hành chính (`tỉnh Lạng Sơn`); cần khi triển khai xuống cấp dưới",
                "its territory (`tỉnh Lạng Sơn`); needed for a cascade",
            ),
        ),
        may(
            "address",
            Paragraphs,
            (
                "địa chỉ, thư điện tử, điện thoại; ghi ở chân trang đầu, mỗi dòng một đoạn",
                "address line at the foot of page 1",
            ),
        ),
    ],
};

/// Who copies: of the issuer what a copy prints.
static COPIER: Shape = Shape { name: "copier", about: ("Nơi sao", "Who copies"), fields: &[SUPERIOR, NAME] };

static NUMBER: Shape = Shape {
    name: "number",
    about: ("Số, ký hiệu", "Number and symbol"),
    fields: &[
        may("value", Text, ("số; để trống nếu chưa cấp số", "number; leave out until it is registered")),
        must("symbol", Text, ("ký hiệu (`UBND-VHXH`)", "symbol (`UBND-VHXH`)")),
    ],
};

/// Levels of government.
pub(crate) const LEVEL: Kind = OneOf(&[
    choice("province", "cấp tỉnh", "province"),
    choice("district", "cấp huyện (đến 30/06/2025)", "district (until 30/06/2025)"),
    choice("commune", "cấp xã", "commune"),
]);

/// Groups that documents and measures are addressed to.
pub(crate) const AUDIENCES: &[Choice] = &[
    choice("office", "văn phòng", "offices"),
    choice("departments", "sở, ban, ngành; phòng, ban chuyên môn", "departments"),
    choice("own_units", "đơn vị trực thuộc", "the issuer's own units"),
    choice("subordinate_units", "UBND cấp dưới", "people's committees one level lower"),
    choice("police", "công an", "police"),
    choice("military", "quân sự", "military"),
    choice("party", "cơ quan Đảng", "Party bodies"),
    choice("unions", "Mặt trận, tổ chức chính trị - xã hội, đoàn thể", "the Front, unions and associations"),
    choice("enterprises", "doanh nghiệp, ngân hàng", "enterprises and banks"),
    choice("technical_center", "trung tâm kỹ thuật, dữ liệu", "technical and data centres"),
];
const AUDIENCE: Kind = OneOrMore(&OneOf(AUDIENCES));

const NUMBERING: Kind = OneOf(&[
    choice("Phần", "phần, số La Mã", "parts, in Roman numerals"),
    choice("Chương", "chương, số La Mã", "chapters, in Roman numerals"),
    choice("Mục", "mục", "sections"),
    choice("Tiểu mục", "tiểu mục", "subsections"),
    choice("Điều", "điều, đánh số liên tục", "articles, numbered through"),
    choice("I.", "mục số La Mã, tiêu đề trên cùng dòng", "Roman headings"),
    choice("1.", "khoản", "clauses"),
    choice("1.1.", "khoản trong khoản (`1.1.`, `1.1.1.`)", "clauses within clauses (`1.1.`, `1.1.1.`)"),
    choice("a)", "điểm, theo bảng chữ cái tiếng Việt", "points, in the Vietnamese alphabet"),
    choice("-", "gạch đầu dòng", "dashes"),
    choice("+", "dấu cộng", "plus signs"),
    choice("none", "không đánh dấu", "no mark"),
]);

static RECIPIENT: Shape = Shape {
    name: "recipient",
    about: ("Nơi kính gửi", "An addressee"),
    fields: &[
        must("name", Text, ("tên, không có gạch và dấu chấm phẩy", "name, without dash and end mark")),
        may("audience", AUDIENCE, ("thuộc nhóm nào", "which groups it stands for")),
    ],
};

static BASIS: Shape = Shape {
    name: "basis",
    about: ("Văn bản làm căn cứ", "A document relied on"),
    fields: &[
        may("verb", Text, ("`Căn cứ` (mặc định), `Thực hiện`, …", "`Căn cứ` (default), `Thực hiện`, …")),
        may(
            "type",
            Text,
            ("loại văn bản (`Công văn`), hoặc tên luật", "document type, or the name of a law"),
        ),
        may(
            "number",
            Text,
            ("số và ký hiệu (`6410/BTTTT-CATTT`); `___` là chỗ trống", "number and symbol; `___` is a blank"),
        ),
        may("date", PartialDate, ("ngày ban hành", "day of issue")),
        may("issuer", Text, ("cơ quan ban hành", "issuing body")),
        may("subject", Text, ("trích yếu, không có `về việc`", "subject, without `về việc`")),
        may(
            "text",
            Text,
            (
                "hoặc cả câu viết sẵn, thay cho các khóa trên",
                "or the whole basis in words, instead of the above",
            ),
        ),
    ],
};

static REQUEST: Shape = Shape {
    name: "request",
    about: ("Câu yêu cầu", "The request"),
    fields: &[
        may("by", Text, ("ai yêu cầu; mặc định là cơ quan ban hành", "who asks; the issuer by default")),
        must("verb", Text, ("`yêu cầu`, `đề nghị`", "`yêu cầu`, `đề nghị`")),
        must("whom", Text, ("những ai phải thực hiện", "who is asked")),
        must(
            "action",
            Text,
            (
                "việc phải làm (`triển khai một số biện pháp như sau`)",
                "what for (`triển khai một số biện pháp như sau`)",
            ),
        ),
        may(
            "separate",
            OneOf(&[choice("yes", "tách thành đoạn riêng", "a paragraph of its own")]),
            ("tách khỏi đoạn căn cứ", "keep apart from the basis"),
        ),
    ],
};

/// A measure or a group of measures.
pub(crate) static MEASURE: Shape = Shape {
    name: "measure",
    about: ("Nội dung phải thực hiện", "A measure"),
    fields: &[
        may(
            "heading",
            Text,
            (
                "tiêu đề, hoặc nơi phải thực hiện; dấu hai chấm cuối, nếu ghi, được giữ",
                "title, or who is addressed; a final colon is kept where it is written",
            ),
        ),
        may(
            "text",
            Paragraphs,
            (
                "nội dung; nhiều đoạn thì mỗi đoạn một dòng; `{deadline}` là thời hạn",
                "what is to be done; one paragraph a line; `{deadline}` is the deadline",
            ),
        ),
        may(
            "audience",
            AUDIENCE,
            ("dành cho nhóm nào; mặc định là tất cả", "whom it is for; everyone by default"),
        ),
        may(
            "levels",
            OneOrMore(&LEVEL),
            ("áp dụng cho cấp nào; mặc định là tất cả", "which levels it applies to; all by default"),
        ),
        may("deadline", Date, ("thời hạn", "deadline")),
        may("numbering", List(&NUMBERING), ("cách đánh số các mục con", "numbering of its items")),
        may("table", Map(&TABLE), ("bảng, sau `text`", "a table, after `text`")),
        may(
            "items",
            List(&TextOr(&MEASURE, "text")),
            ("các mục con, sau `table`", "its items, after `table`"),
        ),
        may("content", List(&PART_OF_CONTENT), CONTENT_ABOUT),
    ],
};

/// All that a measure or an annex says, in an order of its own.
const CONTENT_ABOUT: (&str, &str) = (
    "nội dung theo đúng thứ tự in, thay cho các khóa trên: đoạn văn, các mục con, bảng, rồi lại đoạn văn, …; số của các mục con đếm tiếp",
    "all it says in the order of the page, instead of the keys above: a paragraph, items, a table, again a paragraph, …; items are numbered on",
);
static PART_OF_CONTENT: Kind = TextOr(&CONTENT, "text");

static CONTENT: Shape = Shape {
    name: "content",
    about: ("Một phần của nội dung; mỗi phần một khóa", "A part of the content, with one key"),
    fields: &[
        may("text", Paragraphs, ("đoạn văn", "a paragraph")),
        may("items", List(&TextOr(&MEASURE, "text")), ("các mục con", "items")),
        may("table", Map(&TABLE), ("bảng", "a table")),
        may("people", List(&Map(&PERSON)), ("danh sách người", "a roster of persons")),
    ],
};

static TABLE: Shape = Shape {
    name: "table",
    about: ("Bảng", "A table"),
    fields: &[
        may(
            "caption",
            Text,
            (
                "tên bảng, in trên bảng; `Bảng 1.`, `Bảng 2.` được đánh số tự động",
                "its name, above it; `Bảng 1.`, `Bảng 2.` are counted",
            ),
        ),
        may(
            "columns",
            List(&TextOr(&COLUMN, "title")),
            (
                "các cột; dòng lấy từ tệp thì bỏ được, khi in mọi cột của tệp",
                "its columns; may be left out where rows come from a file",
            ),
        ),
        must(
            "rows",
            OrFile(&List(&OrMap(&List(&Cell(&CELL)), &Map(&BAND)))),
            (
                "các dòng, mỗi dòng đủ số ô; ô gộp đã chiếm chỗ ở dòng trên thì bỏ qua. Từ tệp: lấy theo tên cột, số ở cột `decimal`, `right`, và ở cột toàn số có phần thập phân, viết theo lối Việt Nam: `2.500.000,5`",
                "its rows, each with a cell for every column that no merged cell of a row above takes. Of a file columns are taken by their names, and figures of `decimal` and `right` columns, and of columns of numbers with decimals, are written as Vietnamese does: `2.500.000,5`",
            ),
        ),
    ],
};

static COLUMN: Shape = Shape {
    name: "column",
    about: ("Cột của bảng", "A column"),
    fields: &[
        must("title", Text, ("tiêu đề cột", "its title")),
        may(
            "group",
            OneOrMore(&Text),
            (
                "tiêu đề chung phía trên, từ trên xuống; các cột liền nhau ghi cùng một tiêu đề chung thì gộp lại",
                "what stands above the title, from the top; neighbours under the same words share them",
            ),
        ),
        may(
            "width",
            Count(100),
            (
                "phần bề rộng so với các cột khác; không cột nào ghi thì rộng theo nội dung, có cột ghi thì cột không ghi tính là 10",
                "its share of the width; where no column says one, they are as wide as their content wants, else 10 by default",
            ),
        ),
        may(
            "align",
            OneOf(&[
                choice("left", "sát trái (mặc định)", "flush left (default)"),
                choice("center", "giữa", "centred"),
                choice("right", "sát phải", "flush right"),
                choice(
                    "decimal",
                    "số tiền, số liệu: thẳng dấu phẩy thập phân",
                    "figures: on their decimal commas",
                ),
            ]),
            ("căn lề", "alignment"),
        ),
    ],
};

/// A cell of a table that says more than its words.
pub(crate) static CELL: Shape = Shape {
    name: "cell",
    about: ("Ô của bảng", "A cell of a table"),
    fields: &[
        may("text", Paragraphs, ("nội dung", "its words")),
        may("columns", Count(63), ("gộp mấy cột, kể từ cột này sang phải", "so many columns it takes")),
        may("rows", Count(9999), ("gộp mấy dòng, kể từ dòng này xuống dưới", "so many rows it takes")),
        may(
            "align",
            OneOf(&[
                choice("left", "sát trái", "flush left"),
                choice("center", "giữa", "centred"),
                choice("right", "sát phải", "flush right"),
            ]),
            ("căn lề; mặc định theo cột", "alignment; that of its column by default"),
        ),
    ],
};

/// A row of a table that heads those below it.
pub(crate) static BAND: Shape = Shape {
    name: "band",
    about: ("Dòng nhóm của bảng", "A row that heads those below it"),
    fields: &[must(
        "band",
        Text,
        ("tên nhóm, in đậm suốt bề rộng bảng (`I. Khối xã`)", "its words, bold over the whole table"),
    )],
};

static COPY: Shape = Shape {
    name: "copy",
    about: ("Bản sao", "A copy"),
    fields: &[
        must(
            "form",
            OneOf(&[
                choice("SAO Y", "sao y bản chính", "true copy"),
                choice("SAO LỤC", "sao từ bản sao y", "copy of a copy"),
                choice("TRÍCH SAO", "sao một phần", "extract"),
            ]),
            ("hình thức sao", "form of copy"),
        ),
        must("issuer", Map(&COPIER), ("nơi sao", "who copies")),
        may(
            "number",
            Map(&NUMBER),
            (
                "số và ký hiệu bản sao (`SY-UBND`); bản giấy phải có",
                "number and symbol of the copy; on paper",
            ),
        ),
        may("place", Text, ("địa danh; bản giấy phải có", "place; on paper")),
        may("date", PartialDate, ("ngày sao", "day of the copy")),
        may(
            "time",
            Text,
            (
                "giờ ký số của bản sao điện tử (`08:30:00`)",
                "time of the digital signature of an electronic copy",
            ),
        ),
        may("distribution", Map(&DISTRIBUTION), ("nơi nhận bản sao", "recipients list of the copy")),
        may("signatory", Map(&SIGNATORY), ("người ký bản sao", "who signs the copy")),
    ],
};

/// Whom to turn to.
pub(crate) static CONTACT: Shape = Shape {
    name: "contact",
    about: ("Đầu mối liên hệ", "A contact"),
    fields: &[
        must(
            "role",
            OneOf(&[
                choice(
                    "support",
                    "hỗ trợ chung, giữ nguyên khi triển khai xuống cấp dưới",
                    "supports everyone; handed down as it stands",
                ),
                choice(
                    "issuer",
                    "của chính cơ quan ban hành, cấp dưới thay bằng của mình",
                    "the issuer's own; replaced by the lower unit's",
                ),
            ]),
            ("là đầu mối của ai", "whose contact it is"),
        ),
        may(
            "layout",
            OneOf(&[
                choice("sentence", "một câu (mặc định)", "one sentence (default)"),
                choice("block", "nhiều dòng", "several lines"),
            ]),
            ("cách trình bày", "how it is set"),
        ),
        must("lead", Text, ("lời dẫn (`… đề nghị liên hệ với`)", "the words before it")),
        must("unit", Text, ("cơ quan, đơn vị", "the body")),
        may("through", Text, ("đơn vị đầu mối", "the unit in charge")),
        may("person", Text, ("người liên hệ", "person")),
        may("title", Text, ("chức vụ", "title")).beside("person"),
        may("phone", Text, ("điện thoại", "telephone")),
        may("hotline", Text, ("đường dây nóng", "hotline")),
        may("email", Text, ("thư điện tử", "email")),
        may("tail", Text, ("lời kết của câu", "the words after it")),
    ],
};

/// Nơi nhận.
pub(crate) static DISTRIBUTION: Shape = Shape {
    name: "distribution",
    about: ("Nơi nhận", "Recipients list"),
    fields: &[
        must(
            "to",
            List(&TextOr(&DISTRIBUTION_LINE, "name")),
            ("từng dòng, không có dòng `Lưu`", "its lines, without `Lưu`"),
        ),
        must(
            "archive",
            List(&Text),
            ("nơi lưu (`VT`, đơn vị soạn thảo)", "where it is filed (`VT`, drafting unit)"),
        ),
        may("drafter", Text, ("ký hiệu người soạn thảo (`PL`)", "initials of the drafter (`PL`)")),
        may("issued", Count(9999), ("số lượng bản phát hành", "number of copies issued")),
        may("copies", Count(99), ("số bản lưu", "number of copies filed")),
    ],
};

static DISTRIBUTION_LINE: Shape = Shape {
    name: "distribution_line",
    about: ("Một nơi nhận", "A line of the recipients list"),
    fields: &[
        must(
            "name",
            OneOrMore(&Text),
            (
                "tên; nhiều nơi cùng một mục đích: danh sách, in mỗi nơi một dòng với một dấu ngoặc `}` chung",
                "name; of several with one purpose a list, each printed on its line beside one brace `}`",
            ),
        ),
        may("purpose", Text, ("mục đích (`để báo cáo`)", "what for (`để báo cáo`)")),
    ],
};

/// Một bên của hợp đồng.
static PARTY: Shape = Shape {
    name: "party",
    about: ("Một bên của hợp đồng, bản ghi nhớ, bản thỏa thuận, biên bản", "A party"),
    fields: &[
        may(
            "called",
            Text,
            (
                "cách gọi trong lời văn (`Bên giao`); mặc định `Bên A`, `Bên B`, …",
                "what the text calls it; `Bên A`, `Bên B`, … by default",
            ),
        ),
        must("name", Text, ("tên cơ quan, tổ chức, cá nhân", "the body or the person")),
        may("address", Text, ("địa chỉ", "address")),
        may("phone", Text, ("điện thoại", "telephone")),
        may("email", Text, ("thư điện tử", "email")),
        may("tax_code", Text, ("mã số thuế", "tax code")),
        may("account", Text, ("số tài khoản và nơi mở", "account and where it is kept")),
        may(
            "representative",
            Text,
            ("người đại diện (`Ông Nguyễn Văn A`)", "who represents it, with the form of address"),
        ),
        may("title", Text, ("chức vụ của người đại diện", "title of the representative"))
            .beside("representative"),
        may(
            "mandate",
            Text,
            (
                "giấy ủy quyền của người đại diện (`Giấy ủy quyền số 12/GUQ-SYT ngày 05 tháng 01 năm 2027`)",
                "by what the representative is authorised",
            ),
        )
        .beside("representative"),
        may(
            "details",
            Paragraphs,
            ("những dòng khác (`Mã đơn vị quan hệ ngân sách: 1234567`)", "further lines"),
        ),
    ],
};

/// Người ký.
pub(crate) static SIGNATORY: Shape = Shape {
    name: "signatory",
    about: ("Người ký", "Who signs"),
    fields: &[
        may(
            "party",
            Text,
            ("ký đại diện bên nào trong `parties` (`Bên A`)", "for which of `parties` (`Bên A`)"),
        ),
        may(
            "authority",
            List(&Map(&AUTHORITY)),
            (
                "quyền hạn, từ trên xuống (`- TM: Ủy ban nhân dân`)",
                "authority, from above (`- TM: Ủy ban nhân dân`)",
            ),
        ),
        may("title", Text, ("chức vụ của người ký", "title of the one who signs")),
        may("name", Text, ("họ và tên; để trống nếu chưa biết", "name; leave out where unknown")),
        may(
            "other_title",
            Text,
            (
                "chức danh khác, ghi trên họ tên (hội đồng, ban do lãnh đạo bộ làm trưởng)",
                "another title, above the name",
            ),
        ),
        may(
            "rank",
            Text,
            (
                "quân hàm, học hàm, học vị trước họ tên, chỉ ở cơ quan được phép (lực lượng vũ trang, giáo dục, y tế, khoa học)",
                "rank or degree before the name, only where the decree allows it",
            ),
        ),
        may(
            "secretary",
            TextOr(&SECRETARY, "name"),
            ("thư ký, chỉ ở biên bản", "the secretary, in a biên bản"),
        ),
    ],
};

static SECRETARY: Shape = Shape {
    name: "secretary",
    about: ("Thư ký của biên bản", "The secretary of a biên bản"),
    fields: &[
        may("title", Text, ("mặc định `Thư ký`", "`Thư ký` by default")),
        may("name", Text, ("họ và tên; để trống nếu chưa biết", "name; leave out where unknown")),
    ],
};

static AUTHORITY: Shape = Shape {
    name: "authority",
    about: ("Quyền hạn", "Authority"),
    fields: &[
        may(
            "TM",
            Paragraphs,
            (
                "thay mặt tập thể; dòng dưới, như `Khóa XIII, kỳ họp thứ 31`, là dòng thứ hai của danh sách",
                "on behalf of a collective body; a line below it is the second of a list",
            ),
        ),
        may("Q", Paragraphs, ("quyền (cấp trưởng)", "acting head")),
        may("KT", Paragraphs, ("ký thay", "for the head")),
        may("TL", Paragraphs, ("thừa lệnh", "by order")),
        may("TUQ", Paragraphs, ("thừa ủy quyền", "by authorisation")),
    ],
};

static APPENDIX: Shape = Shape {
    name: "appendix",
    about: ("Phụ lục", "An annex"),
    fields: &[
        must(
            "title",
            Text,
            ("tiêu đề, hoặc trích yếu của văn bản kèm theo", "title, or subject of the attached document"),
        ),
        may(
            "type",
            OneOf(&CODES),
            (
                "loại của văn bản ban hành kèm theo (`QC`), có phần đầu riêng",
                "type of a document issued with this one (`QC`), with a head of its own",
            ),
        ),
        may(
            "orientation",
            OneOf(&[
                choice("portrait", "giấy dọc (mặc định)", "upright (default)"),
                choice("landscape", "giấy ngang", "on its side"),
            ]),
            ("chiều giấy", "which way the paper lies"),
        ),
        may("text", Paragraphs, ("lời dẫn", "words before the list")),
        may("numbering", List(&NUMBERING), ("cách đánh số", "numbering of its items")),
        may("items", List(&TextOr(&MEASURE, "text")), ("các mục, sau `text`", "its items, after `text`")),
        may("table", Map(&TABLE), ("bảng, sau `items`", "a table, after `items`")),
        may(
            "people",
            List(&Map(&PERSON)),
            ("danh sách người, sau `table`", "a roster of persons, after `table`"),
        ),
        may("content", List(&PART_OF_CONTENT), CONTENT_ABOUT),
    ],
};

static PERSON: Shape = Shape {
    name: "person",
    about: ("Một người trong danh sách", "Someone on a roster"),
    fields: &[
        must("name", Text, ("họ tên (`Ông Nguyễn Văn A`)", "name with form of address")),
        may("title", Text, ("chức vụ, đơn vị công tác", "title and unit")),
        may("phone", Text, ("điện thoại cơ quan", "office telephone")),
        may("mobile", Text, ("di động", "mobile telephone")),
        may("email", Text, ("thư điện tử công vụ", "official email")),
    ],
};
