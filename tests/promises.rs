//! What holds of any input: no panic, the same bytes, every fault at once, and one meaning in every output.

use congvan::model::directive::Directive;
use congvan::text::source::Source;

use crate::support::{compose, directive, fixtures, root, source};

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (name, _) in fixtures() {
        let make = || {
            let document = compose(&directive(&format!("fixtures/{name}/input.yaml")));
            (congvan_docx::write(&document), congvan_pdf::write(&document).expect("every glyph is there"))
        };
        let first = make();
        let other = std::thread::spawn({
            let name = name.clone();
            move || {
                let document = compose(&directive(&format!("fixtures/{name}/input.yaml")));
                (congvan_docx::write(&document), congvan_pdf::write(&document).expect("every glyph is there"))
            }
        });
        assert!(first == make(), "{name}");
        assert!(first == other.join().expect("the other thread ends"), "{name}");
    }
}

/// A small generator of its own, so that a failure can be run again.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

#[test]
fn mutated_files_never_panic() {
    let mut random = Random(0x5eed);
    let pieces = [
        "\t",
        ": ",
        "- ",
        "\"",
        "'",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">-",
        "&a",
        "*a",
        "!!x",
        "---",
        "#",
        "\r",
        "ộ",
        "~",
        "2024-02-30",
        "___",
    ];
    for (name, _) in fixtures() {
        let original = source(&format!("fixtures/{name}/input.yaml")).text().to_owned();
        for _ in 0..150 {
            let mut text = original.clone();
            for _ in 0..=random.below(4) {
                let at = text.floor_char_boundary(random.below(text.len()));
                if random.below(2) == 0 {
                    text.insert_str(at, pieces[random.below(pieces.len())]);
                } else {
                    let end = text.ceil_char_boundary((at + random.below(40)).min(text.len()));
                    text.replace_range(at..end, "");
                }
            }
            let source = Source::new(name.as_str(), text);
            let checked = Directive::parse(&source);
            for found in &checked.diagnostics {
                let _ = found.render(&source, congvan::text::diagnostic::Lang::Vi, false);
                let _ = found.to_json(&source);
            }
            if let Some(directive) = checked.value {
                let document = compose(&directive);
                let _ = (
                    congvan_docx::write(&document),
                    congvan_pdf::layout(&document),
                    congvan::compose::html::write(&document),
                );
            }
        }
    }
}

#[test]
fn another_yaml_reader_sees_the_same_values() {
    for (name, _) in fixtures() {
        let text = source(&format!("fixtures/{name}/input.yaml")).text().to_owned();
        let value: serde_yaml::Value =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let read = directive(&format!("fixtures/{name}/input.yaml"));
        let text = |value: &serde_yaml::Value| {
            value.as_str().unwrap_or_else(|| panic!("{name}: {value:?}")).trim().to_owned()
        };
        let or_nothing =
            |value: &serde_yaml::Value| if value.is_null() { String::new() } else { text(value) };
        assert_eq!(read.subject.notation(), or_nothing(&value["subject"]), "{name}");
        let issuers = value["issuer"].as_sequence().cloned().unwrap_or(vec![value["issuer"].clone()]);
        let issuers: Vec<String> = issuers.iter().map(|issuer| text(&issuer["name"])).collect();
        let own: Vec<&str> = read.issuers().map(|issuer| issuer.name.notation()).collect();
        assert_eq!(own, issuers, "{name}");
        let names = value["recipients"].as_sequence().cloned().unwrap_or_default();
        let names: Vec<String> =
            names.iter().map(|to| if to.is_string() { text(to) } else { text(&to["name"]) }).collect();
        assert_eq!(
            read.recipients.iter().map(|to| to.name.notation().to_owned()).collect::<Vec<_>>(),
            names,
            "{name}"
        );
        let mut words = Vec::new();
        collect(&value["measures"], &mut words);
        let own: Vec<&str> =
            read.texts_of_measures().into_iter().flat_map(|text| text.notation().split(' ')).collect();
        assert_eq!(own, words, "{name}");
    }
}

