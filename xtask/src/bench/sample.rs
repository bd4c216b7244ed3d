//! The texts that are measured. Their names are kept, so that results can be compared over time.

use std::fs;

use anyhow::{Context, Result};

/// A text and the name it has in the tables.
pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) text: String,
    /// UTF-16 code units, what JavaScript calls its length.
    pub(super) units: usize,
}

impl Sample {
    fn new(name: &'static str, text: String) -> Self {
        let units = text.encode_utf16().count();
        Self { name, text, units }
    }
}

/// All samples, from a short article to far more than any.
pub(super) struct Samples {
    pub(super) short: Sample,
    pub(super) long: Sample,
    pub(super) huge: Sample,
}

/// Makes the samples from the articles in seeds/.
pub(super) fn all() -> Result<Samples> {
    let [first, second] = crate::SEEDS.map(|name| {
        let path = crate::root().join("seeds").join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    });
    let (first, second) = (first?, second?);
    let both = [first.as_str(), second.as_str()];
    Ok(Samples {
        long: Sample::new("long", repeated(&both, 100_000)),
        huge: Sample::new("huge", repeated(&both, 5_000_000)),
        short: Sample::new("short", second),
    })
}

/// At least `bytes` of `articles`, over and over; names differ from round to round, as in a real archive.
fn repeated(articles: &[&str], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes);
    for round in 0.. {
        for article in articles {
            push_with_other_names(article, round, &mut text);
            text.push_str("\n\n");
            if text.len() >= bytes {
                return text;
            }
        }
    }
    text
}

/// Appends `article` with an ending of its own for this round on every fourth capitalised word.
fn push_with_other_names(article: &str, round: usize, text: &mut String) {
    let mut capitalised = 0;
    for word in article.split_inclusive(char::is_whitespace) {
        let name = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        text.push_str(name);
        if name.len() > 3 && name.starts_with(char::is_uppercase) {
            capitalised += 1;
            if capitalised % 4 == 0 {
                push_ending(round, text);
            }
        }
        text.push_str(word.get(name.len()..).unwrap_or_default());
    }
}

/// Appends `round` in base five, written in vowels.
fn push_ending(mut round: usize, text: &mut String) {
    while round > 0 {
        text.extend("aeiou".chars().nth(round % 5));
        round /= 5;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_between_rounds_and_the_rest_stays() {
        let text = repeated(&["Only the Fourth Capital Letter, here."], 100);
        assert!(
            text.starts_with(
                "Only the Fourth Capital Letter, here.\n\nOnly the Fourth Capital Lettere, here."
            )
        );
    }

    #[test]
    fn samples_are_as_long_as_they_say() {
        let samples = all().unwrap();
        assert!((5_000..10_000).contains(&samples.short.text.len()));
        assert!((100_000..110_000).contains(&samples.long.text.len()));
        assert!((5_000_000..5_010_000).contains(&samples.huge.text.len()));
    }
}
