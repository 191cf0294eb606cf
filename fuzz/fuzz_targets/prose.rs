//! Any sentence is read without gaps, and what nobody changes stays.

#![no_main]

use congvan::model::directive::Text;
use congvan::prose::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let reading = read(&Text::from_notation(text));
    assert_eq!(reading.text.with_edits(&[]).notation(), text);
    let mut end = 0;
    for sentence in &reading.sentences {
        assert_eq!(sentence.span.start, end, "a gap before a sentence of {text:?}");
        end = sentence.span.end;
        let mut inner = sentence.span.start;
        for clause in &sentence.clauses {
            assert_eq!(clause.span.start, inner, "a gap before a clause of {text:?}");
            inner = clause.span.end;
            for mention in &clause.mentions {
                assert!(reading.words().get(mention.span.clone()).is_some(), "{mention:?} of {text:?}");
            }
        }
    }
});
