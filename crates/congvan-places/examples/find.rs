//! Finds units by what people write: `find "thị trấn Đồng Mỏ" 2027-01-05`.

use congvan_calendar::Date;
use congvan_places::Gazetteer;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let asked = arguments.next().unwrap_or_else(|| "xã Chi Lăng, Lạng Sơn".to_owned());
    let date = arguments.next().unwrap_or_else(|| "2027-01-05".to_owned());
    let date = match Date::parse(&date) {
        Ok(date) => date,
        Err(why) => return eprintln!("{why}"),
    };
    for found in Gazetteer::get().find(&asked, date).iter().take(5) {
        let province =
            found.entry.province_on(date).map_or_else(String::new, |province| province.name_on(date));
        println!("{}, {province}", found.entry.name_on(date));
    }
}
