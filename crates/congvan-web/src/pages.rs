//! The pages that a clerk sees, and what they are made of.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::http::StatusCode;
use congvan::document::metrics::Face;
use congvan::model::directive::format::DIRECTIVE;
use congvan::model::units::UNITS;
use congvan::notices::NOTICES;
use congvan::office::OFFICE;
use congvan::text::shape::{Kind, Shape};
use serde_json::{Value, json};
use tera::{Context, Tera};

use crate::batches::Told;
use crate::fault::Fault;

/// A page.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its address.
    pub(crate) path: &'static str,
    /// Its name, which is its template's and its script's.
    name: &'static str,
    /// What stands above it.
    title: &'static str,
    /// Its word among the steps; none for a page beside them.
    step: Option<&'static str>,
}

const fn page(
    path: &'static str,
    name: &'static str,
    title: &'static str,
    step: Option<&'static str>,
) -> Page {
    Page { path, name, title, step }
}

/// All of them, the steps in their order.
pub(crate) const PAGES: &[Page] = &[
    page("/", "start", "Văn bản của cấp trên", Some("Văn bản")),
    page("/doc-hieu", "read", "Máy đã hiểu gì", Some("Đọc hiểu")),
    page("/don-vi", "units", "Đơn vị nào triển khai", Some("Đơn vị")),
    page("/quyet-dinh", "decide", "Xem và quyết định từng câu", Some("Quyết định")),
    page("/ban-in", "print", "Trang sẽ in", Some("Bản in")),
    page("/tai-ve", "download", "Tải về", Some("Tải về")),
    page("/trong-nam", "year", "Văn bản các dịp trong năm", None),
];

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../", $folder, "/", $name)))),*]
    };
}

/// Scripts and styles.
const ASSETS: &[(&str, &[u8])] = files!("assets":
    "app.css", "theme.js", "common.js", "follow.js", "form.js", "arrived.js", "checks.js", "versions.js", "work.js", "settle.js", "office.js", "profile.js", "territory.js", "unfinished.js", "which.js", "start.js", "read.js", "units.js", "decide.js", "print.js", "download.js", "year.js",
    "opened.js", "icon.svg");

const TEMPLATES: &[(&str, &[u8])] = files!("templates":
    "base.html", "start.html", "read.html", "units.html", "decide.html", "print.html", "download.html", "year.html",
    "closed.html", "opened.html", "index.html", "lost.html", "office.html");

static TERA: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::default();
    let text = |bytes: &'static [u8]| std::str::from_utf8(bytes).unwrap_or_default();
    let all = TEMPLATES.iter().map(|(name, bytes)| (*name, text(bytes)));
    tera.add_raw_templates(all).expect("a test makes every page");
    tera
});

fn render_template(name: &str, context: &Context) -> String {
    TERA.render(name, context).expect("a test makes every page")
}

/// A page whole.
pub(crate) fn html(page: &Page) -> String {
    let steps: Vec<_> = PAGES
        .iter()
        .filter_map(|other| Some((other.path, other.step?, other.name == page.name)))
        .map(|(path, word, is_here)| serde_json::json!({ "path": path, "word": word, "here": is_here }))
        .collect();
    let mut context = Context::new();
    context.insert("steps", &steps);
    context.insert("name", page.name);
    context.insert("title", page.title);
    context.insert("is_step", &page.step.is_some());
    context.insert("keys", &*KEYS);
    for (name, told) in of_profiles() {
        context.insert(name, &told);
    }
    render_template(&format!("{}.html", page.name), &context)
}

/// What keys are called, as JSON for a page: findings name them, and the page says what people call them.
static KEYS: LazyLock<String> = LazyLock::new(|| {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut seen: Vec<&Shape> = Vec::new();
    let mut open: Vec<&'static Shape> = vec![&UNITS, &NOTICES, &OFFICE, &DIRECTIVE];
    while let Some(shape) = open.pop() {
        if seen.iter().any(|other| std::ptr::eq(*other, shape)) {
            continue;
        }
        seen.push(shape);
        for field in shape.fields {
            // Of a key that says different things at different places no name is right everywhere.
            let name = names.entry(field.key).or_insert(field.about.0);
            if *name != field.about.0 {
                *name = "";
            }
            open.extend(field.kind.mappings());
        }
    }
    // Of what stands in a document itself most is said.
    names.extend(DIRECTIVE.fields.iter().map(|field| (field.key, field.about.0)));
    names.retain(|_, name| !name.is_empty());
    json!(names).to_string().replace('<', "\\u003c")
});

/// A unit in a file of profiles.
fn profile() -> Option<&'static Shape> {
    UNITS.field("units")?.kind.mapping()
}

