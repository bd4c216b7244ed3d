//! Passages about nothing in particular, as far as news goes: people talking, telling of their day, and stories that somebody made up.

use std::path::Path;

use anyhow::Result;

use super::gum;

/// The genres of GUM that they are taken from.
const GENRES: [&str; 3] = ["conversation", "fiction", "vlog"];
/// A passage has from one to so many sentences.
const LONGEST: usize = 6;
/// A line of CoNLL-U begins so where it has the words of a sentence.
const SENTENCE: &str = "# text = ";

/// The passages of GUM below `data`, each with the number of the text that it is from.
pub(crate) fn about_nothing(data: &Path) -> Result<Vec<(usize, String)>> {
    let is_wanted = |name: &str| GENRES.iter().any(|genre| name.split('_').nth(1) == Some(genre));
    let texts = gum::files(data)?.into_iter().filter(|(name, _)| is_wanted(name)).enumerate();
    let passages =
        texts.flat_map(|(number, (_, lines))| cut(&lines).into_iter().map(move |text| (number, text)));
    Ok(passages.collect())
}

/// The sentences of a text: one, then two, and so on to the longest passage, and again.
fn cut(lines: &str) -> Vec<String> {
    let mut sentences = lines.lines().filter_map(|line| line.strip_prefix(SENTENCE)).peekable();
    let mut passages = Vec::new();
    for length in (1..=LONGEST).cycle() {
        if sentences.peek().is_none() {
            break;
        }
        passages.push(sentences.by_ref().take(length).collect::<Vec<_>>().join(" "));
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn passages_grow_and_no_sentence_is_lost() {
        let lines = "# text = One.\n1\tOne\n# text = Two.\n# sent_id = x\n# text = Three.\n# text = Four.";
        assert_eq!(cut(lines), ["One.", "Two. Three.", "Four."]);
        assert!(cut("").is_empty());
    }
}
