//! The keys of a plan.

use crate::model::units::UNIT;
use crate::text::shape::Kind::{Choice as OneOf, Count, DayOfEvent, List, Map, OneOrMore, Text as Words};
use crate::text::shape::{Shape, choice, may, must};

/// The plan of a year's notices.
pub static NOTICES: Shape = Shape {
    name: "notices",
    about: ("Kế hoạch văn bản các dịp trong năm", "The plan of a year's notices"),
    fields: &[
        must(
            "format",
            OneOf(&[choice("congvan-notices/1", "phiên bản 1 của định dạng", "version 1 of the format")]),
            ("phiên bản định dạng", "version of this format"),
        ),
        may(
            "year",
            Count(2199),
            ("năm, khi dòng lệnh không ghi `--year`", "the year where the command line gives no `--year`"),
        ),
        must("office", Map(&UNIT), ("hồ sơ cơ quan ban hành", "profile of the issuing office")),
        may(
            "units",
            Words,
            (
                "các đơn vị cấp dưới: tệp congvan-units/1, tính từ chỗ kế hoạch; hoặc `all`: mọi đơn vị của địa bàn trong bảng có sẵn",
                "the lower units: a congvan-units/1 file beside the plan, or `all`: every unit of the territory in the built-in table",
            ),
        ),
        may(
            "values",
            List(&Map(&VALUE)),
            ("giá trị cho mẫu: `values.tên`", "values for templates: `values.name`"),
        ),
        may(
            "duty",
            List(&Map(&DUTY)),
            ("người trực, lần lượt theo ngày nghỉ", "who is on duty, in turn over the days off"),
        ),
        may(
            "events",
            List(&Map(&EVENT)),
            ("sự kiện, ngày kỷ niệm của kế hoạch này", "events and anniversaries of this plan"),
        ),
        must("notices", List(&Map(&NOTICE)), ("các văn bản trong năm", "the documents of the year")),
    ],
};

static VALUE: Shape = Shape {
    name: "value",
    about: ("Một giá trị cho mẫu", "A value for templates"),
    fields: &[
        must(
            "name",
            Words,
            ("tên, chữ thường không dấu (`flag_up`)", "name, in plain small letters (`flag_up`)"),
        ),
        must("value", Words, ("nội dung (`06 giờ 00 phút`)", "what it stands for")),
    ],
};

static DUTY: Shape = Shape {
    name: "duty",
    about: ("Một người trực", "Someone on duty"),
    fields: &[
        must("name", Words, ("họ tên (`Ông Nguyễn Văn A`)", "name with form of address")),
        may("title", Words, ("chức vụ", "title")),
        may("phone", Words, ("điện thoại trực", "telephone on duty")),
    ],
};

static EVENT: Shape = Shape {
    name: "event",
    about: ("Một sự kiện, ngày kỷ niệm", "An event or anniversary"),
    fields: &[
        must(
            "id",
            Words,
            ("tên khóa để các văn bản gọi (`dien_bien_phu`)", "what notices call it (`dien_bien_phu`)"),
        ),
        must("name", Words, ("tên (`Chiến thắng Điện Biên Phủ`)", "name (`Chiến thắng Điện Biên Phủ`)")),
        must(
            "date",
            DayOfEvent,
            ("ngày đầu, hoặc ngày diễn ra sự kiện được kỷ niệm", "first day, or the day remembered"),
        ),
        may("to", DayOfEvent, ("ngày cuối, khi nhiều ngày", "last day, where it takes several")),
        may(
            "anniversary",
            OneOf(&[choice(
                "yes",
                "kỷ niệm hằng năm, tính số năm từ `date`",
                "remembered every year, counted from `date`",
            )]),
            (
                "ngày kỷ niệm; bỏ đi thì sự kiện chỉ có một lần",
                "an anniversary; without it the event takes place once",
            ),
        ),
        may(
            "every",
            Count(100),
            (
                "chỉ những năm tròn (`5`, `10`); mặc định năm nào cũng có",
                "only round years (`5`, `10`); every year by default",
            ),
        ),
    ],
};

static NOTICE: Shape = Shape {
    name: "notice",
    about: ("Một văn bản", "A notice"),
    fields: &[
        must(
            "occasion",
            OneOrMore(&Words),
            (
                "dịp: `tet_duong_lich`, `tet_nguyen_dan`, `gio_to`, `le_30_4_1_5`, `quoc_khanh`, `ngay_van_hoa`, hoặc `id` của một sự kiện",
                "occasion: one of the built-in keys, or the `id` of an event",
            ),
        ),
        must(
            "template",
            Words,
            (
                "mẫu có sẵn (`an-toan-thong-tin`, `nghi-le`), hoặc tệp YAML tính từ chỗ kế hoạch (`mau/cong-van.yaml`)",
                "a built-in template (`an-toan-thong-tin`, `nghi-le`), or a YAML file beside the plan (`mau/cong-van.yaml`)",
            ),
        ),
        may(
            "name",
            Words,
            (
                "tên tệp kết quả; mặc định theo dịp và mẫu",
                "name of the outputs; after occasion and template by default",
            ),
        ),
        may(
            "symbol",
            Words,
            ("ký hiệu, khi khác với hồ sơ (`UBND-KGVX`)", "symbol, where not that of the profile"),
        ),
        may(
            "lead_days",
            Count(120),
            (
                "ban hành trước dịp mấy ngày làm việc; mặc định 15",
                "issued so many working days before the occasion; 15 by default",
            ),
        ),
        may(
            "dated",
            OneOf(&[choice("yes", "ghi cả ngày", "the whole date")]),
            (
                "ghi ngày ban hành theo `lead_days`; mặc định để trống ngày",
                "write the day that `lead_days` gives; a blank by default",
            ),
        ),
        may(
            "below",
            OneOf(&[
                choice("none", "chỉ cơ quan ban hành (mặc định)", "the office alone (default)"),
                choice("cascade", "triển khai xuống từng đơn vị", "cascaded to each unit"),
                choice(
                    "own",
                    "mỗi đơn vị tự ban hành theo cùng mẫu",
                    "each unit issues its own from the same template",
                ),
            ]),
            ("các đơn vị ở `units` làm gì", "what the units in `units` do"),
        ),
    ],
};
