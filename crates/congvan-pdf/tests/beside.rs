//! What files hold beside their pages: structure, bookmarks, an attachment, signature fields.

mod sample;

use congvan::document::{Block, Document, Section};
use congvan::length::Length;
use congvan::style::{Role, style};
use congvan_pdf::{Attachment, Item, Options, layout, write, write_with};
use lopdf::{Dictionary, Object};
use sample::report::{leave, minutes, report};
use sample::{dispatch, plain};

fn with_fields() -> Options {
    Options { signature_fields: true, ..Options::default() }
}

fn with_attachment() -> Options {
    let attachment = Attachment {
        name: "công văn.yaml".into(),
        media_type: "application/yaml".into(),
        bytes: b"format: congvan/1\n".to_vec(),
        description: "Dữ liệu nguồn".into(),
    };
    Options { attachment: Some(attachment), ..Options::default() }
}

fn read(document: &Document, options: &Options) -> lopdf::Document {
    lopdf::Document::load_mem(&write_with(document, options).unwrap()).unwrap()
}

fn dict<'a>(file: &'a lopdf::Document, object: &'a Object) -> &'a Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap()
}

fn text(dict: &Dictionary, key: &[u8]) -> String {
    lopdf::decode_text_string(dict.get(key).unwrap()).unwrap()
}

fn name(dict: &Dictionary, key: &[u8]) -> String {
    String::from_utf8(dict.get(key).unwrap().as_name().unwrap().to_vec()).unwrap()
}

/// The structure below `element`, one line an element, indented; marked content and annotations by kind.
fn structure(file: &lopdf::Document, element: &Dictionary, depth: usize, out: &mut Vec<String>) {
    out.push(format!("{}{}", " ".repeat(depth), name(element, b"S")));
    let kids = element.get(b"K").unwrap();
    for kid in kids.as_array().map_or(std::slice::from_ref(kids), Vec::as_slice) {
        let kid = dict(file, kid);
        match name(kid, b"Type").as_str() {
            "StructElem" => structure(file, kid, depth + 1, out),
            other => out.push(format!("{}{other}", " ".repeat(depth + 1))),
        }
    }
}

fn whole_structure(file: &lopdf::Document) -> Vec<String> {
    let root = dict(file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut out = Vec::new();
    structure(file, dict(file, root.get(b"K").unwrap()), 0, &mut out);
    out
}

/// Titles, indented, from `first` on along its siblings; every link back is checked.
fn bookmarks(file: &lopdf::Document, above: &Dictionary, depth: usize, out: &mut Vec<String>) -> i64 {
    let Ok(mut next) = above.get(b"First") else { return 0 };
    let mut count = 0;
    let mut previous: Option<&Object> = None;
    loop {
        let entry = dict(file, next);
        out.push(format!("{}{}", "  ".repeat(depth), text(entry, b"Title")));
        assert_eq!(entry.get(b"Prev").ok(), previous);
        assert!(std::ptr::eq(dict(file, entry.get(b"Parent").unwrap()), above));
        let place = entry.get(b"Dest").unwrap().as_array().unwrap();
        assert_eq!(name(dict(file, &place[0]), b"Type"), "Page");
        let below = bookmarks(file, entry, depth + 1, out);
        assert_eq!(entry.get(b"Count").and_then(Object::as_i64).unwrap_or(0), below);
        count += 1 + below;
        previous = Some(next);
        match entry.get(b"Next") {
            Ok(object) => next = object,
            Err(_) => break,
        }
    }
    assert_eq!(above.get(b"Last").ok(), previous);
    count
}

fn widgets(file: &lopdf::Document) -> Vec<&Dictionary> {
    let form = dict(file, file.catalog().unwrap().get(b"AcroForm").unwrap());
    form.get(b"Fields").unwrap().as_array().unwrap().iter().map(|field| dict(file, field)).collect()
}

fn rectangle(widget: &Dictionary) -> [f32; 4] {
    let corners = widget.get(b"Rect").unwrap().as_array().unwrap();
    std::array::from_fn(|at| corners[at].as_float().unwrap())
}

#[test]
fn bookmarks_are_the_headings_nested_by_level() {
    let file = read(&report(), &Options::default());
    let root = dict(&file, file.catalog().unwrap().get(b"Outlines").unwrap());
    let mut found = Vec::new();
    let count = bookmarks(&file, root, 0, &mut found);
    assert_eq!(root.get(b"Count").unwrap().as_i64().unwrap(), count);
    let expected = "\
I. TÌNH HÌNH CHUNG
  1. Công tác chỉ đạo
II. KIẾN NGHỊ
Phụ lục I. DỰ TOÁN KINH PHÍ
Phụ lục II. QUY CHẾ TRỰC LỄ
  Chương I. QUY ĐỊNH CHUNG
    Mục 1. PHẠM VI, ĐỐI TƯỢNG
      Điều 1. Phạm vi điều chỉnh
    Mục 2. NGUYÊN TẮC
      Điều 2. Phạm vi điều chỉnh
  Chương II. TỔ CHỨC THỰC HIỆN
    Mục 1. PHẠM VI, ĐỐI TƯỢNG
      Điều 4. Phạm vi điều chỉnh
    Mục 2. NGUYÊN TẮC
      Điều 5. Phạm vi điều chỉnh";
    assert_eq!(found, expected.lines().collect::<Vec<_>>());
}

#[test]
fn without_headings_there_are_no_bookmarks() {
    let blocks = vec![
        Block::Paragraph(plain(Role::Body, "Nội dung.")),
        Block::Paragraph(plain(Role::RomanHeading, "")),
    ];
    let file = read(&Document { sections: vec![Section::new(blocks)], ..dispatch() }, &Options::default());
    assert!(!file.catalog().unwrap().has(b"Outlines"));
}

#[test]
fn tables_are_tagged_by_row_and_cell() {
    let file = read(&report(), &Options::default());
    let lines = whole_structure(&file);
    let count = |tag: &str| lines.iter().filter(|line| line.trim() == tag).count();
    assert_eq!(count("Table"), 2);
    assert_eq!(count("TR"), 61 + 32);
    assert_eq!(count("TH"), 5 + 12);
    assert_eq!(count("TD"), 60 * 5 + 30 * 6);
    let row = " Table\n  TR\n   TH\n    P\n     MCR\n   TH\n";
    assert!(lines.join("\n").contains(row), "{lines:#?}");
    let heads = file.objects.values().filter_map(|object| object.as_dict().ok());
    let heads = heads.filter(|dict| dict.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"TH"));
    for head in heads {
        assert_eq!(name(head.get(b"A").unwrap().as_dict().unwrap(), b"Scope"), "Column");
    }
}

