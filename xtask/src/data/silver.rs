//! Texts whose words a teacher labelled, with how sure it was of each label.
//!
//! A file is a list of documents, each a list of sentences, each a list of words; every list has its length in front.
//! Numbers are little-endian. A word is its length in bytes (`u16`), its UTF-8, how many labels it has a share of
//! (`u8`), and for each the label and the share in 255ths (`u8` each).

use std::{
    fs::File,
    io::{BufReader, BufWriter, Read, Write},
    path::Path,
};

use anyhow::{Context, Result};
use nutgraf::model::label::Label;

/// The labels that a word may have, each with its probability. Labels of less than half a 255th are left out; a word
/// without any is surely outside.
pub(crate) type Shares = Vec<(Label, f32)>;

/// A sentence as the teacher read it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<String>,
    /// One for each word.
    pub(crate) shares: Vec<Shares>,
}

/// A document as the teacher read it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Document {
    pub(crate) sentences: Vec<Sentence>,
}

/// The parts that a share is counted in.
const PARTS: f32 = 255.0;

/// Writes `documents` to a file.
pub(crate) fn write(path: &Path, documents: &[Document]) -> Result<()> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut file = BufWriter::new(file);
    write_to(&mut file, documents)
        .and_then(|()| file.flush())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Reads a file that [`write()`] wrote.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    read_from(&mut BufReader::new(file)).with_context(|| format!("{} is damaged", path.display()))
}

fn write_to(out: &mut impl Write, documents: &[Document]) -> std::io::Result<()> {
    let length = |out: &mut dyn Write, length: usize| out.write_all(&(length as u32).to_le_bytes());
    length(out, documents.len())?;
    for document in documents {
        length(out, document.sentences.len())?;
        for Sentence { words, shares } in &document.sentences {
            length(out, words.len())?;
            for (word, shares) in words.iter().zip(shares) {
                let word = &word.as_bytes()[..word.len().min(usize::from(u16::MAX))];
                out.write_all(&(word.len() as u16).to_le_bytes())?;
                out.write_all(word)?;
                let parts =
                    shares.iter().map(|&(label, share)| [label.index() as u8, (share * PARTS).round() as u8]);
                let parts: Vec<[u8; 2]> = parts.filter(|part| part[1] > 0).collect();
                out.write_all(&[parts.len() as u8])?;
                out.write_all(parts.as_flattened())?;
            }
        }
    }
    Ok(())
}

fn read_from(file: &mut impl Read) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for _ in 0..length(file)? {
        let mut document = Document::default();
        for _ in 0..length(file)? {
            let mut sentence = Sentence::default();
            for _ in 0..length(file)? {
                let mut word = vec![0; usize::from(u16::from_le_bytes(bytes(file)?))];
                file.read_exact(&mut word)?;
                sentence.words.push(String::from_utf8(word)?);
                let [count] = bytes(file)?;
                let mut shares = Vec::with_capacity(usize::from(count));
                for _ in 0..count {
                    let [label, parts] = bytes(file)?;
                    let label = Label::from_index(usize::from(label)).context("a label of another model")?;
                    shares.push((label, f32::from(parts) / PARTS));
                }
                sentence.shares.push(shares);
            }
            document.sentences.push(sentence);
        }
        documents.push(document);
    }
    Ok(documents)
}

fn length(file: &mut impl Read) -> Result<u32> {
    Ok(u32::from_le_bytes(bytes(file)?))
}

fn bytes<const COUNT: usize>(file: &mut impl Read) -> Result<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use nutgraf::model::label::Label;

    use super::{Document, Sentence, read_from, write_to};

    #[test]
    fn what_is_written_is_read() {
        let label = |index| Label::from_index(index).unwrap();
        let sentence = Sentence {
            words: ["Noor", "smiled"].map(str::to_owned).to_vec(),
            shares: vec![vec![(label(4), 0.8), (label(8), 0.2)], Vec::new()],
        };
        let documents = vec![Document { sentences: vec![sentence] }, Document::default()];
        let mut bytes = Vec::new();
        write_to(&mut bytes, &documents).unwrap();
        assert_eq!(read_from(&mut bytes.as_slice()).unwrap(), documents);
        assert!(read_from(&mut &bytes[..bytes.len() - 1]).is_err());
    }
}
