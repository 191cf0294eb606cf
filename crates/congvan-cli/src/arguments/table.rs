//! Every word of the help, in Vietnamese and English.

use congvan::model::directive::types::CODES;

/// The same words in Vietnamese and English.
pub(crate) type Words = (&'static str, &'static str);

/// A command.
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) about: Words,
    /// Each way to write it a line; lines that are too long are folded where they are shown.
    pub(super) usage: Words,
    pub(super) after: Words,
    pub(super) arguments: &'static [Argument],
}

/// An argument of a command.
pub(super) struct Argument {
    /// Also its long option.
    pub(super) id: &'static str,
    pub(super) take: Take,
    /// What stands for its value in the help.
    pub(super) value: Words,
    pub(super) help: Words,
    /// The only values it takes; any where empty.
    pub(super) choices: &'static [&'static str],
    pub(super) is_path: bool,
    pub(super) required: bool,
}

/// How an argument is written.
#[derive(Clone, Copy)]
pub(super) enum Take {
    /// `--id`
    Flag,
    /// A file, without any option.
    File,
    /// One or more files, without any option.
    Files,
    /// Any words, without any option.
    Words,
    /// One word, without any option.
    Word,
    /// `--id VALUE`
    Value,
    /// `--id VALUE,VALUE`
    List,
    /// `-o PATH`
    Output,
}

pub(super) const TEMPLATE: Words = (
    "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}\n",
    "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
);
pub(crate) const COMMANDS_HEADING: Words = ("Lệnh", "Commands");
pub(super) const ARGUMENTS_HEADING: Words = ("Tham số", "Arguments");
pub(super) const OPTIONS_HEADING: Words = ("Tùy chọn", "Options");
pub(super) const USAGE_HEADING: Words = ("Cách dùng", "Usage");
pub(super) const HELP: Words = ("Hiện hướng dẫn này", "Show this help");
pub(super) const VERSION: Words = ("Hiện số phiên bản", "Show the version");

pub(super) const ABOUT: Words = (
    "Soạn công văn đúng thể thức Nghị định 30/2020/NĐ-CP từ tệp YAML, và triển khai xuống cấp dưới",
    "Vietnamese administrative documents in the form of Decree 30/2020/NĐ-CP, from YAML, and their cascade to lower levels",
);
pub(super) const USAGE: Words = ("congvan LỆNH [TÙY CHỌN]", "congvan COMMAND [OPTIONS]");
pub(super) const AFTER: Words = (
    "Mã thoát: 0 là ổn; 1 là tệp đầu vào có lỗi; 2 là không chạy được; 130 là bị tín hiệu dừng ngay.\nXem từng lệnh: congvan LỆNH --help",
    "Exit codes: 0 fine; 1 an input has errors; 2 could not run; 130 ended at once by a signal.\nMore on a command: congvan COMMAND --help",
);

/// A flag; the others are made from it.
const fn flag(id: &'static str, help: Words) -> Argument {
    Argument { id, take: Take::Flag, value: ("", ""), help, choices: &[], is_path: false, required: false }
}

const fn value(id: &'static str, value: Words, help: Words) -> Argument {
    Argument { take: Take::Value, value, ..flag(id, help) }
}

