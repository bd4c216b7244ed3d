//! The container that a model is kept in.
//!
//! ```text
//! "NUTGRAF\0"                                            8 bytes
//! format      u32                                        FORMAT
//! version     u32 length, UTF-8
//! sections    u32 count, then each: 8-byte name, u32 length, content
//! ```
//! Integers are little endian. The reader and the writer stand side by side so that they cannot drift.

use std::fmt;

const MAGIC: &[u8; 8] = b"NUTGRAF\0";

/// The layout that this build reads and writes.
pub const FORMAT: u32 = 1;

/// The name of a section: eight bytes, padded with spaces.
pub type SectionName = [u8; 8];

/// Why a model could not be loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelError {
    /// The bytes do not begin as a pack does.
    NotAPack,
    /// The pack has another layout.
    Format {
        /// The layout that the pack says it has.
        found: u32,
    },
    /// The bytes end too early.
    Truncated,
    /// A section is not there.
    Missing(&'static str),
    /// A section's content is not as its reader needs it.
    Malformed(&'static str),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPack => {
                write!(f, "this is no Nutgraf model; pass the bytes of a file made by `cargo xtask pack`")
            }
            Self::Format { found } => {
                write!(
                    f,
                    "the model has format {found}, this build reads {FORMAT}; rebuild it with `cargo xtask pack`"
                )
            }
            Self::Truncated => write!(f, "the model ends too early; copy or download it again"),
            Self::Missing(section) => {
                write!(f, "the model has no section `{section}`; rebuild it with `cargo xtask pack`")
            }
            Self::Malformed(section) => write!(
                f,
                "the section `{section}` of the model is damaged; rebuild it with `cargo xtask pack`"
            ),
        }
    }
}

impl std::error::Error for ModelError {}

/// A pack whose frame was checked; the content of its sections was not.
#[derive(Debug, Clone)]
pub struct Pack<'bytes> {
    version: &'bytes str,
    sections: Vec<(SectionName, &'bytes [u8])>,
}

impl<'bytes> Pack<'bytes> {
    /// Reads the frame.
    ///
    /// # Errors
    /// Where `bytes` are no pack, of another format, or too short.
    pub fn read(bytes: &'bytes [u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::new(bytes);
        if reader.take(MAGIC.len()) != Some(MAGIC.as_slice()) {
            return Err(ModelError::NotAPack);
        }
        let found = reader.u32().ok_or(ModelError::Truncated)?;
        if found != FORMAT {
            return Err(ModelError::Format { found });
        }
        let version = reader.counted().ok_or(ModelError::Truncated)?;
        let version = std::str::from_utf8(version).map_err(|_| ModelError::Malformed("version"))?;
        let count = reader.u32().ok_or(ModelError::Truncated)?;
        let mut sections = Vec::new();
        for _ in 0..count {
            let name = reader.array().ok_or(ModelError::Truncated)?;
            sections.push((name, reader.counted().ok_or(ModelError::Truncated)?));
        }
        Ok(Self { version, sections })
    }

    /// The version of the model.
    #[must_use]
    pub const fn version(&self) -> &'bytes str {
        self.version
    }

    /// The names and contents of all sections, in order.
    #[must_use]
    pub fn sections(&self) -> &[(SectionName, &'bytes [u8])] {
        &self.sections
    }

    /// A reader over the content of the section called `name`.
    ///
    /// # Errors
    /// [`ModelError::Missing`] where there is none.
    pub fn section(&self, name: &'static str) -> Result<Reader<'bytes>, ModelError> {
        let wanted = section_name(name);
        let section = self.sections.iter().find(|(name, _)| *name == wanted);
        section.map(|(_, content)| Reader::new(content)).ok_or(ModelError::Missing(name))
    }
}

/// Puts sections together to a pack.
#[derive(Debug, Clone)]
pub struct PackWriter {
    version: String,
    sections: Vec<(SectionName, Vec<u8>)>,
}

impl PackWriter {
    /// A pack without sections.
    #[must_use]
    pub fn new(version: &str) -> Self {
        Self { version: version.to_owned(), sections: Vec::new() }
    }

    /// Adds a section; one of the same name is replaced, in its place.
    pub fn section(&mut self, name: &str, content: Vec<u8>) {
        let name = section_name(name);
        match self.sections.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => *old = content,
            None => self.sections.push((name, content)),
        }
    }

    /// The bytes of the pack.
    #[must_use]
    pub fn finish(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORMAT.to_le_bytes());
        put_counted(&mut bytes, self.version.as_bytes());
        bytes.extend((self.sections.len() as u32).to_le_bytes());
        for (name, content) in &self.sections {
            bytes.extend(name);
            put_counted(&mut bytes, content);
        }
        bytes
    }
}

/// Appends the length of `content` and `content` itself; [`Reader::counted`] reads it back.
pub fn put_counted(bytes: &mut Vec<u8>, content: &[u8]) {
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(content);
}

/// Appends `value` in groups of seven bits, lowest first; [`Reader::varint`] reads it back.
pub fn put_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn section_name(name: &str) -> SectionName {
    let mut padded = [b' '; 8];
    for (to, from) in padded.iter_mut().zip(name.bytes()) {
        *to = from;
    }
    padded
}

/// Reads a section from front to back; `None` is an early end.
#[derive(Debug, Clone)]
pub struct Reader<'bytes> {
    rest: &'bytes [u8],
}

impl<'bytes> Reader<'bytes> {
    /// A reader at the start of `bytes`.
    #[must_use]
    pub const fn new(bytes: &'bytes [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether all was read.
    #[must_use]
    pub const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next `len` bytes.
    pub fn take(&mut self, len: usize) -> Option<&'bytes [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// A little-endian `u32`.
    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// One byte.
    pub fn u8(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    /// A number written by [`put_varint`].
    pub fn varint(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.u8()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// Bytes with their length before them, as written by [`put_counted`].
    pub fn counted(&mut self) -> Option<&'bytes [u8]> {
        let len = self.u32()?;
        self.take(len as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{ModelError, Pack, PackWriter, Reader, put_varint};

    #[test]
    fn what_is_written_is_read() {
        let mut writer = PackWriter::new("7");
        writer.section("words", vec![1, 2, 3]);
        let bytes = writer.finish();
        let pack = Pack::read(&bytes).unwrap();
        assert_eq!(pack.version(), "7");
        assert_eq!(pack.section("words").unwrap().take(3), Some([1, 2, 3].as_slice()));
        assert_eq!(pack.section("none").unwrap_err(), ModelError::Missing("none"));
    }

    #[test]
    fn a_section_is_replaced_in_its_place() {
        let mut writer = PackWriter::new("7");
        writer.section("words", vec![1, 2, 3]);
        writer.section("world", vec![4]);
        writer.section("words", vec![5]);
        let bytes = writer.finish();
        let sections = [(*b"words   ", [5].as_slice()), (*b"world   ", [4].as_slice())];
        assert_eq!(Pack::read(&bytes).unwrap().sections(), sections);
    }

    #[test]
    fn every_cut_of_a_pack_is_refused() {
        let mut writer = PackWriter::new("7");
        writer.section("words", vec![1, 2, 3]);
        let bytes = writer.finish();
        for len in 0..bytes.len() {
            assert!(Pack::read(&bytes[..len]).is_err(), "cut at {len}");
        }
    }

    #[test]
    fn varints_round_trip() {
        for value in [0, 1, 127, 128, 300, u32::MAX] {
            let mut bytes = Vec::new();
            put_varint(&mut bytes, value);
            assert_eq!(Reader::new(&bytes).varint(), Some(value));
        }
    }
}