/// What the form of a profile takes from the table of its fields: groups of addressees, fields of work, kinds of bodies.
fn of_profiles() -> Vec<(&'static str, Vec<Value>)> {
    let told = |key: &str, about: &str| json!({ "key": key, "about": about });
    let field = |key| profile().and_then(|profile| profile.field(key));
    let keys = |key| {
        let shape = field(key).and_then(|field| field.kind.mapping());
        shape.map(|shape| shape.fields.iter().map(|field| told(field.key, field.about.0)).collect())
    };
    let bodies = match field("body").map(|field| &field.kind) {
        Some(Kind::Choice(words)) => words.iter().map(|one| told(one.word, one.about.0)).collect(),
        _ => Vec::new(),
    };
    vec![
        ("counterparts", keys("recipients").unwrap_or_default()),
        ("departments", keys("departments").unwrap_or_default()),
        ("bodies", bodies),
    ]
}

/// The page for an address that is none.
pub(crate) fn not_found_page() -> String {
    render_template("lost.html", &Context::new())
}

/// The page that lets the browser in.
pub(crate) fn entry_page(path: &str) -> String {
    let known = PAGES.iter().find(|page| page.path == path).map_or("/", |page| page.path);
    let mut context = Context::new();
    context.insert("path", known);
    render_template("opened.html", &context)
}

/// The page for whoever comes without the token.
pub(crate) fn no_token_page() -> String {
    render_template("closed.html", &Context::new())
}

/// The page that lists the files of a batch.
pub(crate) fn index_page(
    title: &str,
    told: &[Told],
    endings: &[(String, String)],
    answers: Option<&str>,
) -> Result<String, Fault> {
    let mut context = Context::new();
    context.insert("title", title);
    let units: Vec<_> = told
        .iter()
        .map(|told| {
            let (folder, name) = told.place.clone().unzip();
            serde_json::json!({ "unit": told.unit, "folder": folder, "name": name, "checks": told.checks })
        })
        .collect();
    context.insert("units", &units);
    let endings: Vec<_> =
        endings.iter().map(|(behind, word)| serde_json::json!({ "behind": behind, "word": word })).collect();
    context.insert("endings", &endings);
    context.insert("answers", &answers);
    TERA.render("index.html", &context).map_err(|error| {
        let (vi, en) =
            (format!("không lập được trang mục lục: {error}"), format!("cannot make the index: {error}"));
        Fault::new(StatusCode::INTERNAL_SERVER_ERROR, vi, en)
    })
}

/// A file that pages ask for, and its media type.
pub(crate) fn asset(name: &str) -> Option<(&'static str, &'static [u8])> {
    if let Some(face) = name.strip_prefix("tinos-").and_then(|rest| rest.strip_suffix(".ttf")) {
        let at = ["regular", "bold", "italic", "bolditalic"].iter().position(|known| *known == face)?;
        return Some(("font/ttf", congvan_pdf::program(Face::ALL[at])));
    }
    let (_, bytes) = ASSETS.iter().find(|(known, _)| *known == name)?;
    let media_type = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
    Some((media_type, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_made_and_has_its_script() {
        for page in PAGES {
            let html = html(page);
            assert!(html.contains(page.title) && html.contains("lang=\"vi\""), "{}", page.name);
            assert!(asset(&format!("{}.js", page.name)).is_some(), "{}", page.name);
            // The policy runs nothing that stands in the page itself.
            assert!(!html.contains("style=") && !html.contains("onclick") && !html.contains("<style"));
        }
        assert!(entry_page("/don-vi").contains("/don-vi") && entry_page("//evil").contains("\"/\""));
        assert!(no_token_page().contains("congvan serve") && not_found_page().contains("href=\"/\""));
        for face in ["regular", "bold", "italic", "bolditalic"] {
            assert!(asset(&format!("tinos-{face}.ttf")).is_some());
        }
    }

    /// What the form of a profile leaves to others: the version of the format, and what only contracts and minutes have.
    const NOT_OF_OFFICES: [&str; 4] =
        ["signatory.party", "signatory.secretary", "signatory.secretary.title", "signatory.secretary.name"];

    #[test]
    fn the_form_of_a_profile_has_every_field_and_no_other() {
        fn leaves(shape: &'static Shape, path: &str, found: &mut Vec<String>) {
            for field in shape.fields {
                let own = format!("{path}{}", field.key);
                match field.kind {
                    Kind::Map(below) => leaves(below, &format!("{own}."), found),
                    Kind::List(_) | Kind::OneOrMore(_) => found.push(format!("{own}[]")),
                    _ => found.push(own),
                }
            }
        }
        let mut wanted = Vec::new();
        leaves(profile().expect("a unit has fields"), "", &mut wanted);
        wanted.retain(|path| !NOT_OF_OFFICES.contains(&path.as_str()));
        let page = html(PAGES.iter().find(|page| page.name == "units").expect("it is there"));
        let mut shown: Vec<&str> =
            page.split("data-path=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        wanted.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, wanted);
    }
}
