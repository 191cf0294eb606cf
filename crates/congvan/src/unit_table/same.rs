//! A unit is named in the same ways, with the same answer, in a profile and in a row of a table.

use crate::lint::{House, read_units};
use crate::model::date::PartialDate;
use crate::model::units::Unit;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::Source;
use crate::text::table::{Cell, Row, Table};

/// What is known of a unit, and the codes of what is said of it.
type Told = (Option<[Option<String>; 3]>, Vec<&'static str>);

fn outcome(units: Option<Vec<Unit>>, found: &[Diagnostic]) -> Told {
    let unit = units.and_then(|units| units.into_iter().next());
    let known = unit.map(|unit| {
        let above = [unit.district, unit.province].map(|above| above.map(|above| above.into_notation()));
        let [district, province] = above;
        [Some(unit.name.into_notation()), district, province]
    });
    let codes = found.iter().filter(|found| found.severity > Severity::Note).map(|found| found.code);
    (known, codes.collect())
}

fn day() -> PartialDate {
    PartialDate::parse("2027-01-05").unwrap()
}

fn of_profile(name: &str, province: &str) -> Told {
    let province = if province.is_empty() { String::new() } else { format!("    province: {province}\n") };
    let source =
        Source::new("a.yaml", format!("format: congvan-units/1\nunits:\n  - name: \"{name}\"\n{province}"));
    let (checked, _) = read_units(&source, Some(day()), None, &House::default());
    outcome(checked.value, &checked.diagnostics)
}

fn of_row(name: &str, province: &str) -> Told {
    let row = |line: usize, cells: [&str; 2]| Row {
        line,
        cells: cells.map(|cell| Cell::Text(cell.to_owned())).to_vec(),
    };
    let table = Table::new("a.csv", None, vec![row(1, ["tên", "tỉnh"]), row(2, [name, province])]);
    let checked = table.units(day().whole(), None);
    outcome(Some(checked.units), &checked.diagnostics)
}

#[test]
fn a_name_is_read_alike_everywhere() {
    let of = |name: &str, province: &str| {
        [name, "", province].map(|name| Some(name.to_owned()).filter(|name| !name.is_empty()))
    };
    for (name, province, known) in [
        ("xa dong thanh", "thanh hoa", Some(of("xã Đông Thành", "tỉnh Thanh Hóa"))),
        ("xã Đông Thanh", "Thanh Hóa", None),
        ("xa chi lang", "lang son", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("X. Chi Lăng", "Lạng Sơn", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("Xã Chi Lăng", "Tỉnh Lạng Sơn", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("XÃ CHI LĂNG", "Lạng Sơn", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("Chi Lăng", "Lạng Sơn", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("xã Chi Lăng tỉnh Lạng Sơn", "", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("xã Chi Lăng, Lạng Sơn", "", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("xã Chi Lăng Lạng Sơn", "", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("xã Long Thành", "Đồng Nai", Some(of("phường Long Thành", "thành phố Đồng Nai"))),
        ("thành phố Hải Phòng", "", Some(of("thành phố Hải Phòng", ""))),
        ("xã Chi Lăng *", "Lạng Sơn", Some(of("xã Chi Lăng", "tỉnh Lạng Sơn"))),
        ("xã Chi Làng", "Lạng Sơn", None),
        ("thị trấn Đồng Mỏ", "Lạng Sơn", None),
        ("thành phố Lạng Sơn", "", None),
        ("phường Chi Lăng", "Lạng Sơn", None),
        ("xã Chi Lăng, xã Bắc Sơn", "Lạng Sơn", None),
        ("Bản Đồ Kho Báu", "Lạng Sơn", None),
    ] {
        let (profile, row) = (of_profile(name, province), of_row(name, province));
        assert_eq!(profile, row, "{name}");
        assert_eq!(profile.0, known, "{name}: {:?}", profile.1);
        assert!(known.is_some() || !profile.1.is_empty(), "{name}");
    }
}
