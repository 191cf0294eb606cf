//! What stands in Rich Text Format, one thing after another.

/// One thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'r> {
    Open,
    Close,
    /// A word of control and its number.
    Word(&'r str, Option<i32>),
    /// A sign of control: `~`, `-`, `_`, `*`, …
    Sign(u8),
    /// A letter by its code in the font's letters.
    Code(u8),
    /// Letters.
    Text(&'r [u8]),
}

/// The tokens of a file.
pub struct Tokens<'r> {
    bytes: &'r [u8],
    at: usize,
}

impl<'r> Tokens<'r> {
    pub fn new(bytes: &'r [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Passes over bytes that are no text.
    pub fn pass_over(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    fn control(&mut self) -> Token<'r> {
        let from = self.at;
        let rest = &self.bytes[from..];
        let letters = rest.iter().take(40).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            self.pass_over(1);
            return match rest.first() {
                Some(b'\'') => {
                    let code = std::str::from_utf8(rest.get(1..3).unwrap_or_default()).ok();
                    let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
                    self.pass_over(if code.is_some() { 2 } else { 0 });
                    code.map_or(Token::Sign(b'\''), Token::Code)
                }
                Some(b'\r' | b'\n') => Token::Word("par", None),
                Some(sign @ (b'\\' | b'{' | b'}')) => Token::Code(*sign),
                Some(sign) => Token::Sign(*sign),
                None => Token::Sign(0),
            };
        }
        self.pass_over(letters);
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let rest = &rest[letters..];
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
        let mut number = None;
        if digits > 0 {
            number = std::str::from_utf8(&rest[..sign + digits]).ok().and_then(|number| number.parse().ok());
            self.pass_over(sign + digits);
        }
        if self.bytes.get(self.at) == Some(&b' ') {
            self.pass_over(1);
        }
        Token::Word(word, number)
    }
}

impl<'r> Iterator for Tokens<'r> {
    type Item = Token<'r>;

    fn next(&mut self) -> Option<Token<'r>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0 => self.at += 1,
                _ => {
                    let rest = &self.bytes[self.at..];
                    let is_end = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = rest.iter().position(is_end).unwrap_or(rest.len());
                    self.at += length;
                    return Some(Token::Text(&rest[..length]));
                }
            }
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return Some(self.control()),
                _ => {}
            }
        }
    }
}