#[test]
fn stamps_and_margins_are_read_where_they_stand() {
    let document = report();
    let file = read(&document, &Options::default());
    let all = file.extract_text(&file.get_pages().into_keys().collect::<Vec<_>>()).unwrap();
    let at = |words: &str| all.find(words).unwrap_or_else(|| panic!("{words} in {all}"));
    let order = [
        "LƯU HÀNH NỘI BỘ",
        "UBND TỈNH",
        "HỎA TỐC",
        "THƯỢNG KHẨN",
        "CỘNG HÒA",
        "BÁO CÁO",
        "Họ và tên",
        "Địa chỉ",
    ];
    assert!(order.map(at).is_sorted(), "{all}");
}

#[test]
fn an_attachment_lies_in_the_file_as_its_source() {
    let options = with_attachment();
    let file = read(&dispatch(), &options);
    let catalog = file.catalog().unwrap();
    let given = options.attachment.unwrap();
    let specification = dict(&file, &catalog.get(b"AF").unwrap().as_array().unwrap()[0]);
    assert_eq!(name(specification, b"AFRelationship"), "Source");
    assert_eq!(
        (text(specification, b"UF"), text(specification, b"Desc")),
        (given.name.clone(), given.description)
    );
    assert_eq!(specification.get(b"F").unwrap().as_str().unwrap(), b"c_ng v_n.yaml");
    let stream = specification.get(b"EF").unwrap().as_dict().unwrap().get(b"F").unwrap();
    let stream = file.dereference(stream).unwrap().1.as_stream().unwrap();
    assert_eq!(name(&stream.dict, b"Subtype"), "application/yaml");
    assert_eq!(stream.get_plain_content().unwrap(), given.bytes);
    let names = dict(&file, dict(&file, catalog.get(b"Names").unwrap()).get(b"EmbeddedFiles").unwrap());
    assert_eq!(
        lopdf::decode_text_string(&names.get(b"Names").unwrap().as_array().unwrap()[0]).unwrap(),
        given.name
    );
    let metadata = file.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
    let metadata = String::from_utf8(metadata.content.clone()).unwrap();
    assert!(metadata.contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"));
}

#[test]
fn what_is_no_media_type_counts_as_any_bytes() {
    for media_type in ["", "yaml", "a/", "a/b/c", "văn/bản"] {
        let mut options = with_attachment();
        options.attachment.as_mut().unwrap().media_type = media_type.into();
        let bytes = write_with(&dispatch(), &options).unwrap();
        let said = b"/Subtype/application#2Foctet-stream";
        assert!(bytes.windows(said.len()).any(|window| window == said), "{media_type}");
    }
}

#[test]
fn signature_fields_stand_between_title_and_name() {
    let signed = [
        (dispatch(), "Nguyễn Thị Thu Hường"),
        (report(), "Nguyễn Thị Thu Hường"),
        (leave(), "Nguyễn Thị Thu Hường"),
        (minutes(), "Phạm Thị Cúc"),
    ];
    for (document, name_of_signer) in signed {
        let pages = layout(&document);
        let texts = |page: usize| {
            pages[page].items.iter().filter_map(|item| match item {
                Item::Text(text) if text.role == Role::SignerName => Some(text),
                _ => None,
            })
        };
        let (page, signer) = (0..pages.len())
            .find_map(|page| {
                texts(page).find(|text| text.text == name_of_signer).map(|text| (&pages[page], text))
            })
            .expect("the signer's name is on a page");
        let file = read(&document, &with_fields());
        let [hand, seal] = widgets(&file)[..] else { panic!("two fields") };
        assert_eq!((text(hand, b"T").as_str(), text(seal, b"T").as_str()), ("ChuKyNguoiKy", "ChuKyCoQuan"));
        for widget in [hand, seal] {
            assert_eq!(name(widget, b"FT"), "Sig");
            assert!(!widget.has(b"V") && widget.has(b"TU") && widget.has(b"StructParent"));
            assert!(dict(&file, widget.get(b"AP").unwrap()).has(b"N"));
        }
        let [left, bottom, right, top] = rectangle(hand);
        let [seal_left, seal_bottom, seal_right, seal_top] = rectangle(seal);
        let space = style(Role::SignerName, &document.form).before.as_pt() as f32;
        assert!((top - bottom - space).abs() < 0.02, "as high as the space for it");
        let name_top = (page.height - signer.baseline + signer.size).as_pt() as f32;
        assert!(bottom >= name_top - 2.0, "above the name");
        assert!((left..right).contains(&((signer.x + signer.width() / 2).as_pt() as f32)));
        assert_eq!((seal_bottom, seal_top), (bottom, top));
        assert!(seal_left < left && seal_left > (document.form.margins.left).as_pt() as f32);
        assert!(((seal_right - left) / (right - left) - 1.0 / 3.0).abs() < 0.001, "over a third of it");
        assert!(right < (page.width - document.form.margins.right + Length::pt(1)).as_pt() as f32);
    }
}

#[test]
fn signature_fields_are_read_before_the_name() {
    let file = read(&dispatch(), &with_fields());
    let lines = whole_structure(&file);
    let at = lines.iter().position(|line| line == " Form").expect("a form element");
    assert_eq!(lines[at..at + 6], [" Form", "  OBJR", " Form", "  OBJR", " P", "  MCR"]);
    let root = dict(&file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let parents =
        root.get(b"ParentTree").unwrap().as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let keys: Vec<i64> = parents.iter().step_by(2).map(|key| key.as_i64().unwrap()).collect();
    assert!(keys.is_sorted());
    assert_eq!(root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap(), keys.last().unwrap() + 1);
    for widget in widgets(&file) {
        assert!(keys.contains(&widget.get(b"StructParent").unwrap().as_i64().unwrap()));
    }
}

#[test]
fn where_nobody_signs_there_are_no_fields() {
    let unsigned = Document {
        sections: vec![Section::new(vec![Block::Paragraph(plain(Role::Body, "Nội dung."))])],
        ..dispatch()
    };
    assert!(!read(&unsigned, &with_fields()).catalog().unwrap().has(b"AcroForm"));
    write_with(&Document { sections: Vec::new(), ..dispatch() }, &with_fields()).unwrap();
}

#[test]
fn the_same_options_give_the_same_bytes_and_others_another_name() {
    let id = |bytes: &[u8]| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    let mut longer = with_attachment();
    longer.attachment.as_mut().unwrap().bytes.push(b'\n');
    let all = [Options::default(), with_fields(), with_attachment(), longer];
    let files: Vec<_> = all.iter().map(|options| write_with(&report(), options).unwrap()).collect();
    assert_eq!(files[0], write(&report()).unwrap());
    for (options, file) in all.iter().zip(&files) {
        assert_eq!(*file, write_with(&report(), options).unwrap());
    }
    let ids: std::collections::BTreeSet<_> = files.iter().map(|file| id(file)).collect();
    assert_eq!(ids.len(), files.len());
}
