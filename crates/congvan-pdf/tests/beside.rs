//! What files hold beside their pages: structure, bookmarks, an attachment, signature fields.

mod sample;

use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::document::style::{Role, style};
use congvan::document::{Block, Document, Inline, Label, Paragraph, Piece, Rule, Section, Stamp};
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

fn signatures(file: &lopdf::Document) -> Vec<&Dictionary> {
    widgets(file).into_iter().filter(|widget| name(widget, b"FT") == "Sig").collect()
}

fn find_field<'f>(fields: &[&'f Dictionary], name: &str) -> &'f Dictionary {
    fields.iter().find(|field| text(field, b"T") == name).unwrap_or_else(|| panic!("no field {name}"))
}

#[test]
fn signature_fields_stand_between_title_and_name() {
    let signed = [(dispatch(), "Nguyễn Thị Thu Hường"), (report(), "Nguyễn Thị Thu Hường")];
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
        let fields = signatures(&file);
        assert_eq!(fields.len(), 2);
        let (hand, seal) = (find_field(&fields, "ChuKyNguoiKy"), find_field(&fields, "ChuKyCoQuan"));
        for widget in [hand, seal] {
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
        // The seal in its real size, in the middle of the signature's height.
        let real = Length::mm(35).as_pt() as f32;
        for side in [seal_right - seal_left, seal_top - seal_bottom] {
            assert!((side - real).abs() < 0.02, "{side} pt");
        }
        assert!((seal_bottom + seal_top - bottom - top).abs() < 0.04);
        assert!(seal_left < left && seal_left > (document.form.margins.left).as_pt() as f32);
        assert!(((seal_right - left) / (right - left) - 1.0 / 3.0).abs() < 0.001, "over a third of it");
        assert!(right < (page.width - document.form.margins.right + Length::pt(1)).as_pt() as f32);
    }
}

/// With the room that is asked for, no field to sign lies over printed words, whoever signs.
#[test]
fn fields_to_sign_lie_over_no_words() {
    for mut document in [dispatch(), report(), minutes(), leave()] {
        document.form.seal_room = true;
        let pages = layout(&document);
        let file = read(&document, &with_fields());
        let fields = signatures(&file);
        assert!(fields.len() >= 2);
        for field in fields {
            let own = field.get(b"P").unwrap().as_reference().unwrap();
            let page = file.get_pages().values().position(|id| *id == own);
            let page = &pages[page.expect("it is on a page")];
            let [left, bottom, right, top] = rectangle(field);
            for item in &page.items {
                let Item::Text(text) = item else { continue };
                let words = [text.x, text.x + text.width()].map(|x| x.as_pt() as f32);
                // From the ascenders to the descenders.
                let up = metrics::line_ascent(text.size);
                let down = metrics::line_height(text.size) - up;
                let lines =
                    [text.baseline + down, text.baseline - up].map(|y| (page.height - y).as_pt() as f32);
                let meet = [words[0] - right, left - words[1], lines[0] - top, bottom - lines[1]];
                let beside = meet.iter().any(|apart| *apart > -0.02);
                assert!(beside, "`{}` lies under a field", text.text);
            }
        }
    }
}

#[test]
fn everybody_who_signs_has_a_field_and_the_agency_one() {
    let names = |document: &Document| {
        let file = read(document, &with_fields());
        signatures(&file).iter().map(|field| text(field, b"T")).collect::<Vec<_>>()
    };
    // What another body confirms is signed there.
    assert_eq!(names(&leave()), ["ChuKyNguoiKy", "ChuKyCoQuan"]);
    let four = ["ChuKyNguoiKy", "ChuKyNguoiKy2", "ChuKyNguoiKy3", "ChuKyCoQuan", "ChuKyNguoiKy4"];
    assert_eq!(names(&minutes()), four);
}

#[test]
fn on_a_copy_only_who_copies_signs() {
    let mut copy = dispatch();
    let closing = copy.sections[0].blocks.last().unwrap().clone();
    let rule = Rule { role: Role::CopyRule, length: Length::mm(165) };
    copy.sections[0].blocks.extend([Block::Rule(rule), closing]);
    let file = read(&copy, &with_fields());
    assert_eq!(signatures(&file).len(), 2);
    let mut electronic = dispatch();
    electronic.sections[0].top_margin.push(Piece::Paragraph(plain(Role::SignatureMark, "SAO Y")));
    assert!(signatures(&read(&electronic, &with_fields())).is_empty());
}

