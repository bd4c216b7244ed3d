//! From the bytes of a file to text.

use std::fmt;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 20 * 1024 * 1024;

/// How many bytes tell what a file is.
const SAMPLE: usize = 4096;

/// How the bytes of a text file stand for characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// One byte a character, as Windows has it in western Europe and America; takes in ISO 8859-1.
    Windows1252,
}

impl Encoding {
    /// Its name in the WHATWG Encoding Standard.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Why the bytes of a file are not read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// The file is larger than [`MAX_FILE_BYTES`].
    TooLarge,
    /// The file is of this kind, which is no text.
    Known(&'static str),
    /// The file is no text, of a kind that was not recognized.
    Binary,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(
                f,
                "the file is larger than {} MB; split it, or save only the article",
                MAX_FILE_BYTES / (1024 * 1024)
            ),
            Self::Known(kind) => write!(f, "this is {kind}, not text; save it as plain text first"),
            Self::Binary => write!(f, "this is not a text file; save the article as plain text first"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// How files begin that are no text, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or a Word, Excel or OpenDocument file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound, video or picture file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\0", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"\0asm", "a program"),
];

/// Tells how `bytes` are encoded: by a byte order mark, by the zeros of UTF-16 without one, as UTF-8 where they are
/// valid, and as windows-1252 otherwise, which fits any bytes.
///
/// # Errors
/// Where the file is too large or no text.
pub fn detect(bytes: &[u8]) -> Result<Encoding, DecodeError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(DecodeError::TooLarge);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(DecodeError::Known(kind));
    }
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return Ok(Encoding::Utf8),
        [0xff, 0xfe, ..] => return Ok(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Ok(Encoding::Utf16Be),
        _ => {}
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.contains(&0) {
        return utf16_without_mark(sample).ok_or(DecodeError::Binary);
    }
    // Text has tabs and line ends and hardly any other control character.
    let controls = sample
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\x0b' | b'\x0c' | b'\r' | 0x1b))
        .count();
    if controls * 20 > sample.len() {
        return Err(DecodeError::Binary);
    }
    Ok(if std::str::from_utf8(bytes).is_ok() { Encoding::Utf8 } else { Encoding::Windows1252 })
}

/// Which UTF-16 a sample is in: in text that uses Latin letters every other byte is zero.
fn utf16_without_mark(sample: &[u8]) -> Option<Encoding> {
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A character of two zeros is in no text, so the other half has to be free of them.
    if odd * 10 > pairs * 7 && even == 0 {
        Some(Encoding::Utf16Le)
    } else if even * 10 > pairs * 7 && odd == 0 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// The text that `bytes` stand for, without a byte order mark, and how they are encoded. What is wrong within an encoding becomes U+FFFD.
///
/// ```
/// use nutgraf::text::encoding::{Encoding, decode};
///
/// assert_eq!(decode(b"caf\xe9 \x96 bar"), Ok(("café – bar".to_owned(), Encoding::Windows1252)));
/// assert_eq!(decode(b"\xff\xfeN\0o\0"), Ok(("No".to_owned(), Encoding::Utf16Le)));
/// assert!(decode(b"%PDF-1.7").is_err());
/// ```
///
/// # Errors
/// Where the file is too large or no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), DecodeError> {
    let encoding = detect(bytes)?;
    let mut text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => bytes.iter().copied().map(windows_1252).collect(),
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok((text, encoding))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().copied().map(unit);
    let characters = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    // An odd byte at the end is half a character.
    characters.chain(rest.iter().map(|_| char::REPLACEMENT_CHARACTER)).collect()
}

/// The character of a byte in windows-1252; the five bytes that it leaves open are control characters, as in browsers.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let position = usize::from(byte).wrapping_sub(0x80);
    FROM_80.get(position).copied().unwrap_or(char::from(byte))
}

/// The encoding that an HTML or XML file in a script of one's own says it is in, as it is written there: a label for
/// `TextDecoder`. Looked for in the first kilobyte, as browsers do.
///
/// Worth asking only where [`detect`] falls back to windows-1252: what is valid UTF-8 is UTF-8, whatever a file says.
#[must_use]
pub fn declared(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    // The declaration itself is in ASCII; what comes before the first other byte is enough.
    let ascii = head.iter().position(|byte| !byte.is_ascii()).unwrap_or(head.len());
    let head = std::str::from_utf8(head.get(..ascii)?).ok()?;
    let lower = head.to_ascii_lowercase();
    let at = ["charset=", "encoding="].iter().find_map(|key| lower.find(key).map(|at| at + key.len()))?;
    let value = head.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let end = value
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')))
        .unwrap_or(value.len());
    value.get(..end).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, Encoding, MAX_FILE_BYTES, declared, decode, detect};

    #[test]
    fn utf16_is_told_by_its_zeros() {
        let text = "Naïve “quotes” in a line of news";
        let units: Vec<u16> = text.encode_utf16().collect();
        let le: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let be: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(decode(&le), Ok((text.to_owned(), Encoding::Utf16Le)));
        assert_eq!(decode(&be), Ok((text.to_owned(), Encoding::Utf16Be)));
    }

    #[test]
    fn byte_order_marks_are_dropped() {
        assert_eq!(decode(b"\xef\xbb\xbfNews"), Ok(("News".to_owned(), Encoding::Utf8)));
        assert_eq!(decode(b"\xfe\xff\0N"), Ok(("N".to_owned(), Encoding::Utf16Be)));
        assert_eq!(decode(b""), Ok((String::new(), Encoding::Utf8)));
    }

    #[test]
    fn broken_utf16_is_marked_and_kept() {
        assert_eq!(
            decode(b"\xff\xfeN\0\x00\xd8o\0!"),
            Ok(("N\u{fffd}o\u{fffd}".to_owned(), Encoding::Utf16Le))
        );
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_kind() {
        assert_eq!(
            detect(b"PK\x03\x04rest"),
            Err(DecodeError::Known("a ZIP archive or a Word, Excel or OpenDocument file"))
        );
        assert_eq!(detect(b"abc\0\x01\x02def\0"), Err(DecodeError::Binary));
        assert_eq!(detect(&[7; 100]), Err(DecodeError::Binary));
        assert_eq!(detect(&vec![b'a'; MAX_FILE_BYTES + 1]), Err(DecodeError::TooLarge));
    }

    #[test]
    fn the_declared_encoding_is_found_in_html_and_xml() {
        assert_eq!(declared(b"<html><meta charset=\"windows-1251\">\xcf"), Some("windows-1251"));
        assert_eq!(
            declared(b"<meta http-equiv=x content='text/html; charset=ISO-8859-2'>"),
            Some("ISO-8859-2")
        );
        assert_eq!(declared(b"<?xml version='1.0' encoding='koi8-r'?>"), Some("koi8-r"));
        assert_eq!(declared(b"The charset is old."), None);
    }
}
