//! Tables of a document that take their rows from a file.

use crate::office::Office;

const HEAD: &str = "format: congvan/1
issuer: {name: Ủy ban nhân dân xã Chi Lăng}
number: {symbol: UBND-VHXH}
place: Chi Lăng
date: 2027-01
subject: dự toán sửa chữa thiết bị
recipients: [Phòng Kinh tế]
request: {verb: đề nghị, whom: Phòng Kinh tế, action: thẩm định dự toán sau}
distribution: {to: [Như trên], archive: [VT, VHXH]}
signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch}
measures:
  - Thẩm định trước ngày 15 tháng 01 năm 2027.
  - text: Dự toán như sau
    table:
";

fn with_table(office: Office, table: &str) -> Office {
    office.with("van-ban/du-toan.yaml", format!("{HEAD}{table}"))
}

#[test]
fn rows_come_from_a_file_beside_the_document() {
    let mut office = Office::new();
    office = office.with(
        "van-ban/du-toan.csv",
        "DỰ TOÁN;;\nSTT;Nội dung;Số tiền\n1;Máy tính;32.500.000\n\n2;\"Máy in, mực\";7.200.000\n",
    );
    office = with_table(
        office,
        "      columns: [STT, Nội dung, {title: Số tiền, align: decimal}]\n      rows: du-toan.csv\n",
    );
    office.run("check @van-ban/du-toan.yaml").ends_with(0).says("0 lỗi, 0 cảnh báo, 1 lưu ý").says("VB077");
    office.run("render @van-ban/du-toan.yaml -o @out --to docx,pdf,txt,yaml").ends_with(0);
    assert!(office.text("out/du-toan.txt").contains("2\tMáy in, mực\t7.200.000\n"));
    // What is written anew has the rows in it.
    let again = office.text("out/du-toan.yaml");
    assert!(again.contains("7.200.000") && !again.contains("csv"), "{again}");
    // All columns where none is named, those of the widest row.
    office = with_table(office, "      rows: du-toan.csv\n");
    office.run("render @van-ban/du-toan.yaml -o @out --to txt --force").ends_with(0);
    assert!(office.text("out/du-toan.txt").contains("\nSTT\tNội dung\tSố tiền\n1\tMáy tính\t32.500.000\n"));
}

#[test]
fn a_fault_in_the_file_has_its_place_there() {
    let mut office = Office::new();
    office = office.with("van-ban/du-toan.csv", "STT;Nội dung;Ghi chú\n1;Máy tính  ;\n2;Máy in , mực;\n");
    office = with_table(office, "      columns: [STT, Nội dung]\n      rows: du-toan.csv\n");
    office
        .run("check @van-ban/du-toan.yaml")
        .ends_with(0)
        .says("van-ban/du-toan.csv:3:")
        .says("VB1208")
        .says("cột của tệp không in trong bảng: `Ghi chú`");
    // Nothing of a file is mended.
    let before = office.text("van-ban/du-toan.csv");
    office.run("check @van-ban/du-toan.yaml --fix").ends_with(0);
    assert_eq!(office.text("van-ban/du-toan.csv"), before);
    office = with_table(office, "      columns: [STT, Kinh phí]\n      rows: du-toan.csv\n");
    office.run("check @van-ban/du-toan.yaml").ends_with(1).says("không có cột `Kinh phí`").says("`Nội dung`");
    office = with_table(office, "      columns: [STT, Kinh phí]\n      rows: khong-co.csv\n");
    office.run("check @van-ban/du-toan.yaml").ends_with(1).says("VB069").says("khong-co.csv");
    office.run("render @van-ban/du-toan.yaml -o @out").ends_with(1);
}

#[test]
fn no_cell_and_no_title_is_lost() {
    let mut office = Office::new();
    let columns = "      columns: [STT, Nội dung, {title: Số tiền, align: right}]\n      rows: du-toan.csv\n";
    office = with_table(office, columns);
    office = office.with("van-ban/du-toan.csv", "STT,Nội dung,Số tiền\n1,Máy in, mực,7200000\n");
    office
        .run("check @van-ban/du-toan.yaml")
        .ends_with(1)
        .says("ô D2: ô `7200000` không thuộc cột nào")
        .says("đặt trong dấu nháy");
    office = office
        .with("van-ban/du-toan.csv", "BẢNG KÊ NĂM 2027\nSTT,Nội dung,Số tiền\n1,\"Máy in, mực\",7200000\n");
    office.run("check @van-ban/du-toan.yaml").ends_with(0).says("không in trong bảng: `BẢNG KÊ NĂM 2027`");
    office.run("render @van-ban/du-toan.yaml -o @out --to txt").ends_with(0);
    assert!(office.text("out/du-toan.txt").contains("1\tMáy in, mực\t7.200.000\n"));
    office = with_table(office, "      columns: [STT, Nội dung, Số tiền]\n      rows: du-toan.csv\n");
    office
        .run("check @van-ban/du-toan.yaml")
        .ends_with(0)
        .says("in không có dấu chấm hàng nghìn")
        .says("align: decimal");
}