/// Every word of the measures in another reader's tree, in the order of the page.
fn collect(value: &serde_yaml::Value, words: &mut Vec<String>) {
    let mut add = |text: &str| words.extend(text.split_whitespace().map(str::to_owned));
    match value {
        serde_yaml::Value::String(text) => add(text),
        serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| collect(item, words)),
        serde_yaml::Value::Mapping(map) => {
            for key in ["heading", "text", "items", "content"] {
                if let Some(value) = map.get(key) {
                    collect(value, words);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn several_faults_are_reported_at_once_with_their_places() {
    let text = "format: congvan/1\nissuer:\n  nam: Sở A\nnumber: {symbol: A-B}\nnumber: {symbol: C}\nplace: [Hà Nội]\ndate: 2027-02-30\nsubject: x\nrecipients: []\nmeasures: [a]\ndistribution: {to: [a], archive: [VT]}\n";
    let source = Source::new("faults.yaml", text);
    let found: Vec<(&str, usize)> = Directive::parse(&source)
        .diagnostics
        .iter()
        .map(|found| (found.code, source.line_column(found.span.start).0))
        .collect();
    for wanted in [("VB005", 3), ("VB006", 3), ("VB003", 5), ("VB004", 6), ("VB008", 7), ("VB009", 9)] {
        assert!(found.contains(&wanted), "{wanted:?} is not in {found:?}");
    }
    assert_eq!(found.iter().filter(|(code, _)| *code == "VB006").count(), 2, "name, signatory: {found:?}");
}

#[test]
fn a_syntax_error_does_not_hide_the_faults_after_it() {
    let text = "format: congvan/1\nsubject: \"a\" b\nplce: x\ndate: 2027-13\n";
    let found = Directive::parse(&Source::new("faults.yaml", text)).diagnostics;
    let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
    assert!(codes.contains(&"VB001"), "{codes:?}");
}

/// The words of every format are those of the document.
#[test]
fn docx_holds_the_words_of_the_document() {
    for (name, _) in fixtures() {
        let document = compose(&directive(&format!("fixtures/{name}/input.yaml")));
        let docx = docx_rs::read_docx(&congvan_docx::write(&document)).expect("another reader opens it");
        // Where no line ends, Word has another space and another hyphen, which this reader passes over.
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let json = plain(&docx.json());
        // The other reader's tree leaves out headers and footers.
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        for paragraph in blocks.flat_map(|block| block.paragraphs()) {
            for piece in &paragraph.content {
                if let congvan::document::Inline::Text { text, .. } = piece {
                    let quoted = serde_json::to_string(&plain(text)).expect("text is JSON");
                    let mut parts = quoted.trim_matches('"').split('-');
                    assert!(parts.all(|part| json.contains(part)), "{name}: `{text}` is lost");
                }
            }
        }
    }
}

#[test]
fn generated_pages_are_current() {
    let page = format!(
        "{}{}",
        FORMAT_HEAD,
        congvan::text::shape::reference(&congvan::model::directive::format::DIRECTIVE)
    );
    let page = format!(
        "{page}\n# Hồ sơ đơn vị `congvan-units/1`\n{}",
        congvan::text::shape::reference(&congvan::model::units::UNITS)
    );
    let page = format!(
        "{page}\n# Nếp của cơ quan `congvan-office/1`\n{}",
        congvan::text::shape::reference(&congvan::office::OFFICE)
    );
    let path = root().join("docs/format.md");
    if std::env::var_os("CONGVAN_UPDATE").is_some() {
        std::fs::write(&path, &page).expect("docs can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/format.md is not what the field tables say; run the tests with CONGVAN_UPDATE=1"
    );
}

const FORMAT_HEAD: &str = "# Định dạng đầu vào `congvan/1`\n\nTrang này sinh ra từ chính các bảng khóa mà chương trình dùng để đọc tệp; không sửa tay.\nMọi giá trị là chữ: `08` vẫn là `08`. Trong câu: `*nghiêng*`, `**đậm**`, `<https://…>`, `___` là chỗ trống để điền sau,\n`CO~2~`, `m^2^` là chỉ số dưới, trên, `^[…]` ngay sau chữ là chú thích cuối trang ([ví dụ](../fixtures/bao-cao-chu-thich/input.yaml)). Muốn in chính các dấu ấy thì ghi `\\` trước: `\\*`, `\\{deadline\\}`.\nĐoạn văn, các mục con và bảng đứng theo thứ tự nào cũng viết được bằng khóa `content`: xem [ví dụ](../fixtures/huong-dan-chua-chay/input.yaml).\nJSON cũng là YAML, nên tệp JSON dùng được như vậy; trong JSON, `null` và `[]` coi như không ghi khóa ấy. Khóa bắt đầu bằng `x-` là\ncủa chương trình khác, ở đây bỏ qua; JSON Schema: `congvan schema`.\nLời chú đứng riêng một dòng sau `# `, hoặc sau câu, cách hai dấu cách. Dấu đã ghi ở cuối câu thì in như đã ghi; không ghi thì\nchương trình thêm.\n";

/// What a program writes that has nothing to say of some keys, and has keys of its own.
#[test]
fn json_may_say_nothing_and_more() {
    let mut read = 0;
    for (name, _) in fixtures() {
        let text = source(&format!("fixtures/{name}/input.yaml")).text().to_owned();
        // Another reader's values as JSON; what is written beside a file stays away.
        let value: serde_yaml::Value =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut value = serde_json::to_value(value).unwrap_or_else(|error| panic!("{name}: {error}"));
        let plain = Directive::parse(&Source::new("a.json", value.to_string()));
        // Keys of this JSON stand by their letters, which some documents may not have.
        let Ok(plain) = plain.into_result() else { continue };
        read += 1;
        value["x-office"] = serde_json::json!({ "id": 7, "list": [] });
        for key in ["contacts", "appendices", "closing", "purpose", "copy"] {
            if value.get(key).is_none() {
                value[key] = if key == "purpose" { serde_json::Value::Null } else { serde_json::json!([]) };
            }
        }
        for own in value["measures"].as_array_mut().into_iter().flatten().filter(|own| own.is_object()) {
            for key in ["items", "deadline"] {
                if own.get(key).is_none() {
                    own[key] =
                        if key == "deadline" { serde_json::Value::Null } else { serde_json::json!([]) };
                }
            }
        }
        let more = Directive::parse(&Source::new("b.json", value.to_string()));
        let more = more.into_result().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(more.to_yaml(), plain.to_yaml(), "{name}");
    }
    assert!(read >= 20, "{read}");
    // A key that nobody knows is told, whatever stands behind it.
    for (key, value) in [("isuer", "null"), ("mesures", "[]"), ("mesures", "1")] {
        let text = format!("{{\"format\": \"congvan/1\", \"{key}\": {value}}}");
        let found = Directive::parse(&Source::new("a.json", text)).diagnostics;
        assert!(found.iter().any(|found| found.code == "VB005"), "{key}: {value}: {found:#?}");
    }
    let yaml = source("fixtures/lang-son-tet-2027/input.yaml").text().to_owned();
    let asked = Directive::parse(&Source::new("a.yaml", format!("{yaml}appendices: []\n")));
    assert!(asked.diagnostics.iter().any(|found| found.code == "VB009"), "a person is asked");
    let nothing = Directive::parse(&Source::new(
        "a.json",
        "{\"format\": \"congvan/1\", \"issuer\": null, \"measures\": []}",
    ));
    assert!(nothing.value.is_none() || nothing.has_failed(), "what a document needs is missed all the same");
}

#[test]
fn every_schema_has_a_name() {
    use congvan::text::diagnostic::Lang;
    use congvan::text::shape::json_schema;
    let id = |schema: serde_json::Value| schema["$id"].as_str().map(str::to_owned);
    let directive = congvan::model::directive::schema(Lang::En);
    assert_eq!(id(directive).as_deref(), Some("urn:congvan:congvan:1"));
    let units = json_schema(&congvan::model::units::UNITS, Lang::En);
    assert_eq!(id(units).as_deref(), Some("urn:congvan:congvan-units:1"));
    let template = congvan::notices::template_schema(Lang::En);
    assert_eq!(id(template).as_deref(), Some("urn:congvan:congvan-template:1"), "it takes other files");
    let trace = congvan::cascade::trace_schema(Lang::En);
    assert!(id(trace).is_some_and(|id| id.starts_with("urn:congvan:congvan-trace:")));
}
