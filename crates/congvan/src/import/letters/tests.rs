use super::*;

fn run(text: &str, font: &str) -> Run {
    Run { text: text.to_owned(), font: Some(font.to_owned()), ..Run::default() }
}

fn texts_and_remarks(paragraphs: &[&[Run]]) -> (Vec<String>, Vec<String>) {
    let paragraph =
        |runs: &&[Run]| Block::Paragraph(Paragraph { runs: runs.to_vec(), ..Paragraph::default() });
    let mut arrived = Arrived { blocks: paragraphs.iter().map(paragraph).collect(), ..Arrived::default() };
    settle(&mut arrived);
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text(),
        _ => String::new(),
    };
    (arrived.blocks.iter().map(text).collect(), arrived.remarks)
}

/// As a font of old would keep it.
fn encode(text: &str, charset: Charset) -> String {
    bamboo_core::encode_charset(charset, text).into_owned()
}

const SENTENCE: &str = "Ủy ban nhân dân xã yêu cầu các thôn trưởng tổ chức trực ban, ứng phó với mưa lũ.";

#[test]
fn words_under_old_fonts_become_unicode() {
    for (charset, font) in [(Charset::VniWindows, "VNI-Times"), (Charset::Vps, "VPS Times")] {
        let (texts, remarks) = texts_and_remarks(&[&[run(&encode(SENTENCE, charset), font)]]);
        assert_eq!(texts, [SENTENCE]);
        assert_eq!(remarks.len(), 1);
    }
    let small = SENTENCE.to_lowercase();
    let (texts, _) = texts_and_remarks(&[&[run(&encode(&small, Charset::Tcvn3), ".VnTime")]]);
    assert_eq!(texts, [small]);
}

#[test]
fn small_letters_of_a_font_of_capitals_are_capitals() {
    let coded = encode("ủy ban nhân dân xã đồng lạc, nước", Charset::Tcvn3);
    let (texts, _) = texts_and_remarks(&[&[run(&coded, ".VnTimeH")]]);
    assert_eq!(texts, ["ỦY BAN NHÂN DÂN XÃ ĐỒNG LẠC, NƯỚC"]);
}

#[test]
fn unicode_under_an_old_font_stays() {
    for font in ["VNI-Times", ".VnTime", "VPS Times"] {
        let (texts, remarks) =
            texts_and_remarks(&[&[run(SENTENCE, font)], &[run("Có là gì và có gì", font)]]);
        assert_eq!(texts, [SENTENCE, "Có là gì và có gì"]);
        assert!(remarks.is_empty());
    }
}

#[test]
fn old_letters_and_new_ones_stand_side_by_side() {
    let old = encode("kính gửi các phòng, ban chuyên môn", Charset::VniWindows);
    let (texts, _) = texts_and_remarks(&[&[run(&old, "VNI-Times")], &[run("Nguyễn Văn Bình", "VNI-Times")]]);
    assert_eq!(texts, ["kính gửi các phòng, ban chuyên môn", "Nguyễn Văn Bình"]);
}

#[test]
fn a_letter_parted_from_its_mark_is_joined() {
    let old = encode("tiếng việt", Charset::VniWindows);
    let at = old.char_indices().find(|(_, c)| !c.is_ascii()).map(|(at, _)| at).expect("a mark");
    let (texts, _) = texts_and_remarks(&[&[run(&old[..at], "VNI-Times"), run(&old[at..], "VNI-Helve")]]);
    assert_eq!(texts, ["tiếng việt"]);
}

#[test]
fn a_short_stretch_goes_with_the_rest_of_the_document() {
    let line = encode("căn cứ luật tổ chức chính quyền địa phương", Charset::Tcvn3);
    let (texts, _) = texts_and_remarks(&[&[run(&line, ".VnTime")], &[run("vb", ".VnTimeH")]]);
    assert_eq!(texts[1], "VB");
}

#[test]
fn what_a_printer_made_of_soft_hyphens_and_dots_is_letters() {
    assert_eq!(decode("n\u{2212}íc l\u{2219}", Letters::Tcvn3), "nước lã");
    assert_eq!(decode("n\u{ad}íc", Letters::Tcvn3), "nước");
}

#[test]
fn names_of_fonts() {
    assert_eq!(letters_of("ABCDEF+.VnTimeH,Bold"), Some((Letters::Tcvn3, true)));
    assert_eq!(letters_of(".VnTime"), Some((Letters::Tcvn3, false)));
    assert_eq!(letters_of("VNI-Times"), Some((Letters::Vni, false)));
    assert_eq!(letters_of("Times New Roman"), None);
    assert_eq!(letters_of("Vni"), None);
}

#[test]
fn syllables() {
    for word in "Nguyễn nghiêng quyết giếng gì ưu khuỷu TIẾT".split(' ') {
        assert!(is_syllable(word), "{word}");
    }
    for word in ["Nguyêt", "nhn", "ctr", "tieáng", "Q§", "béó"] {
        assert!(!is_syllable(word), "{word}");
    }
}

#[test]
fn signs_are_characters() {
    let (texts, _) = texts_and_remarks(&[&[run("\u{f0b7}", "Symbol"), run("\u{f0fc}\u{f06f}", "Wingdings")]]);
    assert_eq!(texts, ["•✓□"]);
}

#[test]
fn letters_are_those_in_which_a_text_reads_best() {
    assert_eq!(best("Kính göûi: Hieäu tröôûng caùc tröôøng Tieåu hoïc"), Some(Letters::Vni));
    assert_eq!(best("HiÖu tr\u{ad}ëng c¸c tr\u{ad}êng TiÓu häc"), Some(Letters::Tcvn3));
    assert_eq!(best(SENTENCE), None);
}

#[test]
fn capitals_whose_font_is_lost_are_capitals() {
    for (coded, wanted) in [
        ("PHßNG GI¸O DôC Vµ §µO T¹O", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"),
        ("Tr\u{ad}ëng PHßNG GI¸O DôC", "Trưởng PHÒNG GIÁO DỤC"),
        ("Sè: 12/Q§-UBND cña UBND x· Chi L¨ng", "Số: 12/QĐ-UBND của UBND xã Chi Lăng"),
    ] {
        assert_eq!(decode(coded, Letters::Tcvn3), wanted);
    }
}
