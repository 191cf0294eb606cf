//! Which characters the codes of a cut face are, for whoever searches or copies text (ISO 32000-1, 9.10.3).

use std::fmt::{self, Write};

/// What stands before the codes, with the font's name between.
const HEAD: [&str; 3] = [
    "/CIDInit /ProcSet findresource begin\n\n12 dict begin\n\nbegincmap\n\n%!PS-Adobe-3.0 Resource-CMap\n\
     %%DocumentNeededResources: procset CIDInit\n%%IncludeResource: procset CIDInit\n\n\
     /CIDSystemInfo 3 dict dup begin\n/Registry (FontSpecific) def\n/Ordering (",
    ") def\n/Supplement 0 def\nend def\n\n/CMapName /FontSpecific-",
    " def\n/CMapVersion 1 def\n/CMapType 2 def\n/WMode 0 def\n\n\
     1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
];
const END: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
/// A block holds no more codes, and only such as begin with the same byte.
const BLOCK: usize = 100;

/// The map of a font of that name, whose first code is 1 and of the first character.
pub(super) fn map(name: &str, characters: &[char]) -> String {
    let mut map = HEAD.join(name);
    let codes: Vec<(usize, char)> = (1..).zip(characters.iter().copied()).collect();
    for codes in codes.chunk_by(|(one, _), (next, _)| one >> 8 == next >> 8) {
        for codes in codes.chunks(BLOCK) {
            block(&mut map, codes).expect("writing to a string never fails");
        }
    }
    map + END
}

fn block(map: &mut String, codes: &[(usize, char)]) -> fmt::Result {
    writeln!(map, "{} beginbfchar", codes.len())?;
    for (code, character) in codes {
        write!(map, "<{code:04X}> <")?;
        for unit in character.encode_utf16(&mut [0; 2]) {
            write!(map, "{unit:04X}")?;
        }
        writeln!(map, ">")?;
    }
    writeln!(map, "endbfchar")
}