#[test]
fn number_and_day_are_typed_where_they_are_blank() {
    let document = dispatch();
    let pages = layout(&document);
    let file = read(&document, &with_fields());
    let fields = widgets(&file);
    for (name_of_field, role) in [("SoVanBan", Role::Number), ("NgayBanHanh", Role::PlaceDate)] {
        let field = find_field(&fields, name_of_field);
        assert_eq!(name(field, b"FT"), "Tx");
        let text = pages[0].items.iter().find_map(|item| match item {
            Item::Text(text) if text.role == role => Some(text),
            _ => None,
        });
        let text = text.expect("it is on the first page");
        let [left, bottom, right, top] = rectangle(field);
        assert!(left > text.x.as_pt() as f32 && right < (text.x + text.width()).as_pt() as f32 + 0.01);
        let baseline = (pages[0].height - text.baseline).as_pt() as f32;
        assert!((bottom..top).contains(&baseline));
        let appearance = field.get(b"DA").unwrap().as_str().unwrap().to_vec();
        assert!(String::from_utf8(appearance).unwrap().contains(" Tf"));
    }
    assert!(!fields.iter().any(|field| text(field, b"T") == "ThangBanHanh"), "the month is known");
    let form = dict(&file, file.catalog().unwrap().get(b"AcroForm").unwrap());
    let fonts = dict(&file, dict(&file, form.get(b"DR").unwrap()).get(b"Font").unwrap());
    assert_eq!(fonts.len(), 2, "upright and slanted");
}

#[test]
fn a_draft_that_goes_with_a_document_has_no_fields() {
    let mut document = dispatch();
    let mut draft = document.sections[0].clone();
    let text = "DỰ THẢO".to_owned();
    let size = Length::mm(30);
    let stamp = Piece::Stamp(Stamp { role: Role::DraftMark, text, width: size, height: size });
    let Some(Block::Columns(head)) = draft.blocks.first_mut() else { panic!("no letterhead") };
    head.rows[1][0].push(stamp);
    document.sections.push(draft);
    let file = read(&document, &with_fields());
    let numbers = widgets(&file).into_iter().filter(|field| self::text(field, b"T") == "SoVanBan").count();
    assert_eq!(numbers, 1);
}

/// A list holds its items, the items their number and their words, and the words what stands below it: the list, and what
/// comes before the next item.
#[test]
fn items_are_tagged_as_lists() {
    let labelled = |role, label: &str, level, begins| {
        let mut item = plain(role, "Nội dung.");
        item.label = Some(Label { level, begins, ..Label::text(label) });
        Block::Paragraph(item)
    };
    let words = || Block::Paragraph(plain(Role::Body, "Thêm."));
    let blocks = vec![
        labelled(Role::Clause, "1.", 0, true),
        words(),
        labelled(Role::Point, "a)", 1, true),
        labelled(Role::Clause, "1.", 2, true),
        labelled(Role::Point, "b)", 1, false),
        words(),
        labelled(Role::Clause, "2.", 0, false),
        words(),
        labelled(Role::Dash, "-", 0, true),
    ];
    let file = read(&Document { sections: vec![Section::new(blocks)], ..dispatch() }, &Options::default());
    let lines = whole_structure(&file);
    let structure: Vec<&str> =
        lines.iter().filter(|line| !line.ends_with("MCR")).map(String::as_str).collect();
    let expected = "\
Document
 L
  LI
   Lbl
   LBody
    P
    L
     LI
      Lbl
      LBody
       L
        LI
         Lbl
         LBody
     LI
      Lbl
      LBody
    P
  LI
   Lbl
   LBody
 P
 L
  LI
   Lbl
   LBody";
    assert_eq!(structure, expected.lines().collect::<Vec<_>>());
}

#[test]
fn the_subject_is_the_title_and_headings_stand_below_it() {
    let file = read(&report(), &Options::default());
    let lines = whole_structure(&file);
    let tags: Vec<&str> =
        lines.iter().map(|line| line.trim()).filter(|tag| tag.starts_with('H') || *tag == "Title").collect();
    assert_eq!(tags[..2], ["Title", "H2"]);
    assert!(!tags.contains(&"H1"));
    let root = dict(&file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    assert_eq!(name(dict(&file, root.get(b"RoleMap").unwrap()), b"Title"), "H1");
}

#[test]
fn signature_fields_are_read_before_the_name() {
    let file = read(&dispatch(), &with_fields());
    let lines = whole_structure(&file);
    // Number and day before, then hand and seal.
    let at = lines.iter().rposition(|line| line == " Form").expect("a form element") - 2;
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

#[test]
fn footnotes_are_notes_with_names_of_their_own() {
    let note = |number| Inline::Note { number, text: vec![Inline::text("lời chú")] };
    let content = vec![Inline::text("một"), note(1), Inline::text(" hai"), note(2)];
    let section = Section::new(vec![Block::Paragraph(Paragraph::new(Role::Body, content))]);
    let file = read(&Document { sections: vec![section], ..dispatch() }, &Options::default());
    let expected = "\
Document
 P
  MCR
  Reference
   MCR
  Note
   Lbl
    MCR
   MCR
  MCR
  Reference
   MCR
  Note
   Lbl
    MCR
   MCR";
    assert_eq!(whole_structure(&file).join("\n"), expected);
    let root = dict(&file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let names = dict(&file, root.get(b"IDTree").unwrap()).get(b"Names").unwrap().as_array().unwrap();
    for pair in names.chunks(2) {
        assert_eq!(dict(&file, &pair[1]).get(b"ID").unwrap(), &pair[0]);
    }
    assert_eq!(names.len(), 4);
}
