//! The one hash of the project: the same on every platform, in every build, in the trainer and in the browser.

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const MULTIPLIER: u64 = 0xd6e8_feb8_6659_fd93;

/// Hashes bytes one by one (FNV-1a with a final mix), for words.
#[derive(Debug, Clone, Copy)]
pub struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher {
    /// Adds one byte.
    pub const fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// Adds one character.
    pub fn char(&mut self, c: char) {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            self.byte(byte);
        }
    }

    /// Adds eight bytes at once.
    const fn eight(&mut self, bytes: u64) {
        let mixed = (self.0 ^ bytes).wrapping_mul(MULTIPLIER);
        self.0 = mixed ^ (mixed >> 32);
    }

    /// The hash of all that was added.
    #[must_use]
    pub const fn finish(self) -> u32 {
        fold(self.0)
    }
}

/// For tables in memory, whose hashes nobody keeps: eight bytes at a time.
impl std::hash::Hasher for Hasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        for &eight in eights {
            self.eight(u64::from_le_bytes(eight));
        }
        let rest = rest.iter().rev().fold(0, |rest, &byte| rest << 8 | u64::from(byte));
        self.eight(rest);
    }

    fn write_u8(&mut self, byte: u8) {
        self.eight(byte.into());
    }

    fn finish(&self) -> u64 {
        // Tables take the low bits and the high ones.
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(MULTIPLIER);
        mixed ^ (mixed >> 32)
    }
}

/// The hash of a string.
#[must_use]
pub fn word(text: &str) -> u32 {
    let mut hasher = Hasher::default();
    for byte in text.bytes() {
        hasher.byte(byte);
    }
    hasher.finish()
}

/// The hash of two hashes in order.
#[must_use]
pub const fn pair(first: u32, second: u32) -> u32 {
    fold(((first as u64) << 32 | second as u64).wrapping_mul(SEED))
}

const fn fold(state: u64) -> u32 {
    let mixed = (state ^ (state >> 32)).wrapping_mul(MULTIPLIER);
    (mixed >> 32) as u32
}
