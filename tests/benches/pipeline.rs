//! What each stage costs for one document of two pages: `cargo bench -p congvan-tests`.

use std::hint::black_box;
use std::path::Path;

use congvan::cascade::{Cascaded, Options, cascade};
use congvan::compose::compose;
use congvan::lint::lint_in;
use congvan::model::directive::{Directive, Level};
use congvan::model::units::Unit;
use congvan::office::Office;
use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;
use congvan::wording::Phrases;
use criterion::{Criterion, criterion_group, criterion_main};

fn stages(bench: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/lang-son-tet-2027/input.yaml");
    let source = Source::new("input.yaml", std::fs::read_to_string(path).expect("the fixture"));
    let directive = Directive::parse(&source).into_result().expect("a sound directive");
    let unit = Unit::new("xã Chi Lăng", Level::Commune);
    let options = Options::default();
    let (words, office) = (Phrases::vietnamese(), Office::default());
    let Cascaded { directive: derived, trace } =
        cascade(&directive, &unit, &options).expect("a commune's version");
    let fit = || congvan_pdf::fit(&office, |office| compose(&derived, words, office)).expect("composed");
    let document = fit().document;

    bench.bench_function("parse", |bench| bench.iter(|| Directive::parse(black_box(&source))));
    bench.bench_function("lint", |bench| bench.iter(|| lint_in(&source, black_box(&directive))));
    bench.bench_function("cascade", |bench| bench.iter(|| cascade(black_box(&directive), &unit, &options)));
    bench.bench_function("trace as JSON", |bench| bench.iter(|| trace.to_json()));
    bench.bench_function("trace as HTML", |bench| bench.iter(|| trace.to_html(Lang::Vi)));
    bench.bench_function("compose", |bench| bench.iter(|| compose(black_box(&derived), words, &office)));
    bench.bench_function("compose and fit", |bench| bench.iter(fit));
    bench.bench_function("docx", |bench| bench.iter(|| congvan_docx::write(black_box(&document))));
    bench.bench_function("pdf", |bench| bench.iter(|| congvan_pdf::write(black_box(&document))));
}

criterion_group!(benches, stages);
criterion_main!(benches);