const fn choice(id: &'static str, name: Words, choices: &'static [&'static str], help: Words) -> Argument {
    Argument { choices, ..value(id, name, help) }
}

const fn output(value: Words, help: Words) -> Argument {
    Argument { take: Take::Output, value, is_path: true, ..flag("output", help) }
}

const FILE: Words = ("TỆP", "FILE");
const FILES: Argument = Argument {
    take: Take::Files,
    value: FILE,
    is_path: true,
    ..flag("file", ("Tệp YAML; `-` là đầu vào chuẩn", "YAML file; `-` is standard input"))
};
const TO: Argument = Argument {
    take: Take::List,
    choices: &["docx", "pdf", "html", "txt", "yaml", "edxml"],
    ..value(
        "to",
        ("LOẠI", "FORMAT"),
        (
            "Loại tệp kết quả: docx, pdf, html, txt, yaml (định dạng đầu vào), edxml (phần đầu, cho trục liên thông), cách nhau bằng dấu phẩy; mặc định docx,pdf",
            "Formats to write: docx, pdf, html, txt, yaml (the input format), edxml (its head, for exchange), separated by commas; docx,pdf by default",
        ),
    )
};
const FORCE: Argument = flag(
    "force",
    ("Ghi đè tệp kết quả đã có mà nội dung khác", "Replace existing outputs whose content differs"),
);

const OFFICE: Argument = Argument {
    is_path: true,
    ..value(
        "office",
        FILE,
        (
            "Tệp nếp của cơ quan (congvan-office/1): cỡ chữ, lề, cách dòng, nếp kiểm tra, …",
            "File of the office's own habits (congvan-office/1): sizes, margins, spacing, house rules, …",
        ),
    )
};
const TEMPLATES: Argument = Argument {
    is_path: true,
    ..value(
        "templates",
        ("THƯ_MỤC", "FOLDER"),
        (
            "Thư mục lời văn của cơ quan: van-ban.yaml, cascade/….yaml, thay từng khóa của lời văn có sẵn",
            "Folder of the office's own words: van-ban.yaml, cascade/….yaml, key by key over the built-in ones",
        ),
    )
};
const EMBED_SOURCE: Argument = flag(
    "embed-source",
    (
        "Mang theo trong tệp DOCX, PDF (thành PDF/A-3) mọi giá trị của tệp YAML nguồn, không có chú thích; ai nhận tệp cũng đọc được, cả những điều không in ra trang",
        "Carry every value of the source YAML within the DOCX and the PDF (then PDF/A-3), without its comments; whoever gets the file can read it, also what is not printed",
    ),
);
const SIGNATURE_FIELDS: Argument = flag(
    "signature-fields",
    (
        "Đặt sẵn ô ký số trống trong PDF: mỗi người ký, mỗi cơ quan một ô",
        "Put empty signature fields in the PDF: one for each who signs, one for each body",
    ),
);
const EXPLAIN_LAYOUT: Argument = flag(
    "explain-layout",
    (
        "Nói rõ đã thử cỡ chữ, cách dòng nào để khỏi dôi trang",
        "Say which sizes and spacings were tried to save a nearly empty page",
    ),
);

const JOBS: Argument = value(
    "jobs",
    ("SỐ", "N"),
    (
        "Số việc làm cùng lúc; mặc định bằng số nhân của máy. Kết quả không đổi theo số này",
        "Documents made at the same time; one a core by default. The result does not depend on it",
    ),
);
const OCR: Argument = flag(
    "ocr",
    (
        "Nhận dạng chữ ở những trang là ảnh (bản quét), cần tesseract với tiếng Việt; mọi khóa khi đó là đoán",
        "Recognise the words of pages that are pictures (scans), with tesseract and its Vietnamese; every field is a guess then",
    ),
);
const KEEP_GOING: Argument = flag(
    "keep-going",
    (
        "Vẫn làm những đơn vị đúng khi có đơn vị sai; mã thoát vẫn báo lỗi",
        "Make the good ones even where there are bad ones; the exit code still tells",
    ),
);
const DECISIONS: Argument = Argument {
    is_path: true,
    ..value(
        "decisions",
        FILE,
        (
            "Bảng quyết định về ngày nghỉ (.csv, .xlsx), thay hoặc thêm vào các quyết định đã biết; cột, thứ tự nào cũng được: năm, ngày lễ, từ ngày, đến ngày, ngày hoán đổi, ngày làm bù, văn bản, áp dụng (docs/notices.md)",
            "Table of decisions on days off (.csv, .xlsx), besides or instead of those known; columns in any order: year, holiday, from, to, swap_off, make_up, instrument, scope (docs/notices.md)",
        ),
    )
};

const HUMAN_OR_JSON: Argument = choice(
    "format",
    ("DẠNG", "FORMAT"),
    &["human", "json"],
    ("Dạng kết quả: human (để đọc, mặc định), json", "How to report: human (default), json"),
);
const REPORT: Argument = choice(
    "format",
    ("DẠNG", "FORMAT"),
    &["human", "json"],
    (
        "Cách báo: human (để đọc, mặc định), json (mọi tệp, chỗ phải xem và lỗi; congvan schema --manifest)",
        "How to report: human (default), json (every file, what to see to and all faults; congvan schema --manifest)",
    ),
);

/// The abbreviations of all types.
const TYPES: [&str; CODES.len()] = {
    let mut codes = [""; CODES.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = CODES[at].word;
        at += 1;
    }
    codes
};

/// Options of every command.
pub(super) const EVERYWHERE: &[Argument] = &[
    choice(
        "lang",
        ("vi|en", "vi|en"),
        &["vi", "en"],
        (
            "Ngôn ngữ của thông báo: vi, en; mặc định vi, trừ khi hệ thống dùng tiếng Anh",
            "Language of messages: vi, en; vi by default, unless the locale is an English one",
        ),
    ),
    choice(
        "color",
        ("KHI", "WHEN"),
        &["auto", "always", "never"],
        (
            "Dùng màu: auto (chỉ trên màn hình), always, never",
            "Use colours: auto (only on a terminal), always, never",
        ),
    ),
];

/// The commands, in the order of the help.
pub(super) const COMMANDS: &[Known] = &[
    Known {
        name: "new",
        about: ("Tạo tệp YAML mẫu có chú thích", "Write an annotated starter in YAML"),
        usage: (
            "congvan new [--type LOẠI | --units | --notices] [-o TỆP] [--force]",
            "congvan new [--type TYPE | --units | --notices] [-o FILE] [--force]",
        ),
        after: ("", ""),
        arguments: &[
            choice(
                "type",
                ("LOẠI", "TYPE"),
                &TYPES,
                (
                    "Loại văn bản theo chữ viết tắt: CV (công văn, mặc định), QĐ, KH, TB, …",
                    "Document type by its abbreviation: CV (dispatch, default), QĐ, KH, TB, …",
                ),
            ),
            flag("units", ("Tệp mẫu hồ sơ đơn vị thay vì văn bản", "A starter of unit profiles instead")),
            flag(
                "notices",
                (
                    "Kế hoạch mẫu văn bản các dịp lễ, tết trong năm thay vì văn bản",
                    "A starter of the plan of a year's notices instead",
                ),
            ),
            output(
                FILE,
                ("Ghi vào tệp này thay vì ra màn hình", "Write this file instead of standard output"),
            ),
            FORCE,
        ],
    },
    Known {
        name: "import",
        about: (
            "Đọc văn bản đến (DOCX, PDF, .doc, RTF, ODT, HTML, chữ thường) thành tệp YAML",
            "Read an arrived document (DOCX, PDF, .doc, RTF, ODT, HTML, text) into a YAML file",
        ),
        usage: (
            "congvan import TỆP… [-o TỆP.yaml|THƯ_MỤC] [--show] [--format yaml|json] [--ocr] [--jobs SỐ] [--force]",
            "congvan import FILE… [-o FILE.yaml|FOLDER] [--show] [--format yaml|json] [--ocr] [--jobs N] [--force]",
        ),
        after: (
            "Chỗ nào là đoán thì tệp YAML có ghi chú ngay trên dòng ấy; chữ nào chưa rõ thuộc phần nào thì nêu ở đầu tệp.\nVới --format json, mỗi mục có giá trị, mức chắc chắn (sure, guess, blank) và vị trí trong tệp gốc.",
            "Where something is a guess the YAML has a comment right above it; words that belong to no part stand at its top.\nWith --format json every field has its value, certainty (sure, guess, blank) and place in the source.",
        ),
        arguments: &[
            Argument {
                help: (
                    "Tệp văn bản đến; `-` là đầu vào chuẩn. Loại tệp được nhận ra theo nội dung",
                    "The arrived file; `-` is standard input. Its kind is known by what it holds",
                ),
                ..FILES
            },
            output(
                ("TỆP|THƯ_MỤC", "FILE|FOLDER"),
                (
                    "Ghi vào tệp hoặc thư mục này; một tệp mà không có thì ra màn hình",
                    "Write this file or into this folder; without it one file goes to standard output",
                ),
            ),
            flag(
                "show",
                (
                    "Chỉ hiện từng dòng đã đọc với vai trò của dòng ấy",
                    "Only show every line that was read with its role",
                ),
            ),
            choice(
                "format",
                ("DẠNG", "FORMAT"),
                &["yaml", "json"],
                (
                    "Dạng kết quả: yaml (định dạng đầu vào, mặc định), json (mọi điều đã đọc)",
                    "What to write: yaml (the input format, default), json (all that was read)",
                ),
            ),
            JOBS,
            FORCE,
            OCR,
        ],
    },
    Known {
        name: "check",
        about: (
            "Kiểm tra tệp văn bản, hồ sơ đơn vị hay bảng đơn vị, báo mọi chỗ sai",
            "Check directives, unit profiles or tables of units and report everything that is wrong",
        ),
        usage: (
            "congvan check TỆP|THƯ_MỤC… [--fix] [--diff] [--clauses] [--date NGÀY] [--ocr] [--office TỆP] [--format human|json|sarif]",
            "congvan check FILE|FOLDER… [--fix] [--diff] [--clauses] [--date DATE] [--ocr] [--office FILE] [--format human|json|sarif]",
        ),
        after: (
            "--fix chỉ thay những chỗ không thể đổi nghĩa, giữ nguyên chú thích, bố cục và mọi byte khác của tệp; chỗ nào phải cân nhắc thì để lại cho người sửa. Với `-`, bản đã sửa ra đầu ra chuẩn, lỗi còn lại ra đầu ra lỗi.",
            "--fix replaces only what cannot change the meaning and keeps comments, layout and every other byte of the file; what needs judgement is left to a person. With `-` the mended text goes to standard output, what remains to standard error.",
        ),
        arguments: &[
            Argument {
                help: (
                    "Tệp YAML; `-` là đầu vào chuẩn; của thư mục thì mọi tệp .yaml, .yml, .json có `format: congvan…`",
                    "YAML file; `-` is standard input; of a folder every .yaml, .yml, .json with `format: congvan…`",
                ),
                ..FILES
            },
            choice(
                "format",
                ("DẠNG", "FORMAT"),
                &["human", "json", "sarif"],
                (
                    "Dạng kết quả: human (để đọc, mặc định), json, sarif (SARIF 2.1.0)",
                    "How to report: human (default), json, sarif (SARIF 2.1.0)",
                ),
            ),
            flag(
                "fix",
                (
                    "Ghi vào tệp những chỗ thay được mà không cần hỏi, rồi báo các lỗi còn lại",
                    "Write the safe replacements into the file, then report what remains",
                ),
            ),
            flag(
                "diff",
                (
                    "Hiện những chỗ sẽ thay; không có --fix thì không ghi gì",
                    "Show what would be replaced; without --fix nothing is written",
                ),
            ),
            value(
                "date",
                ("NGÀY", "DATE"),
                (
                    "Ngày của văn bản mà các đơn vị trong bảng, hồ sơ dùng cho; mặc định hiện nay: 2024-02-01, 01/02/2024",
                    "Day of the document that the units of a table or profile are for; today's units by default",
                ),
            ),
            OFFICE,
            flag(
                "clauses",
                (
                    "Liệt kê điều khoản nào của Nghị định đã kiểm tra, điều khoản nào không",
                    "List which clauses of the decree were checked and which were not",
                ),
            ),
            OCR,
        ],
    },
    Known {
        name: "render",
        about: (
            "Làm tệp DOCX, PDF, HTML, văn bản thuần hoặc YAML",
            "Make DOCX, PDF, HTML, plain text or YAML",
        ),
        usage: (
            "congvan render TỆP… [--to docx,pdf,html,txt,yaml,edxml] [-o THƯ_MỤC|TỆP] [--office TỆP] [--templates THƯ_MỤC] [--comments] [--draft] [--embed-source] [--signature-fields] [--explain-layout] [--ocr] [--format human|json] [--force]",
            "congvan render FILE… [--to docx,pdf,html,txt,yaml,edxml] [-o FOLDER|FILE] [--office FILE] [--templates FOLDER] [--comments] [--draft] [--embed-source] [--signature-fields] [--explain-layout] [--ocr] [--format human|json] [--force]",
        ),
        after: (
            "Tệp kết quả mang tên tệp đầu vào; tệp input.yaml thì mang tên thư mục chứa nó.\nCó một tệp đầu vào sai thì không ghi gì. Với --draft, --comments thì lỗi thể thức không ngăn việc ghi, mã thoát vẫn là 1; lỗi của chính tệp (VB0xx: không đọc được, thiếu khóa) thì có.",
            "An output is named after its input; after the folder where that is called input.yaml.\nWhere one input is wrong nothing is written. With --draft or --comments errors of form do not stop it, and the exit code is 1 all the same; those of the file itself (VB0xx: unreadable, a missing key) do.",
        ),
        arguments: &[
            FILES,
            TO,
            output(
                ("THƯ_MỤC|TỆP", "FOLDER|FILE"),
                (
                    "Thư mục kết quả (mặc định thư mục hiện tại), hoặc tệp kết quả khi chỉ có một; `-` là đầu ra chuẩn, cùng --to một loại",
                    "Output folder (the current one by default), or the output file where there is only one; `-` is standard output, with one --to",
                ),
            ),
            OFFICE,
            TEMPLATES,
            flag(
                "comments",
                (
                    "Ghi mọi điều tìm thấy vào tệp DOCX thành nhận xét của Word, ở đúng chữ liên quan",
                    "Write every finding into the DOCX as a Word comment at the words concerned",
                ),
            ),
            flag(
                "draft",
                (
                    "Vẫn làm văn bản dù còn lỗi thể thức; mỗi lỗi là một nhận xét trong tệp DOCX và được báo ở đây",
                    "Make the document in spite of errors of form; each is a comment in the DOCX and told here",
                ),
            ),
            EMBED_SOURCE,
            flag("pdf-a3", ("Như --embed-source, chỉ cho tệp PDF", "As --embed-source, for the PDF only")),
            SIGNATURE_FIELDS,
            EXPLAIN_LAYOUT,
            REPORT,
            FORCE,
            OCR,
        ],
    },
    Known {
        name: "cascade",
        about: (
            "Triển khai văn bản cấp trên thành văn bản của từng đơn vị cấp dưới",
            "Turn a directive into the version of each lower unit",
        ),
        usage: (
            "congvan cascade TỆP --units ĐƠN_VỊ [--province TÊN] [--via-district] [--repeat-bases] [--ocr] [--answers TỆP] [--ask] [--comments] [--tracked] [--group-by CÁCH] [--as LOẠI] [--date NGÀY] [--to docx,pdf,html,txt,yaml,edxml] [-o THƯ_MỤC] [--office TỆP] [--templates THƯ_MỤC] [--embed-source] [--signature-fields] [--dry-run] [--keep-going] [--jobs SỐ] [--format human|json] [--force]",
            "congvan cascade FILE --units UNITS [--province NAME] [--via-district] [--repeat-bases] [--ocr] [--answers FILE] [--ask] [--comments] [--tracked] [--group-by HOW] [--as TYPE] [--date DATE] [--to docx,pdf,html,txt,yaml,edxml] [-o FOLDER] [--office FILE] [--templates FOLDER] [--embed-source] [--signature-fields] [--dry-run] [--keep-going] [--jobs N] [--format human|json] [--force]",
        ),
        after: (
            "Từ 01/07/2025 văn bản cấp tỉnh xuống thẳng cấp xã; trước ngày đó xuống cấp huyện, hoặc qua huyện xuống xã với --via-district. Mỗi đơn vị một thư mục, kèm bảng đối chiếu trace.html (để in) và trace.json; từ hai đơn vị có trang mục lục index.html.\nVới --units all, các đơn vị là của tỉnh ghi ở `issuer.territory` vào ngày của văn bản; tệp tên là all thì viết ./all.",
            "From 01/07/2025 a province's directive goes straight to the communes; before, to the districts, or through them to the communes with --via-district. Each unit gets a folder, with its trace.html (to print) and trace.json; two or more, an index.html.\nWith --units all they are those of the province in `issuer.territory` on the directive's day; a file of that name is written ./all.",
        ),
        arguments: &[
            Argument { take: Take::File, ..FILES },
            Argument {
                is_path: true,
                required: true,
                ..value(
                    "units",
                    ("ĐƠN_VỊ", "UNITS"),
                    (
                        "Tệp YAML hồ sơ các đơn vị (congvan-units/1), bảng .csv hay .xlsx, tên đơn vị (`xã Chi Lăng; xã Bắc Sơn`), hoặc `all`: mọi đơn vị của địa bàn trong bảng có sẵn",
                        "YAML file of unit profiles (congvan-units/1), a .csv or .xlsx table, names (`xã Chi Lăng; xã Bắc Sơn`), or `all`: every unit of the territory in the built-in table",
                    ),
                )
            },
            value(
                "province",
                ("TÊN", "NAME"),
                (
                    "Chỉ các đơn vị của tỉnh, thành phố này; với --units all, `all` là cả nước, mỗi tỉnh một thư mục",
                    "Only the units of this province; with --units all, `all` is the whole country, a folder a province",
                ),
            ),
            flag(
                "via-district",
                (
                    "Qua cấp huyện xuống cấp xã (chỉ trước 01/07/2025)",
                    "Through the districts to the communes (only before 01/07/2025)",
                ),
            ),
            Argument {
                is_path: true,
                ..value(
                    "answers",
                    FILE,
                    (
                        "Tệp YAML câu trả lời của người soạn (congvan-answers/1), dùng cho mọi đơn vị",
                        "YAML file of the drafter's answers (congvan-answers/1), for all units",
                    ),
                )
            },
            flag(
                "ask",
                (
                    "Hỏi trên màn hình từng câu phải quyết định hay xem lại, một lần cho mọi đơn vị, và ghi câu trả lời vào tệp",
                    "Ask of each sentence to decide or look at, once for all units, and keep the answers in their file",
                ),
            ),
            flag(
                "comments",
                (
                    "Ghi điều phải quyết định, xem lại, điền thành nhận xét trong DOCX",
                    "What to decide, look at and fill in as comments in the DOCX",
                ),
            ),
            flag(
                "tracked",
                (
                    "DOCX là các sửa đổi (track changes) trên văn bản cấp trên",
                    "The DOCX shows the version as tracked changes of the superior's text",
                ),
            ),
            flag(
                "repeat-bases",
                (
                    "Viện dẫn cả căn cứ của văn bản cấp trên; qua cấp huyện thì xã viện dẫn cả văn bản của tỉnh",
                    "Cite the directive's own bases too; through a district, communes cite the province's document too",
                ),
            ),
            choice(
                "group-by",
                ("CÁCH", "HOW"),
                &["source", "assignee"],
                (
                    "Thứ tự các việc: source (như văn bản cấp trên, mặc định), assignee (xếp theo nơi thực hiện)",
                    "Order of the tasks: source (as the directive has them, default), assignee (by who does them)",
                ),
            ),
            value(
                "as",
                ("LOẠI", "TYPE"),
                (
                    "Loại văn bản triển khai: CV (mặc định), CĐ, CT, TB, KH, CTr, PA, HD",
                    "Type of the lower documents: CV (default), CĐ, CT, TB, KH, CTr, PA, HD",
                ),
            ),
            value(
                "date",
                ("NGÀY", "DATE"),
                (
                    "Ngày ban hành của các văn bản cấp dưới: 2027-01-05, 05/01/2027, hoặc 2027-01",
                    "Day of issue of the lower documents: 2027-01-05, 05/01/2027, or 2027-01",
                ),
            ),
            TO,
            output(
                ("THƯ_MỤC", "FOLDER"),
                ("Thư mục kết quả; mặc định thư mục hiện tại", "Output folder; the current one by default"),
            ),
            flag(
                "dry-run",
                ("Chỉ liệt kê sẽ ghi gì, không ghi", "List what would be written and write nothing"),
            ),
            KEEP_GOING,
            JOBS,
            OFFICE,
            TEMPLATES,
            EMBED_SOURCE,
            SIGNATURE_FIELDS,
            REPORT,
            FORCE,
            OCR,
        ],
    },
    Known {
        name: "units",
        about: (
            "Tìm đơn vị hành chính trong bảng có sẵn, cả đơn vị cũ",
            "Find administrative units in the built-in table, former ones too",
        ),
        usage: (
            "congvan units [TÊN…] [--date NGÀY] [--all] [--profile] [--format human|json|csv]",
            "congvan units [SEARCH…] [--date DATE] [--all] [--profile] [--format human|json|csv]",
        ),
        after: (
            "Tên có dấu hay không dấu, có loại hay không, sau dấu phẩy là huyện, tỉnh: congvan units xa chi lang, lang son\nKhông ghi tên thì đếm các đơn vị. Không tìm thấy thì mã thoát là 1.\nBảng ba cấp là của ngày 30/06/2025; thay đổi trước ngày đó chỉ ghi lại một phần.",
            "A name with or without diacritics and kind, district and province after commas: congvan units xa chi lang, lang son\nWithout a name the units are counted. Where nothing is found the exit code is 1.\nThe table of three levels is that of 30/06/2025; few changes before that day are recorded.",
        ),
        arguments: &[
            Argument {
                take: Take::Words,
                ..value(
                    "search",
                    ("TÊN", "SEARCH"),
                    ("Tên đơn vị, nay hoặc cũ", "Name of a unit, present or former"),
                )
            },
            value(
                "date",
                ("NGÀY", "DATE"),
                (
                    "Các đơn vị vào ngày này: 2024-02-01, 01/02/2024; mặc định hai cấp, mọi thay đổi trong bảng đã có hiệu lực",
                    "The units of this day: 2024-02-01, 01/02/2024; by default two levels, all changes of the table in force",
                ),
            ),
            flag(
                "all",
                (
                    "Liệt kê hết, không dừng ở 20 đơn vị; không ghi tên thì mọi đơn vị",
                    "List all, not only the best 20; without a name, every unit",
                ),
            ),
            flag(
                "profile",
                (
                    "In hồ sơ mẫu (congvan-units/1) của đơn vị đúng nhất",
                    "Print a starter profile (congvan-units/1) of the best",
                ),
            ),
            choice(
                "format",
                ("DẠNG", "FORMAT"),
                &["human", "json", "csv"],
                (
                    "Dạng kết quả: human (để đọc, mặc định), json; csv: bảng mẫu, cùng --profile",
                    "How to report: human (default), json; csv: a starter table, with --profile",
                ),
            ),
        ],
    },
    Known {
        name: "rules",
        about: (
            "Liệt kê các quy tắc kiểm tra: mã, tên, mức độ, căn cứ",
            "List the rules: code, name, severity, clause",
        ),
        usage: ("congvan rules [--format human|json]", "congvan rules [--format human|json]"),
        after: ("", ""),
        arguments: &[HUMAN_OR_JSON],
    },
    Known {
        name: "explain",
        about: (
            "Giải thích một mã lỗi, kèm ví dụ sai và đúng",
            "Explain a code, with wrong and right examples",
        ),
        usage: ("congvan explain MÃ… [--format human|json]", "congvan explain CODE… [--format human|json]"),
        after: ("", ""),
        arguments: &[
            Argument {
                take: Take::Files,
                value: ("MÃ", "CODE"),
                ..flag(
                    "code",
                    ("Mã hoặc tên: VB302, symbol-with-space", "Code or name: VB302, symbol-with-space"),
                )
            },
            HUMAN_OR_JSON,
        ],
    },
    Known {
        name: "notices",
        about: (
            "Làm lại mọi văn bản các dịp lễ, tết trong năm từ một kế hoạch",
            "Make a year's notices again from one plan",
        ),
        usage: (
            "congvan notices KẾ_HOẠCH --year NĂM [--references TỆP] [--decisions TỆP] [--assume] [--diff NĂM] [--to docx,pdf,html,txt,yaml,edxml] [-o THƯ_MỤC] [--office TỆP] [--templates THƯ_MỤC] [--embed-source] [--signature-fields] [--dry-run] [--jobs SỐ] [--keep-going] [--format human|json] [--force]",
            "congvan notices PLAN --year YEAR [--references FILE] [--decisions FILE] [--assume] [--diff YEAR] [--to docx,pdf,html,txt,yaml,edxml] [-o FOLDER] [--office FILE] [--templates FOLDER] [--embed-source] [--signature-fields] [--dry-run] [--jobs N] [--keep-going] [--format human|json] [--force]",
        ),
        after: (
            "Kết quả nằm trong thư mục của năm, có trang index.html: văn bản nào, chỗ nào còn phải điền. Kế hoạch năm trước dùng cho năm sau mà không phải sửa. Ngày nghỉ chưa có quyết định thì văn bản để trống (--assume: in ngày dự kiến). Văn bản của cấp trên: --references, dòng đầu của tệp CSV là occasion,year,number,symbol,date,issuer,subject; chưa có thì để trống. Xem docs/notices.md.",
            "Outputs go to the year's folder, with index.html: which documents, and what is left to fill in. Last year's plan serves next year as it is. Days off on which no decision is known are blanks (--assume: those expected).\nDocuments of the superior: --references, a CSV file whose first line is occasion,year,number,symbol,date,issuer,subject; blanks without it. See docs/notices.md.",
        ),
        arguments: &[
            Argument {
                take: Take::File,
                value: ("KẾ_HOẠCH", "PLAN"),
                help: ("Tệp YAML kế hoạch (congvan-notices/1)", "YAML file of the plan (congvan-notices/1)"),
                ..FILES
            },
            value(
                "year",
                ("NĂM", "YEAR"),
                (
                    "Năm của các dịp; mặc định năm ghi trong kế hoạch",
                    "Year of the occasions; the plan's by default",
                ),
            ),
            Argument {
                is_path: true,
                ..value(
                    "references",
                    FILE,
                    (
                        "Tệp CSV văn bản của cấp trên cho từng dịp, từng năm",
                        "CSV file of the superior's documents by occasion and year",
                    ),
                )
            },
            DECISIONS,
            flag(
                "assume",
                (
                    "In các ngày nghỉ dự kiến khi năm chưa có quyết định, thay vì để trống",
                    "Print the days off that are expected where no decision is known, instead of blanks",
                ),
            ),
            value(
                "diff",
                ("NĂM", "YEAR"),
                (
                    "So với năm này: in các chữ khác nhau của từng văn bản, ghi thêm diff.html",
                    "Against this year: print the words that differ in each document, and write diff.html",
                ),
            ),
            TO,
            output(
                ("THƯ_MỤC", "FOLDER"),
                ("Thư mục kết quả; mặc định thư mục hiện tại", "Output folder; the current one by default"),
            ),
            flag(
                "dry-run",
                ("Chỉ liệt kê sẽ ghi gì, không ghi", "List what would be written and write nothing"),
            ),
            JOBS,
            KEEP_GOING,
            OFFICE,
            TEMPLATES,
            EMBED_SOURCE,
            SIGNATURE_FIELDS,
            REPORT,
            FORCE,
        ],
    },
    Known {
        name: "calendar",
        about: (
            "In lịch một năm: ngày lễ, ngày nghỉ, ngày âm lịch, nghỉ bù, hoán đổi",
            "Print a year: holidays, days off, lunar dates, days in lieu and swapped",
        ),
        usage: (
            "congvan calendar NĂM [--format human|json|ics] [--decisions TỆP] [--since TỆP]",
            "congvan calendar YEAR [--format human|json|ics] [--decisions FILE] [--since FILE]",
        ),
        after: (
            "Năm từ 1900 đến 2199; ngày nghỉ có từ năm 1995. Ngày chưa có quyết định của năm tính theo luật và theo những năm có ngày lễ cùng thứ, ghi `chờ quyết định`; của năm đã qua thì ghi `chưa có trong bảng`.",
            "Years from 1900 to 2199; days off from 1995. Where a year's decision is not known, days are computed by law and after years with the same weekday, and marked: awaiting a decision, or not in the table where they are past.",
        ),
        arguments: &[
            Argument {
                take: Take::Word,
                required: true,
                ..value("year", ("NĂM", "YEAR"), ("Năm dương lịch", "The year"))
            },
            choice(
                "format",
                ("DẠNG", "FORMAT"),
                &["human", "json", "ics"],
                (
                    "Dạng kết quả: human (để đọc, mặc định), json, ics (cho điện thoại, phần mềm lịch)",
                    "How to print: human (default), json, ics (for phones and calendar programs)",
                ),
            ),
            DECISIONS,
            Argument {
                is_path: true,
                ..value(
                    "since",
                    FILE,
                    (
                        "Với ics: tệp .ics đã phát lần trước, để lịch trên máy người nhận đổi theo, ngày không còn nghỉ thì hủy",
                        "With ics: the .ics file handed out before, so that calendars follow and days that fell away are cancelled",
                    ),
                )
            },
        ],
    },
    Known {
        name: "register",
        about: (
            "Sổ đăng ký văn bản đi, đến: cấp số, mỗi số một lần; in sổ theo Phụ lục IV",
            "The register of outgoing or incoming documents: gives numbers, each once, and prints it as Annex IV has it",
        ),
        usage: (
            "congvan register SỔ.csv --new outgoing|incoming\ncongvan register SỔ.csv [VĂN_BẢN…] [--date NGÀY] [--office TỆP] [--format human|json] [--force]\ncongvan register SỔ.csv --to docx,pdf [-o THƯ_MỤC] [--year NĂM] [--issuer TÊN] [--superior TÊN]",
            "congvan register BOOK.csv --new outgoing|incoming\ncongvan register BOOK.csv [DOCUMENT…] [--date DAY] [--office FILE] [--format human|json] [--force]\ncongvan register BOOK.csv --to docx,pdf [-o FOLDER] [--year YEAR] [--issuer NAME] [--superior NAME]",
        ),
        after: (
            "Sổ là tệp CSV cơ quan giữ, có các cột của Phụ lục IV (docs/register.md). Không có văn bản thì chỉ xem: dòng sai, số trùng, số nhảy, số tiếp theo. Số bắt đầu từ 01 mỗi năm; tên loại có dãy số riêng ghi ở `own_numbers` của tệp --office.",
            "The register is a CSV file that the office keeps, with the columns of Annex IV (docs/register.md). Without documents it is only looked at: wrong rows, numbers twice or left out, the next number. Numbers begin with 01 each year; types with a series of their own stand in `own_numbers` of the --office file.",
        ),
        arguments: &[
            Argument {
                take: Take::File,
                is_path: true,
                ..value("register", ("SỔ", "BOOK"), ("Sổ đăng ký, tệp .csv", "The register, a .csv file"))
            },
            Argument {
                take: Take::Words,
                is_path: true,
                ..value(
                    "file",
                    ("VĂN_BẢN", "DOCUMENT"),
                    (
                        "Văn bản cần cấp số: đi là tệp YAML đã đúng thể thức, đến là tệp YAML hay tệp như đã nhận (DOCX, PDF, …)",
                        "Documents that get numbers: outgoing ones as YAML without errors, incoming ones as YAML or as they arrived (DOCX, PDF, …)",
                    ),
                )
            },
            choice(
                "new",
                ("LOẠI", "KIND"),
                &["outgoing", "incoming"],
                (
                    "Tạo sổ mới: outgoing (văn bản đi), incoming (văn bản đến)",
                    "Begin a register: outgoing or incoming",
                ),
            ),
            value(
                "date",
                ("NGÀY", "DAY"),
                (
                    "Ngày đến; với văn bản đi là ngày ban hành khi văn bản chưa ghi",
                    "The day of arrival; of an outgoing document its day where it does not say one",
                ),
            ),
            Argument {
                choices: &["docx", "pdf", "html", "txt"],
                help: (
                    "In sổ: docx, pdf, html, txt; mặc định docx,pdf",
                    "Print it: docx, pdf, html, txt; docx,pdf by default",
                ),
                ..TO
            },
            output(
                ("THƯ_MỤC", "FOLDER"),
                (
                    "Thư mục của bản in (mặc định thư mục hiện tại)",
                    "Folder of the print (the current one by default)",
                ),
            ),
            value(
                "year",
                ("NĂM", "YEAR"),
                (
                    "Năm cần xem hay in; bản in mặc định năm cuối của sổ",
                    "The year to look at or to print; prints the last one by default",
                ),
            ),
            value("issuer", ("TÊN", "NAME"), ("Tên cơ quan trên bìa sổ", "The office's name on the cover")),
            value(
                "superior",
                ("TÊN", "NAME"),
                ("Tên cơ quan chủ quản trên bìa sổ", "The name of the body above it on the cover"),
            ),
            OFFICE,
            HUMAN_OR_JSON,
            flag(
                "force",
                (
                    "Vẫn cấp số cho văn bản giống hệt một dòng đã có; ghi đè bản in đã có",
                    "Give a number though a row says the same already; replace prints that are there",
                ),
            ),
        ],
    },
    Known {
        name: "serve",
        about: (
            "Mở trang làm việc trong trình duyệt, và API cho chương trình khác",
            "Open the working page in a browser, and an API for other programs",
        ),
        usage: ("congvan serve [--open] [--port N]", "congvan serve [--open] [--port N]"),
        after: (
            "Chạy trên chính máy này, không cần mạng, không ghi gì ra đĩa. Ctrl-C để dừng.\nAPI: địa chỉ in ra, thêm /api/v1/openapi.json",
            "Runs on this machine alone, needs no network, writes nothing to disk. Ctrl-C stops it.\nThe API: the address printed, with /api/v1/openapi.json",
        ),
        arguments: &[
            flag("open", ("Mở luôn trình duyệt", "Open the browser as well")),
            value(
                "port",
                ("N", "N"),
                (
                    "Cổng; mặc định 3020, hoặc cổng trống kế tiếp. Việc đang làm dở nằm trong trình duyệt theo từng cổng",
                    "The port; 3020 by default, or the next one free. Unfinished work stays in the browser, port by port",
                ),
            ),
            value(
                "listen",
                ("ĐỊA_CHỈ", "ADDRESS"),
                (
                    "Nghe ở địa chỉ khác máy này, cho máy chủ của cơ quan; cần --token; không có TLS: đặt sau máy chủ trung gian",
                    "Listen on another address, for an office's server; needs --token; has no TLS: put it behind a proxy",
                ),
            ),
            value(
                "token",
                ("MÃ", "TOKEN"),
                (
                    "Mã mở trang, ít nhất 16 chữ hoặc số; mặc định một mã mới mỗi lần chạy",
                    "The token that opens the page, 16 letters or digits at least; a new one each time by default",
                ),
            ),
        ],
    },
    Known {
        name: "completions",
        about: (
            "In phần gợi ý lệnh cho shell: bấm Tab để hoàn thành lệnh, tùy chọn",
            "Print what a shell needs to complete commands and options",
        ),
        usage: ("congvan completions SHELL", "congvan completions SHELL"),
        after: (
            "bash: congvan completions bash > ~/.local/share/bash-completion/completions/congvan\nPowerShell: congvan completions powershell >> $PROFILE",
            "bash: congvan completions bash > ~/.local/share/bash-completion/completions/congvan\nPowerShell: congvan completions powershell >> $PROFILE",
        ),
        arguments: &[Argument {
            take: Take::Word,
            required: true,
            ..choice(
                "shell",
                ("SHELL", "SHELL"),
                &["bash", "zsh", "fish", "powershell", "elvish"],
                ("bash, zsh, fish, powershell, elvish", "bash, zsh, fish, powershell, elvish"),
            )
        }],
    },
    Known {
        name: "man",
        about: ("In trang hướng dẫn cho lệnh man", "Print the pages for man"),
        usage: ("congvan man [LỆNH] [-o THƯ_MỤC]", "congvan man [COMMAND] [-o FOLDER]"),
        after: ("", ""),
        arguments: &[
            Argument {
                take: Take::Words,
                ..value("command", ("LỆNH", "COMMAND"), ("Trang của lệnh này", "The page of this command"))
            },
            output(
                ("THƯ_MỤC", "FOLDER"),
                ("Ghi mọi trang vào thư mục này", "Write all pages into this folder"),
            ),
            FORCE,
        ],
    },
    Known {
        name: "doctor",
        about: (
            "Xem máy này có gì: phông chữ, tesseract với tiếng Việt, ngôn ngữ, thư mục ghi được",
            "Tell what is there: fonts, tesseract with Vietnamese, locale, a folder to write to",
        ),
        usage: ("congvan doctor [--format human|json]", "congvan doctor [--format human|json]"),
        after: (
            "Không có thứ nào là bắt buộc để làm DOCX, PDF: thiếu gì thì nói việc nào chưa làm được.",
            "Nothing of it is needed for DOCX and PDF: what is missing is told with what cannot be done.",
        ),
        arguments: &[HUMAN_OR_JSON],
    },
    Known {
        name: "help",
        about: ("Hiện hướng dẫn của một lệnh", "Show the help of a command"),
        usage: ("congvan help [LỆNH]", "congvan help [COMMAND]"),
        after: ("", ""),
        arguments: &[Argument {
            take: Take::Words,
            ..value("command", ("LỆNH", "COMMAND"), ("Tên lệnh", "The command"))
        }],
    },
    Known {
        name: "schema",
        about: (
            "In JSON Schema của tệp YAML, cho trình soạn thảo",
            "Print the JSON Schema of the YAML, for editors",
        ),
        usage: (
            "congvan schema [--units | --office | --notices | --template | --answers | --trace | --import | --manifest]",
            "congvan schema [--units | --office | --notices | --template | --answers | --trace | --import | --manifest]",
        ),
        after: ("", ""),
        arguments: &[
            flag("units", ("Của hồ sơ đơn vị thay vì của văn bản", "Of unit profiles instead of directives")),
            flag(
                "office",
                (
                    "Của nếp trình bày của cơ quan thay vì của văn bản",
                    "Of an office's habits instead of directives",
                ),
            ),
            flag(
                "notices",
                (
                    "Của kế hoạch văn bản trong năm thay vì của văn bản",
                    "Of the plan of a year's notices instead of directives",
                ),
            ),
            flag(
                "template",
                (
                    "Của mẫu văn bản trong kế hoạch thay vì của văn bản",
                    "Of the template of a notice instead of directives",
                ),
            ),
            flag(
                "answers",
                (
                    "Của tệp câu trả lời khi triển khai thay vì của văn bản",
                    "Of the answers to a cascade instead of directives",
                ),
            ),
            flag(
                "trace",
                ("Của bảng đối chiếu trace.json thay vì của văn bản", "Of trace.json instead of directives"),
            ),
            flag(
                "import",
                (
                    "Của kết quả `congvan import --format json` thay vì của văn bản",
                    "Of what `congvan import --format json` writes instead of directives",
                ),
            ),
            flag(
                "manifest",
                (
                    "Của bảng kê manifest.json, và của --format json khi làm văn bản",
                    "Of manifest.json, and of --format json where documents are made",
                ),
            ),
        ],
    },
];
